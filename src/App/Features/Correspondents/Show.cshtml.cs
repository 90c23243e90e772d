using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>Somebody without an account: how they are reached, who writes for them, and what they said.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(Viewer viewer, Words words, SpaceBook spaces, PersonCards persons, SayingCards sayings, MemberCards members, Correspondents correspondents) : PersonPage(viewer, words, spaces, persons, members)
{
    public IReadOnlyList<CardHead<SayingHead>> Sayings { get; private set; } = [];
    public Reason? Refusal { get; private set; }

    /// <summary>The account that was asked to write for them from now on; null for none.</summary>
    public string? Offered => Person.Head.Writes.OfferedIn(Space.Roster);
    public bool IsOffered => Offered == Viewer.Account;
    public bool MayOffer => IsMine || May.Facilitate(Space.Mine, Space.Now);
    public bool MayDelete => Person.Head.Writes.RefuseTending(Space.Roster, Viewer.Account, Space.Now) is null;

    /// <summary>Who can be asked: the members but the reader and who writes for them now.</summary>
    public IEnumerable<(string Account, string Name)> Others =>
        Space.Roster.Active(Space.Now).Where(seat => seat.Account != Viewer.Account && seat.Account != Correspondent).Select(seat => (seat.Account, Name(seat.Account)));

    public string WhoWrites => (Correspondent, IsMine) switch
    {
        (null, _) when Person.Body.CorrespondentBefore is { } before => Words["Nobody writes for them now: who did was {0}.", Name(null, before)],
        (null, _) => Words["Nobody writes for them now."],
        (_, true) => Words["You write for them."],
        _ => Words["{0} writes for them.", Name(Correspondent)],
    };

    public string HowAsked => Words[LabelOf(Person.Body.Asked)];

    public async Task<IActionResult> OnGetAsync(string id) => await Fill(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id, string? act, string? to)
    {
        if (act == "delete") return await Delete(id);
        var me = Viewer.Account;
        if (!await Do(id, act switch
        {
            "take" => (writes, now) => writes.Take(Space.Roster, me, now),
            "hand-back" => (writes, now) => writes.HandBack(Space.Roster, me, now),
            "offer" => (writes, now) => writes.Offer(Space.Roster, me, to ?? "", now),
            "accept" => (writes, now) => writes.Accept(Space.Roster, me, now),
            "decline" => (writes, now) => writes.Decline(Space.Roster, me, now),
            _ => (_, _) => new Reason("This page does not know that. Load it again and choose what is there"),
        })) return NotFound();
        if (Refusal is null) return Redirect(AtPerson());
        return await Fill(id) ? Page() : NotFound();
    }

    /// <summary>Changes who writes for them, however many others do at the same time.</summary>
    /// <returns>False if there is no such person any more, or the space is not open any more.</returns>
    private async Task<bool> Do(string id, Func<Correspondence, Instant, Answer<Corresponding>> act)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (!await Load(id, CancellationToken.None)) return false;
            if (!act(Person.Head.Writes, Space.Now).Try(out var corresponding, out var refusal))
            {
                Refusal = refusal;
                return true;
            }
            if (await Persons.Put(Space, Person, corresponding, CancellationToken.None) == CardDrawer.Outcome.Saved) return true;
            if (!await Open()) return false;
        }
        Refusal = SpaceBook.Busy;
        return true;
    }

    private async Task<IActionResult> Delete(string id)
    {
        for (var tries = 0; tries < SpaceBook.MostTries && await Load(id, CancellationToken.None); tries++)
        {
            if (Person.Head.Writes.RefuseTending(Space.Roster, Viewer.Account, Space.Now) is { } refusal)
            {
                Refusal = refusal;
                return await Fill(id) ? Page() : NotFound();
            }
            if (await correspondents.Delete(Space, id, Person.Version, CancellationToken.None) == CardDrawer.Outcome.Saved) break;
            if (!await Open()) return NotFound();
        }
        return Redirect(At());
    }

    private async Task<bool> Fill(string id)
    {
        if (!await Load(id, HttpContext.RequestAborted)) return false;
        Sayings = await sayings.Of(Space, id, HttpContext.RequestAborted);
        return true;
    }
}
