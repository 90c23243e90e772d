using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// Who was here, to the week, so that a space goes on when nobody comes any more who facilitates (<see cref="Choosing"/>). It is for nothing else: no page says
/// of anybody when they were here.
/// </summary>
public static class Presence
{
    /// <summary>After how many days somebody who did not come counts as silent.</summary>
    public const int DaysOfSilence = 60;

    private const int DaysBetweenNotes = 7;

    /// <summary>Somebody of whom nothing was noted yet is not silent.</summary>
    public static bool IsSilent(this Seat seat, Instant now) => seat.Seen?.PlusDays(DaysOfSilence) <= now.InUtc().Date;

    /// <summary>Whether there are facilitators, and all of them have been silent.</summary>
    public static bool IsLedByNobodyHere(this Roster roster, Instant now) => roster.Facilitators(now).ToList() is { Count: > 0 } all && all.All(seat => seat.IsSilent(now));

    /// <summary>Whether it is time to note that somebody is here.</summary>
    public static bool IsToBeNoted(this Seat seat, Instant now) => seat.Seen is not { } seen || seen.PlusDays(DaysBetweenNotes) <= now.InUtc().Date;

    /// <summary>Notes that a member is here, without a word in the log. For those of whom nothing was noted before, counting begins.</summary>
    public static Answer<Change> NotePresence(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Read(roster[by], now)) return Refusals.OnlyMembers;
        return before with { Roster = roster with { Seats = roster.Seats.Select(seat => seat.Account == by || seat.Seen is null ? seat.At(now) : seat).ToValueList() } };
    }

    internal static Seat At(this Seat seat, Instant now) => seat with { Seen = now.InUtc().Date };
}
