using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// Takes the whole space out as a file: a facilitator proposes it and says why, another member agrees, and then who proposed it may fetch it for a day.
/// </summary>
public static class Exporting
{
    public static Answer<Change> ProposeExport(this Roster roster, string by, string why, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        why = why.Trim();
        if (roster[by] is not { } mine || !May.Export(mine, now)) return Refusals.OnlyFacilitators;
        if (why.Length is 0 or > Export.LongestWhy) return new Reason("Say in at most {0} letters what it is for", $"{Export.LongestWhy}");
        if (mine.Export is not null) return new Reason("You have proposed this already");
        if (roster.Active(now).Count() < 2) return new Reason("There is nobody else yet who could agree");
        return before.Then(roster.With(mine with { Export = new(why, now) }), new(Happening.ExportProposed, now, by), now);
    }

    /// <param name="roster">Of the space.</param>
    /// <param name="by">Who agrees: somebody who was a member before it was proposed.</param>
    /// <param name="whose">The account that proposed it.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Change> AgreeToExport(this Roster roster, string by, string whose, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (roster[by] is not { } mine || !May.Agree(mine, now)) return Refusals.OnlyMembers;
        if (roster[whose] is not { Export: { } export } seat) return Refusals.Gone;
        if (by == whose) return Refusals.Ours;
        if (export.Agreed is not null) return new Reason("Somebody else has agreed already");
        // Else one person alone could: propose, invite their own second account, and agree with it.
        if (mine.From >= export.At) return new Reason("You joined after this was proposed. Somebody who was here before has to agree");
        return before.Then(roster.With(seat with { Export = export with { Agreed = new(by, now) } }), new(Happening.ExportAgreed, now, by, whose), now);
    }

    /// <summary>By who proposed it, or by who agreed: either of them ends it.</summary>
    public static Answer<Change> WithdrawExport(this Roster roster, string by, string whose, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Agree(roster[by], now)) return Refusals.OnlyMembers;
        if (roster[whose] is not { Export: { } export } seat) return Refusals.Gone;
        if (by != whose && by != export.Agreed?.By) return new Reason("Only who proposed this, or who agreed to it, can withdraw it");
        return before.Then(roster.With(seat with { Export = null }), new(Happening.ExportWithdrawn, now, by, whose), now);
    }

    /// <summary>The file is fetched, which the log says each time.</summary>
    public static Answer<Change> FetchExport(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        if (!May.Export(roster[by], now)) return Refusals.OnlyFacilitators;
        if (roster[by] is not { Export.Agreed: not null }) return new Reason("This needs somebody else who agrees, first");
        return before.Then(roster, new(Happening.Exported, now, by), now);
    }

    /// <summary>The seats whose proposal is open.</summary>
    public static IEnumerable<Seat> Exports(this Roster roster, Instant now) => roster.Settle(now).Roster.Seats.Where(seat => seat.Export is not null);

    // Who agreed has to be there still: else it would be the wish of one.
    internal static bool IsOpen(this Roster roster, Export? export, Seat seat, Instant now) =>
        export is not null && now < export.Ends && May.Export(seat, now) && (export.Agreed is not { } agreed || May.Agree(roster[agreed.By], now));
}
