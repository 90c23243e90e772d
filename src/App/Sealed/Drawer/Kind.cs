using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>Takes a box of one shape to the next: what stood in the head and in the body, as JSON; the body that it becomes.</summary>
public delegate JsonObject Upgrade(JsonObject head, JsonObject body);

public static class Shape
{
    /// <summary>What stood in the head alone goes into the body, which has the whole card since.</summary>
    public static JsonObject HeadIntoBody(JsonObject head, JsonObject body)
    {
        foreach (var (property, value) in head)
        {
            if (!body.ContainsKey(property)) body[property] = value?.DeepClone();
        }
        return body;
    }
}

/// <summary>Says once what a kind of card is made of.</summary>
/// <param name="name">Stands in boxes: never renamed.</param>
/// <param name="path">Of its pages within a space, and its name in archives: never renamed.</param>
/// <param name="label">"Task": in the list of what is to be looked at again.</param>
/// <param name="one">"a task": in a sentence of the log.</param>
/// <param name="title">What a card is called, all of it.</param>
/// <param name="line">What a list shows beside its title and its day.</param>
public sealed class Kind<T, TLine>(string name, string path, string label, string one, Func<T, string> title, Func<T, TLine> line)
    where T : CardText, new() where TLine : CardLine
{
    private const int HeadBytes = 255;
    private readonly List<Field<T>> fields = [];
    private readonly List<Named<T>> people = [];
    private readonly List<Ref<T>> refs = [];
    private readonly List<Upgrade> upgrades = [];

    public string Name => name;
    public string Path => path;
    public string Label => label;
    public string One => one;
    public IReadOnlyList<Field<T>> Fields => fields;
    public IReadOnlyList<Named<T>> People => people;
    public IReadOnlyList<Ref<T>> Refs => refs;
    /// <summary>Grows with each upgrade.</summary>
    public int Shape => 1 + upgrades.Count;
    /// <summary>Null where a card has no files.</summary>
    public HasFiles<T>? Files { get; private set; }
    /// <summary>Null where nobody from outside may be let in to a card.</summary>
    public Func<T, Visited>? Visited { get; private set; }
    /// <summary>Why a card is not for somebody to keep or delete; null if it is.</summary>
    internal Func<TLine, OpenSpace, Reason?> RefuseTending { get; private set; } = (_, _) => null;
    internal Func<T, LocalDate, (string Field, Reason Refusal)?> Checked { get; private set; } = (_, _) => null;
    internal Func<T, LocalDate?>? PurgedOn { get; private set; }
    /// <summary>Whether a card has a day of its own on which it is looked at again.</summary>
    public bool IsReviewed { get; private set; } = true;
    /// <summary>What the person is called whom all of a card is about; null for a kind that is about nobody.</summary>
    internal Func<T, string>? About { get; private set; }

    public string Title(T card) => title(card);
    public string Address(string id) => $"/{path}/{id}";
    public Field<T> this[string field] => fields.Single(one => one.Name == field);

    public Kind<T, TLine> Line(string name, string label, Func<T, string> get, Func<T, string, T> with, int most, bool required = true, InForm? form = null) =>
        Add(new Line<T>(name, label, get, with, most, required, form ?? new()));

    public Kind<T, TLine> Prose(string name, string label, Func<T, string> get, Func<T, string, T> with, int most, bool required = false, InForm? form = null) =>
        Add(new Prose<T>(name, label, get, with, most, required, form ?? new(Rows: 6)));

    public Kind<T, TLine> Day(string name, string label, Func<T, LocalDate?> get, Func<T, LocalDate?, T> with, InForm? form = null) =>
        Add(new Day<T>(name, label, get, with, form ?? new()));

    public Kind<T, TLine> Choice<TEnum>(string name, string label, Func<T, TEnum> get, Func<T, TEnum, T> with, Func<TEnum, string> labelOf, InForm? form = null) where TEnum : struct, Enum =>
        Add(new Choice<T, TEnum>(name, label, card => get(card), (card, chosen) => with(card, chosen!.Value), labelOf, required: true, form ?? new()));

    /// <summary>One of some, or none yet.</summary>
    public Kind<T, TLine> Maybe<TEnum>(string name, string label, Func<T, TEnum?> get, Func<T, TEnum?, T> with, Func<TEnum, string> labelOf, InForm? form = null) where TEnum : struct, Enum =>
        Add(new Choice<T, TEnum>(name, label, get, with, labelOf, required: false, form ?? new()));

    /// <summary>A member whom the card names: by a name alone, once it goes elsewhere.</summary>
    public Kind<T, TLine> Member(string name, Func<T, Roster, string?> account, Func<T, string?> before, Func<T, string?, T> with, string? told = null)
    {
        people.Add(new(name, account, before, with, told));
        return this;
    }

    /// <summary>Another card that it points at; in an archive, by a mark that stands for its id there alone.</summary>
    public Kind<T, TLine> Ref(string name, Func<T, string?> id, Func<T, string?, T> with, bool required = false)
    {
        refs.Add(new(name, id, with, required));
        return this;
    }

    /// <param name="most">So many at most.</param>
    public Kind<T, TLine> WithFiles(Func<T, ValueList<AttachedFile>> get, Func<T, ValueList<AttachedFile>, T> with, int most)
    {
        Files = new(get, with, most);
        return this;
    }

    /// <summary>Somebody from outside may be let in to a card, and sees this of it.</summary>
    public Kind<T, TLine> ForVisitors(Func<T, Visited> visited)
    {
        Visited = visited;
        return this;
    }

    /// <summary>What depends on more than one field: the field at which it is said, and what.</summary>
    public Kind<T, TLine> Check(Func<T, LocalDate, (string Field, Reason Refusal)?> check)
    {
        Checked = check;
        return this;
    }

    /// <summary>Who looks after a card, where that is not everybody.</summary>
    public Kind<T, TLine> TendedBy(Func<TLine, OpenSpace, Reason?> refuse)
    {
        RefuseTending = refuse;
        return this;
    }

    /// <summary>It is looked at again together with another card, and has no day of its own.</summary>
    public Kind<T, TLine> NotReviewed()
    {
        IsReviewed = false;
        return this;
    }

    /// <summary>A day on which it is deleted, whether anybody is signed in or not; the day stands on the disk.</summary>
    public Kind<T, TLine> Purged(Func<T, LocalDate?> on)
    {
        PurgedOn = on;
        return this;
    }

    /// <summary>All that it says is about one person, of that name: who asks what is held about them is shown all of it.</summary>
    public Kind<T, TLine> IsAbout(Func<T, string> called)
    {
        About = called;
        return this;
    }

    /// <summary>How a box of the shape before becomes one of the next: the first takes shape 1 to 2.</summary>
    public Kind<T, TLine> Upgrades(Upgrade upgrade)
    {
        upgrades.Add(upgrade);
        return this;
    }

    /// <summary>What is sealed of a card, with as much of its title in the list as there is room for.</summary>
    internal Card<TLine, T> Card(string id, long version, T card)
    {
        var shown = line(card) with { ReviewOn = card.ReviewOn, Title = "" };
        return new(id, version, shown with { Title = SealedJson.Begin(title(card), HeadBytes - SealedJson.LengthOf(shown)) }, card with { Shape = Shape })
        {
            PurgeOn = PurgedOn?.Invoke(card),
        };
    }

    /// <summary>A body as it is today, whatever shape it was sealed in.</summary>
    internal T Read(byte[] head, byte[] body)
    {
        // Most are of today's shape: only of the others a second reading.
        var card = JsonSerializer.Deserialize<T>(body, SealedJson.Options)!;
        if (card.Shape >= Shape) return card;
        var (top, text) = (JsonNode.Parse(head)!.AsObject(), JsonNode.Parse(body)!.AsObject());
        for (var shape = Math.Max(1, card.Shape); shape < Shape; shape++) text = upgrades[shape - 1](top, text);
        return text.Deserialize<T>(SealedJson.Options)! with { Shape = Shape };
    }

    private Kind<T, TLine> Add(Field<T> field)
    {
        fields.Add(field);
        return this;
    }
}

/// <param name="Most">So many at most.</param>
public sealed record HasFiles<T>(Func<T, ValueList<AttachedFile>> Get, Func<T, ValueList<AttachedFile>, T> With, int Most);

/// <summary>What somebody from outside sees of a card that they were let in to.</summary>
/// <param name="Text">In Markdown.</param>
public sealed record Visited(string Title, string Text, Instant At)
{
    /// <summary>Whose keys stand in the card, so that they come with it.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];
    /// <summary>A partial that says more, and its model for the day on which it is read; null for none.</summary>
    public Func<LocalDate, (string Partial, object Model)>? Beside { get; init; }
}
