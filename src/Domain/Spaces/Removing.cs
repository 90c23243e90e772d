using NodaTime;

namespace Weft.Spaces;

/// <summary>Sends somebody away who is paused: one proposes it, another agrees before the pause ends.</summary>
public static class Removing
{
    /// <summary>By who paused, or by any facilitator once who paused is none any more, or paused too.</summary>
    public static Answer<Change> ProposeRemoval(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Pause(roster[by], now)) return Refusals.OnlyFacilitators;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.Pause is not { } pause || !pause.Runs(now)) return new Reason("Pause this person first. Then a removal can be proposed");
        if (pause.Removal is not null) return new Reason("This removal was proposed already. Another member has to agree to it");
        if (!roster.AnswersFor(pause, by, now)) return Pausing.Unanswered;
        return before.Then(roster.With(seat with { Pause = pause with { Removal = new(by, now) } }), new(Happening.RemovalProposed, now, by, whom), now);
    }

    /// <summary>Removes at once, and the keys have to be turned.</summary>
    public static Answer<Change> AgreeToRemoval(this Roster roster, string by, string whom, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.Agree(mine, now)) return Refusals.OnlyMembers;
        if (roster[whom] is not { } seat) return Refusals.NotHere;
        if (seat.Pause is not { Removal: { } removal } pause) return Refusals.Gone;
        if (by == pause.By || by == removal.By) return Refusals.Ours;
        // Else one person alone could: pause somebody, invite their own second account, and agree with it.
        if (mine.From >= pause.At) return new Reason("You joined after this pause began. Somebody who was here before has to agree");
        var gone = roster.Without(whom);
        gone = gone with { Removed = [.. gone.Removed.Where(removed => removed.Account != whom), new(whom, now)] };
        return before.Then(gone, new(Happening.Removed, now, by, whom), now);
    }
}
