using NodaTime;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>
/// Who writes for a person without an account. It is handed over to a member who accepts; taking it from somebody takes two, a facilitator who offers it to
/// another member, and that member. Names of properties are stored: add, never rename.
/// </summary>
public sealed record Correspondence
{
    /// <summary>The account of who took it on; null for nobody. Ask <see cref="CorrespondentIn"/> who it is now.</summary>
    public string? By { get; init; }
    /// <summary>The account that it is offered to. Ask <see cref="OfferedIn"/> whether that still holds.</summary>
    public string? OfferedTo { get; init; }

    /// <summary>Who it is now: whoever left, was removed or only visits writes for nobody here any more. Who is paused comes back.</summary>
    public string? CorrespondentIn(Roster roster) => MemberOf(roster, By);

    public string? OfferedIn(Roster roster) => MemberOf(roster, OfferedTo);

    /// <summary>Why somebody cannot write down what the person said, or what it came to; null if they can.</summary>
    public Reason? RefuseWriting(Roster roster, string by, Instant now) =>
        !May.Write(roster[by], now) ? Refusals.OnlyMembers
        : CorrespondentIn(roster) != by ? new("Only who writes for this person can do this")
        : null;

    /// <summary>Why somebody cannot keep or delete what stands about the person. Where nobody writes for them, every member looks after it.</summary>
    public Reason? RefuseTending(Roster roster, string by, Instant now) =>
        CorrespondentIn(roster) is null && May.Write(roster[by], now) ? null : RefuseWriting(roster, by, now);

    /// <summary>Takes on a person for whom nobody writes. Of two who do at once, one gets it.</summary>
    public Answer<Corresponding> Take(Roster roster, string by, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        var before = CorrespondentIn(roster);
        if (before == by) return new Corresponding(this, null);
        if (before is not null) return new Reason("Somebody else writes for this person already");
        return Become(by, null, now);
    }

    /// <summary>Nobody writes for the person any more. Who did is not asked why, and the log does not name them.</summary>
    public Answer<Corresponding> HandBack(Roster roster, string by, Instant now) =>
        RefuseWriting(roster, by, now) is { } refusal ? refusal : new Corresponding(new(), new(CorrespondentLog.Free, now, null));

    /// <summary>Offers it to a member, instead of an earlier offer to another: by the correspondent, or by a facilitator in their place.</summary>
    public Answer<Corresponding> Offer(Roster roster, string by, string to, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        if (CorrespondentIn(roster) != by && !May.Facilitate(roster[by], now)) return new Reason("Only who writes for this person, or a facilitator, can do this");
        if (to == by) return new Reason("Ask somebody else: it takes two to hand this over");
        if (!May.Write(roster[to], now)) return new Reason("Only a member who is not paused can write for somebody");
        if (CorrespondentIn(roster) == to) return new Reason("This is the one who writes for them already");
        return new Corresponding(this with { OfferedTo = to }, new(CorrespondentLog.Offered, now, by, to));
    }

    public Answer<Corresponding> Accept(Roster roster, string by, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        if (OfferedIn(roster) != by) return new Reason("This offer is not open any more");
        return Become(by, CorrespondentIn(roster), now);
    }

    /// <summary>Says no to an offer, or takes one back.</summary>
    public Answer<Corresponding> Decline(Roster roster, string by, Instant now)
    {
        if (!May.Write(roster[by], now)) return Refusals.OnlyMembers;
        if (by != OfferedTo && by != CorrespondentIn(roster) && !May.Facilitate(roster[by], now)) return new Reason("Only who writes for this person, or a facilitator, can do this");
        return new Corresponding(this with { OfferedTo = null }, null);
    }

    private static Corresponding Become(string by, string? before, Instant now) =>
        new(new() { By = by }, new(CorrespondentLog.Changed, now, by, before));

    private static string? MemberOf(Roster roster, string? account) => account is not null && roster.SeatOf(account) is { Role: Role.Member or Role.Facilitator } seat ? seat.Account : null;
}

/// <param name="Correspondence">As it is now.</param>
/// <param name="Entry">What the log of the space says of it; null for nothing.</param>
public sealed record Corresponding(Correspondence Correspondence, LogEntry? Entry);
