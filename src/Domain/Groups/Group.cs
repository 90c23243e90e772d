using NodaTime;
using Weft.Places;

namespace Weft.Groups;

/// <summary>An organisation - collective, campaign, charity, union, law centre - as a file or its own people describe it.</summary>
public sealed record Group
{
    /// <summary>Stable within one map: the source's own id, else made from the name and place.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public GroupKind Kind { get; init; }
    public Place? Place { get; init; }
    public string Description { get; init; } = "";
    public string? Website { get; init; }
    public Scale? Scale { get; init; }
    /// <summary>Whether the group belongs to the coalition whose map this is.</summary>
    public bool Member { get; init; }
    /// <summary>Whether its list says that it is not to be shown to everyone.</summary>
    public bool NotPublic { get; init; }
    public Capacity Capacity { get; init; }
    /// <summary>Until when a resting group rests; null if it did not say.</summary>
    public LocalDate? RestingUntil { get; init; }

    public ValueList<string> Causes { get; init; } = [];
    public ValueList<string> Specialisms { get; init; } = [];
    public ValueList<string> Skills { get; init; } = [];
    public ValueList<string> Resources { get; init; } = [];
    public ValueList<string> Values { get; init; } = [];
    /// <summary>Whom the group is made of, or works with.</summary>
    public ValueList<string> Communities { get; init; } = [];
    public ValueList<string> Languages { get; init; } = [];
    public ValueList<string> Strategies { get; init; } = [];
    /// <summary>Systems the group opposes.</summary>
    public ValueList<string> Opposes { get; init; } = [];
    /// <summary>Skills, resources or specialisms that the group wants.</summary>
    public ValueList<string> Needs { get; init; } = [];
    /// <summary>Other places it works in, as written.</summary>
    public ValueList<string> WorksIn { get; init; } = [];

    /// <summary>People, e-mail addresses, telephone numbers and notes. Never published.</summary>
    public ValueList<Field> Private { get; init; } = [];
    /// <summary>What the file said under headings that Weft has no meaning for, kept as it was.</summary>
    public ValueList<Field> Others { get; init; } = [];

    /// <summary>What the group holds of one kind of need.</summary>
    public ValueList<string> Holds(NeedKind kind) => kind switch
    {
        NeedKind.Specialism => Specialisms,
        NeedKind.Skill => Skills,
        NeedKind.Resource => Resources,
        NeedKind.Value => Values,
        NeedKind.Community => Communities,
        NeedKind.Language => Languages,
        NeedKind.Place => Place is { } place
            ? [.. new[] { place.Name, place.Region, place.Country }.OfType<string>(), .. WorksIn]
            : WorksIn,
        _ => [],
    };
}

/// <summary>A heading and what stood under it.</summary>
public sealed record Field(string Name, string Value);

public enum GroupKind
{
    Group,
    /// <summary>A gathering that groups shared.</summary>
    Event,
    /// <summary>A network or coalition that groups belong to.</summary>
    Network,
}

public enum Scale { Local, Regional, National, International }

public enum Capacity { Open, ALittle, Resting }

/// <summary>What a purpose may need.</summary>
public enum NeedKind { Specialism, Skill, Resource, Value, Community, Place, Language }
