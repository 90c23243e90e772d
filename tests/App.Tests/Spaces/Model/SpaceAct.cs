using NodaTime;
using NodaTime.Text;
using Weft.Accounts;
using Weft.Archives;
using Weft.Invitations;
using Weft.Notes;
using Weft.Visits;

namespace Weft.Spaces;

/// <summary>
/// Something that people do to a space, or that happens to it. A feature that shares state with others adds its acts to <see cref="All"/>: what is done through the real
/// classes, and what the model expects after it.
/// </summary>
/// <param name="Weight">How often it is done beside the others.</param>
/// <param name="Do">Says whether it was done: it may be refused.</param>
internal sealed record SpaceAct(string Name, int Weight, Func<SpaceModel, Task<bool>> Do)
{
    private static readonly SpaceAct[] All =
    [
        new("write a note", 4, async model => model.AnyMember() is { } by && await model.Write(by) is not null),
        new("change a note", 4, async model => model.AnyMember() is { } by && await model.Write(by, model.Any(model.Notes.Keys)) is not null),
        new("delete a note", 2, DeleteNote),
        new("time passes", 5, TimePasses),
        new("what is over is deleted", 1, Purge),
        new("look at a page", 2, LookAtPage),
        new("join", 6, async model => await Invite(model) && await Accept(model)),
        new("invite", 2, Invite),
        new("accept", 2, Accept),
        new("withdraw an invitation", 1, Withdraw),
        new("leave", 3, Leave),
        new("pause", 4, Pause),
        new("end a pause", 2, Lift),
        new("remove", 3, Remove),
        new("hand facilitation over", 2, HandOver),
        new("step down", 1, model => Roster(model, model.AnyMember(), (roster, by, now) => roster.StepDown(by, now))),
        new("choose a facilitator", 2, Choose),
        new("let somebody read a note", 6, async model => await LetIn(model) && await Accept(model)),
        new("make a guest's link", 2, LetIn),
        new("let them read it longer", 2, Prolong),
        new("stop one's own access", 3, StopVisit),
        new("make a facilitator a member", 2, MakeMember),
        new("delete one's account", 2, model => DeleteAccount(model, leaves: true)),
        new("an account is closed", 2, model => DeleteAccount(model, leaves: false)),
        new("vouch, and come back", 2, ComeBack),
        new("put it into another space", 1, PutInto),
        new("raid", 1, Raid),
        new("take it out as a file", 1, Archive),
    ];

    /// <summary>One of them.</summary>
    public static SpaceAct Next(Random chance)
    {
        var left = chance.Next(All.Sum(act => act.Weight));
        return All.First(act => (left -= act.Weight) < 0);
    }

    /// <summary>Done to the roster by somebody.</summary>
    private static async Task<bool> Roster(SpaceModel model, Player? by, Func<Roster, string, Instant, Answer<Change>> act) =>
        by is not null && await model.Book.Act(by.Viewer, model.Id, (roster, now) => act(roster, by.Id, now)) is null;

    private static async Task<Player?> Facilitator(SpaceModel model)
    {
        if (model.AnyMember() is not { } member) return null;
        using (var before = (await model.Book.Find(member.Viewer, model.Id))!)
            if (!before.Roster.Facilitators(model.Now).Any()) await Choose(model);
        using var space = (await model.Book.Find(member.Viewer, model.Id))!;
        return model.Any(space.Roster.Facilitators(model.Now).Select(seat => model.Of(seat.Account)));
    }

    private static Task<bool> TimePasses(SpaceModel model)
    {
        model.Shelf.Clock.Now += model.AnyMember() is null ? Weft.Spaces.Pause.Longest : model.Chance.Next(6) switch
        {
            0 => Duration.FromDays(8),
            1 => Duration.FromDays(model.Chance.Next(1, 40)),
            2 => Duration.FromHours(model.Chance.Next(1, 80)),
            _ => Duration.FromMinutes(model.Chance.Next(1, 200)),
        };
        return Task.FromResult(true);
    }

    /// <summary>As the hourly job does, without writing tables anew.</summary>
    private static async Task<bool> Purge(SpaceModel model)
    {
        var now = InstantPattern.General.Format(model.Now);
        await model.Site.Get<SpaceStore>().Purge(now, LocalDatePattern.Iso.Format(model.Now.InUtc().Date));
        await model.Site.Get<Visitors>().Purge(now, default);
        return true;
    }

    private static async Task<bool> LookAtPage(SpaceModel model)
    {
        if (model.AnyMember() is not { } by) return false;
        using var space = (await model.Book.Find(by.Viewer, model.Id))!;
        await model.Book.Renew(space, default);
        return true;
    }

    private static async Task<bool> DeleteNote(SpaceModel model)
    {
        // The oldest stays: everybody looks for it.
        if (model.AnyMember() is not { } by || model.Any(model.Notes.Keys.Skip(1)) is not { } id) return false;
        using var space = (await model.Book.Find(by.Viewer, model.Id))!;
        // Somebody's looking may change the space meanwhile (a pause that is over ends): then nothing is deleted, and it is said.
        if (await model.Site.Get<CardDrawer>().Delete(space, NoteCard.Kind.Name, id, null) != CardDrawer.Outcome.Saved) return false;
        model.Notes.Remove(id);
        foreach (var guest in model.Guests.Where(guest => guest.Value.Thing == id).ToList()) model.Guests.Remove(guest.Key);
        return true;
    }

    private static async Task<bool> Invite(SpaceModel model)
    {
        if (await Facilitator(model) is not { } by) return false;
        var needsApproval = model.Chance.Next(4) == 0;
        if (!(await model.Site.Get<InvitationBook>().Make(by.Viewer, model.Id, onPaper: model.Chance.Next(2) == 0, needsApproval)).Try(out var code, out _)) return false;
        model.Invitations.Add((code, new() { Id = code.Id, By = by.Id, At = model.Now, Role = Role.Member }));
        if (needsApproval && model.AnyMember(other => other != by) is { } second) await model.Site.Get<InvitationBook>().Approve(second.Viewer, model.Id, code.Id);
        return true;
    }

    private static async Task<bool> LetIn(SpaceModel model)
    {
        if (await Facilitator(model) is not { } by || model.Any(model.Notes.Keys) is not { } note) return false;
        using var space = (await model.Book.Find(by.Viewer, model.Id))!;
        if (await model.Site.Get<Visitors>().Ready(space, note) is null) return false;
        var visit = Visit.Through(note, model.Now.InUtc().Date.PlusDays(model.Chance.Next(0, 30)));
        if (!(await model.Site.Get<InvitationBook>().LetIn(by.Viewer, model.Id, visit, by.Name, onPaper: true, needsApproval: false)).Try(out var code, out _)) return false;
        model.Invitations.Add((code, new() { Id = code.Id, By = by.Id, At = model.Now, Role = Role.Visitor, Visit = visit }));
        return true;
    }

    /// <summary>Somebody comes with an invitation: the last, or any; new here, or somebody of before, or a guest.</summary>
    private static async Task<bool> Accept(SpaceModel model)
    {
        if (model.Invitations.Count == 0) return false;
        var (code, made) = model.Chance.Next(3) > 0 ? model.Invitations[^1] : model.Invitations[model.Chance.Next(model.Invitations.Count)];
        var known = model.Chance.Next(3) == 0 ? model.Any(model.People.Where(player => !player.IsDeleted)) : null;
        var (player, add) = known is null ? await model.Prepare() : (known, null!);
        if (!(await model.Site.Get<InvitationBook>().Accept(code, player.Id, player.Account.Keys, player.Name, known is null ? add : null)).Try(out _, out _))
        {
            player.IsDeleted |= known is null;
            return false;
        }
        model.Invitations.RemoveAll(open => open.Code == code);
        if (made.Visit is { } visit) await Seated(model, player, visit);
        else
        {
            await model.End(player.Id);
            model.Members[player.Id] = null;
        }
        return true;
    }

    /// <summary>A guest has what they came for, unless the next member finds that who invited them may not invite any more.</summary>
    private static async Task Seated(SpaceModel model, Player player, Visit visit)
    {
        if (model.AnyMember() is not { } member)
        {
            // Nobody is there who could give them a seat: they stop, so that nothing has to be guessed.
            await model.Site.Get<VisitBook>().Leave(player.Viewer, model.Id);
            return;
        }
        using var space = (await model.Book.Find(member.Viewer, model.Id))!;
        if (space.Roster[player.Id] is { Role: Role.Visitor }) model.Guests[player.Id] = new(visit.Thing, visit.Until);
    }

    private static async Task<bool> Withdraw(SpaceModel model) =>
        model.Invitations.Count > 0 && await Facilitator(model) is { } by
        && await model.Site.Get<InvitationBook>().Withdraw(by.Viewer, model.Id, model.Invitations[model.Chance.Next(model.Invitations.Count)].Code.Id) is null;

    private static async Task<bool> Leave(SpaceModel model)
    {
        // Also who is paused may leave, but somebody has to stay.
        if (model.Members.Count < 2 || model.Any(model.Members.Keys) is not { } account) return false;
        await model.Site.Get<Departures>().Leave(model.Of(account).Viewer, model.Id);
        model.Lose(account);
        return true;
    }

    private static async Task<bool> Pause(SpaceModel model)
    {
        if (await Facilitator(model) is not { } by || model.Any(model.Members.Keys.Concat(model.Guests.Keys).Where(account => account != by.Id)) is not { } whom) return false;
        if (!await Roster(model, by, (roster, account, now) => roster.Pause(account, whom, now))) return false;
        Paused(model, whom, model.Now + Weft.Spaces.Pause.Longest);
        return true;
    }

    private static void Paused(SpaceModel model, string whom, Instant? until)
    {
        if (model.Guests.TryGetValue(whom, out var guest)) model.Guests[whom] = guest with { PausedUntil = until };
        else model.Members[whom] = until;
    }

    private static IEnumerable<string> ThePaused(SpaceModel model) =>
        model.Members.Where(member => model.Now < member.Value).Select(member => member.Key).Concat(model.Guests.Where(guest => guest.Value.IsPaused(model.Now)).Select(guest => guest.Key));

    private static async Task<bool> Lift(SpaceModel model)
    {
        if (model.Any(ThePaused(model)) is not { } whom || !await Roster(model, await Facilitator(model), (roster, by, now) => roster.Lift(by, whom, now))) return false;
        Paused(model, whom, null);
        return true;
    }

    private static async Task<bool> Remove(SpaceModel model)
    {
        if (!ThePaused(model).Any()) await Pause(model);
        model.Shelf.Clock.Now += Duration.FromMinutes(1);
        if (model.Any(ThePaused(model)) is not { } whom || await Facilitator(model) is not { } by) return false;
        await Roster(model, by, (roster, account, now) => roster.ProposeRemoval(account, whom, now));
        if (model.AnyMember(other => other != by) is not { } second || await model.Site.Get<Departures>().AgreeToRemoval(second.Viewer, model.Id, whom) is not null) return false;
        if (model.Members.ContainsKey(whom)) model.Lose(whom);
        await model.End(whom);
        return true;
    }

    private static async Task<bool> HandOver(SpaceModel model)
    {
        if (await Facilitator(model) is not { } by || model.AnyMember(other => other != by) is not { } to) return false;
        return await Roster(model, by, (roster, account, now) => roster.OfferFacilitation(account, to.Id, model.Chance.Next(2) == 0, now))
            && await Roster(model, to, (roster, account, now) => roster.AcceptFacilitation(account, by.Id, null, now));
    }

    private static async Task<bool> Choose(SpaceModel model)
    {
        if (model.AnyMember() is not { } chosen) return false;
        await Roster(model, chosen, (roster, by, now) => roster.ProposeFacilitator(by, chosen.Id, now));
        foreach (var member in model.People.Where(player => model.Opens(player.Id)).ToList())
            await Roster(model, member, (roster, by, now) => roster.AgreeToFacilitator(by, chosen.Id, now));
        return true;
    }

    private static async Task<bool> Prolong(SpaceModel model)
    {
        if (model.Any(model.Guests.Keys) is not { } whom || await Facilitator(model) is not { } by) return false;
        if (!await Roster(model, by, (roster, account, now) => roster.LengthenVisit(account, whom, now))) return false;
        model.Guests[whom] = model.Guests[whom] with { Until = model.Guests[whom].Until + Duration.FromDays(Visit.UsualDays) };
        return true;
    }

    private static async Task<bool> StopVisit(SpaceModel model)
    {
        if (model.Any(model.Guests.Keys) is not { } account) return false;
        await model.End(account);
        await model.Site.Get<VisitBook>().Leave(model.Of(account).Viewer, model.Id);
        return true;
    }

    private static async Task<bool> MakeMember(SpaceModel model)
    {
        if (await Facilitator(model) is not { } by || await Facilitator(model) is not { } whom || model.AnyMember(other => other != by) is not { } agrees) return false;
        return await Roster(model, by, (roster, account, now) => roster.ProposeLowerRole(account, whom.Id, now))
            && await Roster(model, agrees, (roster, account, now) => roster.AgreeToLowerRole(account, whom.Id, roster[whom.Id]?.Lowering?.At ?? default, now));
    }

    private static async Task<bool> DeleteAccount(SpaceModel model, bool leaves)
    {
        var player = model.Any(model.People.Where(player => !player.IsDeleted && (!model.Members.ContainsKey(player.Id) || model.Members.Count > 1)));
        if (player is null) return false;
        var isMember = model.Members.ContainsKey(player.Id);
        await model.End(player.Id);
        if (leaves) await model.Site.Get<Departures>().LeaveAll(player.Viewer);
        await model.Site.Get<AccountBook>().Delete(player.Account);
        player.IsDeleted = true;
        if (isMember) model.Lose(player.Id);
        return true;
    }

    /// <summary>Somebody lost their account; two vouch for them, and they come back with a new one.</summary>
    private static async Task<bool> ComeBack(SpaceModel model)
    {
        if (model.AnyMember() is not { } lost || model.AnyMember(other => other != lost) is not { } first || model.AnyMember(other => other != lost && other != first) is not { } second) return false;
        if (!await Roster(model, first, (roster, by, now) => roster.ProposeVouch(by, lost.Id, now)) || !await Roster(model, second, (roster, by, now) => roster.AgreeToVouch(by, lost.Id, now))) return false;
        model.Shelf.Clock.Now += Vouch.Wait;
        if (!(await model.Site.Get<InvitationBook>().MakeReturn(first.Viewer, model.Id, lost.Id, onPaper: false)).Try(out var code, out _)) return false;
        var (player, add) = await model.Prepare();
        if (!(await model.Site.Get<InvitationBook>().Accept(code, player.Id, player.Account.Keys, player.Name, add)).Try(out _, out _))
        {
            player.IsDeleted = true;
            return false;
        }
        model.Members[player.Id] = null;
        model.Lose(lost.Id);
        return true;
    }

    private static async Task<bool> PutInto(SpaceModel model) =>
        await Facilitator(model) is { } by && await model.Book.PutInto(by.Viewer, model.Id, model.Chance.Next(2) == 0 ? model.Outer : null) is null;

    private static async Task<bool> Raid(SpaceModel model) =>
        model.AnyMember() is { } by
        && await model.Book.Act(by.Viewer, model.Id, (roster, now) => roster.SayRaided(by.Id, now), (_, writing) => writing with { InvitationsGone = true }) is null;

    private static async Task<bool> Archive(SpaceModel model)
    {
        if (await Facilitator(model) is not { } by || model.AnyMember(other => other != by) is not { } second) return false;
        model.Shelf.Clock.Now += Duration.FromMinutes(1);
        if (!await Roster(model, by, (roster, account, now) => roster.ProposeExport(account, "to move", now)) || !await Roster(model, second, (roster, account, now) => roster.AgreeToExport(account, by.Id, now))
            || !await Roster(model, by, (roster, account, now) => roster.FetchExport(account, now))) return false;
        using var file = new MemoryStream();
        using (var space = (await model.Book.Find(by.Viewer, model.Id))!)
            await model.Site.Get<SpaceArchives>().Write(space, file, "correct horse battery staple");
        file.Position = 0;
        var copied = (await model.Site.Get<SpaceArchives>().Read(by.Viewer, file, "correct horse battery staple")).Given!;
        using var copy = (await model.Book.Find(by.Viewer, copied))!;
        var notes = await model.Site.Get<CardDrawer>().All<CardLine, NoteCard>(copy, NoteCard.Kind.Name);
        Assert.Equal(model.Notes.Values.Order(), notes.Select(note => note.Body.Text).Order());
        return true;
    }
}
