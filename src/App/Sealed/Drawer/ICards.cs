using NodaTime;

namespace Weft.Sealed;

/// <summary>A card that has a day on which it is looked at again.</summary>
/// <param name="Kind">Which kind it is of.</param>
/// <param name="Version">As it was shown: nothing is kept or deleted that somebody changed meanwhile.</param>
/// <param name="Address">Of its page, within the space.</param>
public sealed record ReviewedCard(ICards Kind, string Id, long Version, string Title, LocalDate ReviewOn, string Address);

/// <summary>What a card says, for whoever looks for a person.</summary>
/// <param name="Address">Of its page, within the space.</param>
/// <param name="Texts">Everything in it that may name somebody.</param>
/// <param name="About">What the person is called whom all of it is about; null for none.</param>
public sealed record HeldCard(string Title, string Address, IReadOnlyList<string> Texts, string? About = null)
{
    /// <summary>Names that stand in it of people who had them before it came here in an archive, or before they went.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];
}

/// <summary>The cards of one kind, as the pages see them that show every kind.</summary>
public interface ICards
{
    /// <summary>Stands in boxes, and in the log: never renamed.</summary>
    string Name { get; }
    /// <summary>"Task": above a card.</summary>
    string Label { get; }
    /// <summary>"a task": in a sentence of the log.</summary>
    string One { get; }
    /// <summary>Whether it can be deleted by who looks at it again.</summary>
    bool CanBeDeleted => true;
    /// <summary>Whether somebody from outside may be let in to one of them.</summary>
    bool IsForVisitors => false;

    /// <summary>Of the page of a card, within the space.</summary>
    string Address(string id);

    /// <summary>What a visitor sees of a card, of what was sealed as its head and its body; null where nobody may be let in.</summary>
    Visited? Visit(byte[] head, byte[] body) => null;

    /// <summary>Those that whoever opened the space looks after, whenever their day is.</summary>
    Task<IReadOnlyList<ReviewedCard>> Reviewed(OpenSpace space, CancellationToken cancel);

    /// <summary>Puts off its day, if nobody changed it since that version.</summary>
    Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel);

    /// <param name="version">That is to be deleted, and no other; 0 for whichever there is.</param>
    Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel);

    /// <summary>All of them, for whoever looks for a person.</summary>
    Task<IReadOnlyList<HeldCard>> Held(OpenSpace space, Words words, CancellationToken cancel);
}

/// <summary>All kinds of cards that there are.</summary>
public sealed class CardKinds
{
    private readonly Dictionary<string, ICards> kinds;

    /// <exception cref="ArgumentException">Two have one name.</exception>
    public CardKinds(IEnumerable<ICards> kinds) => (All, this.kinds) = ([.. kinds], kinds.ToDictionary(kind => kind.Name, StringComparer.Ordinal));

    public IReadOnlyList<ICards> All { get; }

    /// <summary>Null of a kind that a Weft writes which knows more.</summary>
    public ICards? this[string name] => kinds.GetValueOrDefault(name);
}
