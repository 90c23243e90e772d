using Microsoft.AspNetCore.Mvc;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>Somebody without an account: how they are reached, who writes for them, and what they said.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(PersonCards persons, SayingCards sayings, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : PersonPage(persons, viewer, words, spaces, members)
{
    public IReadOnlyList<CardHead<SayingLine>> Sayings { get; private set; } = [];

    /// <summary>The account that was asked to write for them from now on; null for none.</summary>
    public string? Offered => Is.Writes.OfferedIn(Space.Roster);
    public bool IsOffered => Offered == Viewer.Account;
    public bool MayOffer => IsMine || May.Facilitate(Space.Mine, Space.Now);
    public bool MayDelete => Is.Writes.RefuseTending(Space.Roster, Viewer.Account, Space.Now) is null;

    /// <summary>Who can be asked: the members but the reader and who writes for them now.</summary>
    public IEnumerable<(string Account, string Name)> Others =>
        Space.Roster.Active(Space.Now).Where(seat => seat.Account != Viewer.Account && seat.Account != Correspondent).Select(seat => (seat.Account, Name(seat.Account)));

    public string WhoWrites => (Correspondent, IsMine) switch
    {
        (null, _) when Is.CorrespondentBefore is { } before => Words["Nobody writes for them now: who did was {0}.", Name(null, before)],
        (null, _) => Words["Nobody writes for them now."],
        (_, true) => Words["You write for them."],
        _ => Words["{0} writes for them.", Name(Correspondent)],
    };

    public string HowAsked => Words[PersonCard.LabelOf(Is.Asked)];

    public Task<IActionResult> OnGetAsync() => Show();

    public Task<IActionResult> OnPostAsync(string? act, string? to)
    {
        if (act == "delete") return Delete();
        var me = Viewer.Account;
        return Do(person => person.Do(act switch
        {
            "take" => person.Writes.Take(Space.Roster, me, Space.Now),
            "hand-back" => person.Writes.HandBack(Space.Roster, me, Space.Now),
            "offer" => person.Writes.Offer(Space.Roster, me, to ?? "", Space.Now),
            "accept" => person.Writes.Accept(Space.Roster, me, Space.Now),
            "decline" => person.Writes.Decline(Space.Roster, me, Space.Now),
            _ => Unknown,
        }));
    }

    protected override async Task<bool> Fill(CancellationToken cancel)
    {
        if (!await Load(cancel)) return false;
        Sayings = await sayings.Of(Space, Id, cancel);
        return true;
    }
}
