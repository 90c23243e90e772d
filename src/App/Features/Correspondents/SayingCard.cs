using System.Text.Json.Serialization;
using NodaTime;
using Weft.Vault;

namespace Weft.Correspondents;

/// <summary>What a list shows of something that was said: flat, as the first boxes have it.</summary>
public sealed record SayingLine : CardLine
{
    public string Of { get; init; } = "";
    public LocalDate On { get; init; }
    public Way Way { get; init; }
    public LocalDate WrittenOn { get; init; }
    public string? Corrects { get; init; }
    public LocalDate? ShownOn { get; init; }
    public Reply? Reply { get; init; }
    /// <summary>What the title was called before: its first words.</summary>
    public string Begins { init => Title = value; }

    [JsonIgnore]
    public Saying Said
    {
        get => new() { Of = Of, On = On, Way = Way, WrittenOn = WrittenOn, Corrects = Corrects, ShownOn = ShownOn, Reply = Reply };
        init => (Of, On, Way, WrittenOn, Corrects, ShownOn, Reply) = (value.Of, value.On, value.Way, value.WrittenOn, value.Corrects, value.ShownOn, value.Reply);
    }
}

/// <summary>Something that a person without an account said, written down by who writes for them. Names of properties are stored: add, never rename.</summary>
public sealed record SayingCard : CardText
{
    public const int MostText = 100_000, MostDifferent = 20_000;

    public Saying Said { get; init; } = new();
    /// <summary>In Markdown.</summary>
    public string Text { get; init; } = "";
    /// <summary>What they want to be different, if they said so.</summary>
    public string Different { get; init; } = "";

    public static readonly Kind<SayingCard, SayingLine> Kind = new Kind<SayingCard, SayingLine>("saying", "sayings", "What somebody without an account said",
            "what somebody without an account said", saying => FirstWords(saying.Text), saying => new() { Said = saying.Said })
        .Choice("Way", "How did it come?", saying => saying.Said.Way, (saying, way) => saying with { Said = saying.Said with { Way = way } }, PersonCard.LabelOf)
        .Day("On", "The day of the letter, the visit or the call", saying => saying.Said.On, (saying, day) => saying with { Said = saying.Said with { On = day ?? LocalDate.MaxIsoValue } },
            new(Refusal: "Write the day of the letter, the visit or the call. It cannot be still to come."))
        .Prose("Text", "What they said", saying => saying.Text, (saying, it) => saying with { Text = it }, MostText, required: true,
            form: new(Rows: 12, IsMarkdown: true, Refusal: "Write down what they said, in at most {0} letters."))
        .Day("WrittenOn", "Written down on", saying => saying.Said.WrittenOn, (saying, day) => saying with { Said = saying.Said with { WrittenOn = day ?? default } }, new(IsAsked: false))
        .Day("ShownOn", "Shown back on", saying => saying.Said.ShownOn, (saying, day) => saying with { Said = saying.Said with { ShownOn = day } }, new(IsAsked: false))
        .Maybe<Reply>("Reply", "What did they answer?", saying => saying.Said.Reply, (saying, reply) => saying with { Said = saying.Said with { Reply = reply } },
            reply => reply == Reply.Right ? "Yes, that is right" : "They want it different, as below", new(IsAsked: false))
        .Prose("Different", "What should be different, in their words", saying => saying.Different, (saying, it) => saying with { Different = it }, MostDifferent, form: new(IsAsked: false))
        .Ref("Of", saying => saying.Said.Of, (saying, id) => saying with { Said = saying.Said with { Of = id! } }, required: true)
        .Ref("Corrects", saying => saying.Said.Corrects, (saying, id) => saying with { Said = saying.Said with { Corrects = id } })
        .Check((saying, today) => Saying.RefuseDay(saying.Said.On, today) is { } refusal ? ("On", refusal)
            : saying.Said.ShownOn < saying.Said.On || (saying.Said.ShownOn is null && saying.Said.Reply is not null) ? ("ShownOn", new("Nobody is shown what they have not said yet"))
            : (saying.Said.Reply == Reply.Different) != (saying.Different.Length > 0) ? ("Different", new("What should be different goes with that answer, and no other"))
            : null)
        .NotReviewed()
        .Upgrades((head, body) =>
        {
            body["Said"] = head.DeepClone();
            return body;
        });

    private static string FirstWords(string text) => string.Join(' ', Marked.ToText(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

public sealed class SayingCards(CardDrawer drawer, MemberCards members, FilesInArchive files) : Cards<SayingCard, SayingLine>(SayingCard.Kind, drawer, members, files)
{
    /// <summary>What was said by all of them, the last first.</summary>
    public override async Task<IReadOnlyList<CardHead<SayingLine>>> All(OpenSpace space, CancellationToken cancel = default) =>
        [.. (await base.All(space, cancel)).OrderByDescending(saying => saying.Head.On).ThenByDescending(saying => saying.Head.WrittenOn).ThenBy(saying => saying.Id, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<CardHead<SayingLine>>> Of(OpenSpace space, string person, CancellationToken cancel = default) =>
        [.. (await All(space, cancel)).Where(saying => saying.Head.Of == person)];

    /// <summary>Each under the name of who said it.</summary>
    public override async Task<IReadOnlyList<HeldCard>> Held(OpenSpace space, Words words, CancellationToken cancel)
    {
        var names = await Members.Names(space, cancel);
        var speakers = (await Drawer.Heads<PersonLine>(space, PersonCard.Kind.Name, cancel)).ToDictionary(person => person.Id, person => person.Head.Title, StringComparer.Ordinal);
        var held = new List<HeldCard>();
        await foreach (var (id, _, _, saying) in Drawer.Each<SayingLine, SayingCard>(space, Name, Kind.Read, cancel))
        {
            var said = speakers.GetValueOrDefault(saying.Said.Of, "");
            held.Add(new(words["What {0} said", said], $"/persons/{saying.Said.Of}/sayings/{id}", [.. Texts(space, saying, names, words)], said) { Before = Before(saying) });
        }
        return held;
    }

    /// <summary>
    /// Deletes what those said whose cards are gone: also what was written down at the moment in which a card was deleted, or was left over by a crash.
    /// </summary>
    /// <param name="space">Where they stand.</param>
    /// <param name="sayings">All of them, read before the persons: else somebody who has just come would seem to be gone.</param>
    /// <param name="persons">All who are there.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Those that stay.</returns>
    public async Task<IReadOnlyList<CardHead<SayingLine>>> Sweep(OpenSpace space, IReadOnlyList<CardHead<SayingLine>> sayings, IReadOnlyList<CardHead<PersonLine>> persons, CancellationToken cancel = default)
    {
        var known = persons.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var left in sayings.Where(saying => !known.Contains(saying.Head.Of)))
            await Drawer.Delete(space, Name, left.Id, null, cancel: cancel);
        return [.. sayings.Where(saying => known.Contains(saying.Head.Of))];
    }

    protected override Task Arrive(UnfinishedSpace to, string id, SayingCard saying, CancellationToken cancel) =>
        base.Arrive(to, id, saying with { Said = saying.Said with { WrittenOn = LocalDate.Min(saying.Said.WrittenOn, to.Today) } }, cancel);

    /// <summary>Of before version 2, an archive says whose it is by the name of the person who stands before it, and which it corrects by its number among theirs.</summary>
    public override async Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        if (record.Record.TryGetProperty("id", out _))
        {
            await base.Read(record, to, cancel);
            return;
        }
        var said = new ArchivedFields(record.Record);
        if (to.Remembered is not ArrivedPerson person || person.Called != OneLine.OfBefore(said.Take("of") ?? "")) throw new InvalidDataException();
        var number = said.TakeNumber("corrects");
        if (number < 1 || number > person.Sayings.Count) throw new InvalidDataException();
        var saying = Take(said, new(), to, refs: false);
        said.End();
        saying = saying with { Said = saying.Said with { Of = person.Id, Corrects = number is { } earlier ? person.Sayings[earlier - 1] : null } };
        var id = Identifier.Random();
        await Arrive(to, id, saying, cancel);
        person.Sayings.Add(id);
    }
}

/// <summary>Whose sayings come next out of an archive, and the ids of those that came.</summary>
internal sealed record ArrivedPerson(string Id, string Called, List<string> Sayings);
