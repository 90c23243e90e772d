using NodaTime;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>How something passes between a person without an account and their correspondent. Names are stored: add, never rename.</summary>
public enum Way { Letter, Visit, Call }

/// <summary>What the person answered when it was shown back to them. Names are stored: add, never rename.</summary>
public enum Reply { Right, Different }

/// <summary>
/// Something that a person without an account said: when, how, and whether it was shown back to them on paper. Until it was, it can be changed; afterwards it
/// stands, and a new one corrects it. Names of properties are stored: add, never rename.
/// </summary>
public record Saying
{
    /// <summary>How long something may wait to be shown back before the space says so.</summary>
    public static readonly Period Long = Period.FromDays(30);

    /// <summary>The id of who said it.</summary>
    public string Of { get; init; } = "";
    /// <summary>The day of the letter, the visit or the call.</summary>
    public LocalDate On { get; init; }
    public Way Way { get; init; }
    public LocalDate WrittenOn { get; init; }
    /// <summary>The id of the saying that this one corrects.</summary>
    public string? Corrects { get; init; }
    public LocalDate? ShownOn { get; init; }
    /// <summary>Null as long as no answer came.</summary>
    public Reply? Reply { get; init; }

    public bool WaitsLong(LocalDate today) => ShownOn is null && WrittenOn + Long < today;

    /// <param name="on">The day that was said; null if it is none.</param>
    /// <param name="today">What it is compared with.</param>
    public static Reason? RefuseDay(LocalDate? on, LocalDate today) => on <= today ? null : new("Write the day of the letter, the visit or the call. It cannot be still to come.");

    /// <summary>Why its words cannot be changed; null if they can.</summary>
    public Reason? RefuseChange() => ShownOn is null ? null : new("This was shown to them already, so it stays as it is. Write down a new one that corrects it");

    /// <summary>It was shown back on paper. An answer may come later, and once it has come, it stands.</summary>
    /// <param name="on">The day on which they saw it; null if it is none.</param>
    /// <param name="reply">What they said to it; null if nothing yet.</param>
    /// <param name="today">What the day is compared with.</param>
    public Answer<Saying> ShowBack(LocalDate? on, Reply? reply, LocalDate today)
    {
        if (Reply is not null) return new Reason("They have answered already. Write down a new one if it has to be corrected");
        if (on is not { } day || day < On || day > today) return new Reason("Write the day on which they saw it: not before they said it, and not still to come");
        return this with { ShownOn = day, Reply = reply };
    }
}
