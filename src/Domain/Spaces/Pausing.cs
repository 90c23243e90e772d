using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// One facilitator can stop somebody at once; only two people can send somebody away. A facilitator who means harm is slowed,
/// so that the others have time to see it and to pause them: one pause at a time, one a day, and not the
/// same person over and over; one lower role proposed a day (<see cref="Roles"/>), which stops no pause. Who finds two people to stop goes to another facilitator, or has one chosen.
/// </summary>
public static class Pausing
{
    /// <summary>How long a facilitator waits between two steps against people.</summary>
    public static readonly Duration Between = Duration.FromDays(1);

    /// <summary>How long a facilitator waits before pausing the same person again.</summary>
    public static readonly Duration Again = Duration.FromDays(30);

    public static Answer<Change> Pause(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.Pause(mine, now)) return Refusals.OnlyFacilitators;
        if (by == whom) return new Reason("You cannot pause yourself. You can step down, or leave");
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.IsPaused(now)) return new Reason("This person is paused already");
        if (roster.Seats.Any(other => other.IsPaused(now) && other.Pause?.By == by))
            return new Reason("You have paused somebody already. While that goes on, only another facilitator can pause somebody else");
        if (now < mine.LastPause + Between) return new Reason("You paused somebody less than a day ago. Another facilitator can do it now");
        if (seat.Pause is { } earlier && earlier.By == by)
            return new Reason("You paused this person less than {0} days ago. If it is needed again, another facilitator has to do it", $"{Again.Days}");
        return before.Then(roster.With(mine with { LastPause = now }).With(seat with { Pause = new(by, now) }), new(Happening.Paused, now, by, whom), now);
    }

    /// <summary>
    /// Somebody opened far more records in a few minutes than people read, so that nothing more is shown to whoever uses their account. Any facilitator may
    /// end it or go on from it; it counts as nobody's step against them.
    /// </summary>
    public static Answer<Change> PauseForReading(this Roster roster, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.IsPaused(now)) return before;
        return before.Then(roster.With(seat with { Pause = new(whom, now) }), new(Happening.PausedForReading, now, null, whom), now);
    }

    /// <summary>Ends a pause early: by who paused, or by any facilitator once who paused is none any more, or paused too.</summary>
    public static Answer<Change> Lift(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Pause(roster[by], now)) return Refusals.OnlyFacilitators;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.Pause is not { } pause || !pause.Runs(now)) return new Reason("This person is not paused");
        if (!roster.AnswersFor(pause, by, now)) return Unanswered;
        return before.Then(roster.With(seat with { Pause = pause with { Ended = now, Removal = null } }), new(Happening.PauseLifted, now, by, whom), now);
    }

    internal static Reason Unanswered => new("Only who paused this person can do this");

    /// <summary>Who paused, or whoever may pause once who did may not any more. If it were everyone, two who work together would undo every pause of each other.</summary>
    public static bool AnswersFor(this Roster roster, Pause pause, string by, Instant now) =>
        pause.By == by || !May.Pause(roster[pause.By], now);
}
