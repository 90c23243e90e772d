using Microsoft.AspNetCore.Mvc;
using Weft.Invitations;
using Weft.Spaces;

namespace Weft.Members;

/// <summary>Something that can be done about somebody.</summary>
public sealed record PersonAct(string Name, string Label, string Hint, bool Grave = false);

/// <summary>Somebody in a list, with what is under way and what can be done.</summary>
public sealed record PersonLine(string Account, string Name, string Standing, Reader? Reads, IReadOnlyList<string> Open, IReadOnlyList<PersonAct> Acts, bool CanReturn)
{
    /// <summary>When a lower role was proposed for them: who agrees, agrees to that and to no later one.</summary>
    public string? Proposed { get; init; }
}

[IgnoreAntiforgeryToken, Once]
public sealed class PeopleModel(Viewer viewer, Words words, SpaceBook spaces, InvitationBook invitations, MemberCards members, Visitors visitors, FormerMembers formerMembers, Departures departures) : SpacePage(viewer, spaces)
{
    public IReadOnlyList<PersonLine> People { get; private set; } = [];
    public IReadOnlyList<(Invitation Invitation, string By)> Invitations { get; private set; } = [];
    /// <summary>Who sat in this space before it came here in an archive.</summary>
    public IReadOnlyList<Card<FormerHead, FormerBody>> Former { get; private set; } = [];
    public Reason? Refusal { get; private set; }
    /// <summary>The day until which no new key begins; null for almost every space.</summary>
    public string? RepairedUntil => Space.Roster.Restored is { } restored && Space.Now < restored.Until ? Calling.LastDay(restored.Until, words) : null;

    public Task OnGetAsync() => Fill();

    public async Task<IActionResult> OnPostAsync(string? act, string? whom, string? proposed)
    {
        var me = Viewer.Account;
        whom ??= "";
        if (act == "leave") return await Leave();
        Refusal = act switch
        {
            "approve" => await invitations.Approve(Viewer, Space.Id, whom, CancellationToken.None),
            "withdraw" => await invitations.Withdraw(Viewer, Space.Id, whom, CancellationToken.None),
            "pause" => await Act((roster, now) => roster.Pause(me, whom, now)),
            "lift" => await Act((roster, now) => roster.Lift(me, whom, now)),
            "propose-removal" => await Act((roster, now) => roster.ProposeRemoval(me, whom, now)),
            "agree-removal" => await departures.AgreeToRemoval(Viewer, Space.Id, whom, CancellationToken.None),
            "propose-member" => await Act((roster, now) => roster.ProposeLowerRole(me, whom, now)),
            "agree-lower" => await Act((roster, now) => roster.AgreeToLowerRole(me, whom, Calling.InstantOf(proposed) ?? default, now)),
            "withdraw-lower" => await Act((roster, now) => roster.WithdrawLowerRole(me, whom, now)),
            "offer" => await Act((roster, now) => roster.OfferFacilitation(me, whom, stays: false, now)),
            "share" => await Act((roster, now) => roster.OfferFacilitation(me, whom, stays: true, now)),
            "accept" => await Act((roster, now) => roster.AcceptFacilitation(me, whom, until: null, now)),
            "decline" => await Act((roster, now) => roster.DeclineFacilitation(me, whom, now)),
            "renew" => await Act((roster, now) => roster.Renew(me, until: null, now)),
            "step-down" => await Act((roster, now) => roster.StepDown(me, now)),
            "longer" => await Act((roster, now) => roster.LengthenVisit(me, whom, now)),
            "vouch" => await Act((roster, now) => roster.ProposeVouch(me, whom, now)),
            "agree-vouch" => await Act((roster, now) => roster.AgreeToVouch(me, whom, now)),
            "end-vouch" => await Act((roster, now) => roster.EndVouch(me, whom, now)),
            "propose" => await Act((roster, now) => roster.ProposeFacilitator(me, whom, now)),
            "agree" => await Act((roster, now) => roster.AgreeToFacilitator(me, whom, now)),
            _ => new("This page does not know that. Load it again and choose what is there"),
        };
        if (Refusal is null) return Redirect(At("/people"));
        if (!await Open()) return NotFound();
        await Fill();
        return Page();
    }

    private Task<Reason?> Act(Func<Roster, NodaTime.Instant, Answer<Change>> act) => Spaces.Act(Viewer, Space.Id, act, CancellationToken.None);

    private async Task<IActionResult> Leave()
    {
        Refusal = await departures.Leave(Viewer, Space.Id, CancellationToken.None);
        if (Refusal is null || !await Open()) return Redirect($"{Request.PathBase}/spaces");
        await Fill();
        return Page();
    }

    private async Task Fill()
    {
        var names = await members.Names(Space, HttpContext.RequestAborted);
        var readers = (await visitors.Readers(Space, HttpContext.RequestAborted)).ToDictionary(reader => reader.Seat.Account);
        // As time has left it: nothing is offered that is over.
        var roster = Space.Roster.Settle(Space.Now).Roster;
        var people = new List<PersonLine>();
        foreach (var seat in roster.Seats)
        {
            var line = new PersonLine(seat.Account, names.Called(seat.Account, words), names.Standing(seat, Space.Now, words), readers.GetValueOrDefault(seat.Account), [.. UnderWay(seat, names)], [.. Possible(seat)],
                roster.RefuseReturn(seat.Account, Viewer.Account, Space.Now, Space.Now) is null);
            people.Add(line with { Proposed = seat.Lowering is { } lowering ? Calling.Send(lowering.At) : null });
        }
        People = people;
        Former = await formerMembers.All(Space, HttpContext.RequestAborted);
        Invitations = [.. (await invitations.Open(Space, HttpContext.RequestAborted)).Select(invitation => (invitation, names.Called(invitation.By, words)))];
    }

    private IEnumerable<string> UnderWay(Seat seat, IReadOnlyDictionary<string, MemberHead> names)
    {
        if (seat.Pause is { } pause && pause.Runs(Space.Now))
        {
            yield return pause.By == seat.Account
                ? words["Paused because hundreds of records were opened within minutes with this account. It ends by itself on {0}, unless two agree that this person should go. Ask them: somebody else may have their passphrase.", Calling.Day(pause.Ends, words)]
                : words["Paused by {0}. It ends by itself on {1}, unless two agree that this person should go.", names.Called(pause.By, words), Calling.Day(pause.Ends, words)];
            if (pause.Removal is { } removal) yield return words["{0} proposes that this person should go. Somebody else has to agree.", names.Called(removal.By, words)];
        }
        if (seat.Lowering is { } lowering)
            yield return words["{0} proposes that they do not facilitate any more, and stay as a member. Until {1}, another member or they themselves can agree.", names.Called(lowering.By, words), Calling.Hour(lowering.Ends, words)];
        if (seat.Offer is { } offer) yield return words[offer.Stays ? "Asks {0} to facilitate, too." : "Offers to hand facilitation over to {0}.", names.Called(offer.To, words)];
        if (seat.Vouch is { } vouch)
        {
            yield return vouch.Agreed is { } second
                ? words["{0} and {1} vouch that they lost passphrase and recovery code. From {2} on, one of the two can make the invitation with which they take this seat again. If they sign in before that, it is over. Whoever knows better says so now.",
                    names.Called(vouch.By, words), names.Called(second.By, words), Calling.Hour(vouch.From!.Value, words)]
                : words["{0} vouches that they lost passphrase and recovery code. A second member who has met them has to vouch, too.", names.Called(vouch.By, words)];
        }
        if (seat.Candidacy is { } candidacy)
            yield return words["Proposed as facilitator. {0} of {1} have said yes; it takes {2}.", candidacy.Agreed.Count, Space.Roster.Majority(Space.Now).Of, Space.Roster.Majority(Space.Now).Needed];
    }

    private IEnumerable<PersonAct> Possible(Seat seat)
    {
        var (mine, now, me) = (Space.Mine, Space.Now, Viewer.Account);
        var self = seat.Account == me;
        if (self && May.Facilitate(seat, now))
        {
            yield return new("renew", "Go on facilitating", "For another half year. Possible in the last 30 days.");
            yield return new("step-down", "Step down", "You become a member. Possible when somebody else facilitates, too.");
        }
        if (seat.Offer is { } offer && offer.To == me)
        {
            yield return new("accept", "Accept facilitation", "For half a year.");
            yield return new("decline", "Decline it", "Not now is a fair answer.");
        }
        var paused = seat.Pause?.Runs(now) == true;
        if (seat.Role == Role.Visitor && May.ChangeRoles(mine, now) && !paused) yield return new("longer", "Let them read it longer", "For 30 more days.");
        if (!self && May.Pause(mine, now) && !paused)
            yield return new("pause", "Pause this person", "At once, for seven days at most. They can open nothing here meanwhile.", Grave: true);
        if (!self && paused && May.Pause(mine, now) && Space.Roster.AnswersFor(seat.Pause!, me, now))
        {
            yield return new("lift", "End the pause", "They come back at once.");
            if (seat.Pause!.Removal is null) yield return new("propose-removal", "Propose that they should go", "Somebody else has to agree before the pause ends.", Grave: true);
        }
        if (!self && paused && seat.Pause!.Removal is { } removal && removal.By != me && seat.Pause.By != me && May.Agree(mine, now))
            yield return new("agree-removal", "Agree that they should go", seat.Role == Role.Visitor ? "At once. What they read gets another key, which they do not have."
                : RepairedUntil is null ? "At once. A new key begins, which they do not have." : "At once: they find nothing here any more. A new key, which they do not have, begins after the day that stands above.", Grave: true);
        if (seat.Lowering is { } lowering && !paused)
        {
            if (lowering.By == me) yield return new("withdraw-lower", "Take that proposal back", "They stay what they are.");
            else if (May.Agree(mine, now)) yield return new("agree-lower", "Agree to that", self ? "At once. You stay as a member." : "At once. They stay as a member.", Grave: true);
        }
        if (!self && seat.Lowering is null && May.ChangeRoles(mine, now) && May.Facilitate(seat, now))
            yield return new("propose-member", "Propose that they stop facilitating", "They stay as a member. Another member or they themselves have to agree within seven days.", Grave: true);
        if (!self && May.Facilitate(mine, now) && May.BecomeFacilitator(seat, now))
        {
            yield return new("offer", "Hand facilitation over to them", "You become a member when they accept.");
            yield return new("share", "Ask them to facilitate, too", "You both do when they accept.");
        }
        if (!self && !paused && seat.Role != Role.Visitor && May.Agree(mine, now))
        {
            if (seat.Vouch is not { } vouch) yield return new("vouch", "Vouch for them: they cannot sign in any more", "Only after you have met them. A second member has to vouch, too; a day later, one of you makes an invitation with which they take this seat again.");
            else if (vouch.Agreed is null && vouch.By != me) yield return new("agree-vouch", "Vouch for them, too", "Only if you have met them yourself.");
            if (seat.Vouch is { } open && (open.IsOf(me) || May.Facilitate(mine, now))) yield return new("end-vouch", "Stop it that anybody vouches for them", "Nobody takes this seat then.", Grave: true);
        }
        if (May.ChooseFacilitators(mine, now) && May.BecomeFacilitator(seat, now))
        {
            if (seat.Candidacy is null) yield return new("propose", self ? "Propose yourself as facilitator" : "Propose them as facilitator", "More than half of the members decide, and the person has to want it.");
            else if (Space.Roster.Settle(now).Roster.MayAgreeToFacilitator(me, seat.Account, now)) yield return new("agree", "Say yes to that", "It takes effect with the last yes that it needs.");
        }
    }
}
