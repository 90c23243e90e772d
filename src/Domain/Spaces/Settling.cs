using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// Lets go of what time, or another act, has ended. Every act does this before and after; a page may, to keep what came to
/// its end. Nothing depends on when it is done: a seat says by itself what it amounts to at an instant.
/// </summary>
public static class Settling
{
    /// <summary>The same roster, with an empty log, if nothing has ended.</summary>
    public static Change Settle(this Roster roster, Instant now)
    {
        var log = new List<LogEntry>();
        var over = roster.Seats.Where(seat => seat.IsOver(now)).ToList();
        log.AddRange(over.Select(seat => new LogEntry(Happening.VisitEnded, seat.Visit?.Until ?? now, null, seat.Account)));
        var timely = roster.Renewing(over) with
        {
            Restored = now < roster.Restored?.Until ? roster.Restored : null,
            Seats = roster.Seats.Where(seat => !seat.IsOver(now)).Select(seat => InTime(seat, now, log)).ToValueList(),
            Removed = roster.Removed.Where(removed => now < removed.At + LogEntry.Kept).ToValueList(),
        };
        var chosen = timely with { Seats = timely.Seats.Select(seat => timely.Chosen(seat, now, log)).ToValueList() };
        return new(chosen with { Seats = chosen.Seats.Select(seat => StillOpen(seat, chosen, now)).ToValueList() }, log.ToValueList());
    }

    private static Seat InTime(Seat seat, Instant now, List<LogEntry> log)
    {
        if (seat.Pause is { Ended: null } pause && !pause.Runs(now))
        {
            log.Add(new(Happening.PauseLapsed, pause.Ends, null, seat.Account));
            seat = seat with { Pause = pause with { Ended = pause.Ends } };
        }
        if (seat.Pause is { Ended: { } ended } && now >= ended + Pausing.Again) seat = seat with { Pause = null };
        if (seat.LastPause + Pausing.Between <= now) seat = seat with { LastPause = null };
        if (seat.LastLowering + Pausing.Between <= now) seat = seat with { LastLowering = null };
        if (seat.FacilitatesUntil is { } until && now >= until)
        {
            log.Add(new(Happening.RoleChanged, until, null, seat.Account, Role.Member));
            seat = seat.AsMember();
        }
        return seat;
    }

    // A proposal lives as long as who made it may make it. Else somebody who is paused would decide on.
    private static Seat StillOpen(Seat seat, Roster roster, Instant now) => seat with
    {
        Pause = seat.Pause is { Removal: { } removal } pause && !(pause.Runs(now) && May.Pause(roster[removal.By], now)) ? pause with { Removal = null } : seat.Pause,
        Lowering = roster.IsOpen(seat.Lowering, seat, now) ? seat.Lowering : null,
        Offer = roster.IsOpen(seat.Offer, seat, now) ? seat.Offer : null,
        Vouch = roster.IsOpen(seat.Vouch, seat, now) ? seat.Vouch : null,
        Export = roster.IsOpen(seat.Export, seat, now) ? seat.Export : null,
        Candidacy = seat.Candidacy is { } candidacy && roster.IsOpen(candidacy, seat, now)
            ? candidacy with { Agreed = candidacy.Agreed.Where(account => May.ChooseFacilitators(roster[account], now)).ToValueList() }
            : null,
    };
}
