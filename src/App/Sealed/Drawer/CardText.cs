using NodaTime;

namespace Weft.Sealed;

/// <summary>What every card says beside what its kind says. Names of properties are stored: add, never rename.</summary>
public abstract record CardText
{
    public int Shape { get; init; } = 1;
    /// <summary>The account of who saved it last.</summary>
    public string By { get; init; } = "";
    /// <summary>The name of who wrote it before it came here in an archive, while nobody has changed it since.</summary>
    public string? Before { get; init; }
    /// <summary>When it was written or changed last.</summary>
    public Instant At { get; init; }
    /// <summary>Counts the savings of the form: what else happens to a card is in nobody's way who is typing.</summary>
    public int Edition { get; init; }
    /// <summary>The day on which it is looked at again; null where that is asked with another card.</summary>
    public LocalDate? ReviewOn { get; init; }
}

/// <summary>What a list shows of any card. It has 255 bytes as JSON. Names of properties are stored: add, never rename.</summary>
public record CardLine
{
    /// <summary>Its beginning, if it is long.</summary>
    public string Title { get; init; } = "";
    public LocalDate? ReviewOn { get; init; }
}
