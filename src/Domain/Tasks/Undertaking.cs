using NodaTime;
using Weft.Spaces;

namespace Weft.Tasks;

/// <summary>
/// Who does a task, by when, and whether it is done. People take tasks and give them back; nobody is given one. Names of properties are stored: add, never rename.
/// </summary>
public sealed record Undertaking
{
    /// <summary>The account of who took it; null for nobody. Ask <see cref="OwnerIn"/> who does it now.</summary>
    public string? Owner { get; init; }
    public LocalDate? DueOn { get; init; }
    public LocalDate? DoneOn { get; init; }

    /// <summary>Who does it now: whoever left, was removed or only visits does nothing here any more. Who is paused comes back.</summary>
    public string? OwnerIn(Roster roster) => Owner is { } owner && roster.SeatOf(owner) is { Role: Role.Member or Role.Facilitator } seat ? seat.Account : null;

    public bool IsOverdue(LocalDate today) => DoneOn is null && DueOn < today;

    /// <summary>Takes a free task, or takes one over. Taking a free one is not written down: so the log cannot tell who gives it back.</summary>
    /// <param name="roster">Of the space.</param>
    /// <param name="by">Who takes it.</param>
    /// <param name="from">Who does it now, as whoever takes it saw; null for nobody. Of two who take it at once, one gets it.</param>
    /// <param name="now">When this happens.</param>
    public Answer<Undertaken> Take(Roster roster, string by, string? from, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        if (DoneOn is not null) return IsDone;
        var owner = OwnerIn(roster);
        if (owner == by) return new Undertaken(this, null);
        if (owner != from) return Moved(owner);
        return new Undertaken(this with { Owner = by }, owner is null ? null : new(TaskLog.TakenOver, now, by, owner));
    }

    /// <summary>It is free again. Nobody is asked why, and the log does not say whose it was.</summary>
    public Answer<Undertaken> HandBack(Roster roster, string by, Instant now)
    {
        if (OwnerIn(roster) != by) return new Reason("This task is not yours any more");
        if (DoneOn is not null) return IsDone;
        return new Undertaken(this with { Owner = null }, new(TaskLog.Free, now, null));
    }

    /// <param name="from">Who does it now, as whoever finishes it saw. Who finishes a free task did it.</param>
    /// <inheritdoc cref="Take"/>
    public Answer<Undertaken> Finish(Roster roster, string by, string? from, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        if (DoneOn is not null) return IsDone;
        var owner = OwnerIn(roster);
        if (owner != from) return Moved(owner);
        return new Undertaken(this with { DoneOn = now.InUtc().Date, Owner = owner ?? by }, new(TaskLog.Done, now, by));
    }

    public Answer<Undertaken> Reopen(Roster roster, string by, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        if (DoneOn is null) return new Undertaken(this, null);
        return new Undertaken(this with { DoneOn = null }, new(TaskLog.Reopened, now, by));
    }

    private static Reason Moved(string? owner) => owner is null ? new("Somebody gave this task back a moment ago: nobody does it now") : new("Somebody else took this task a moment ago");

    private static Reason IsDone => new("This task is done already");
}

/// <param name="Work">As it is now.</param>
/// <param name="Entry">What the log of the space says of it; null for nothing.</param>
public sealed record Undertaken(Undertaking Work, LogEntry? Entry);
