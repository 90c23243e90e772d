using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Invitations;

/// <summary>Makes invitations, and seats those who come with their codes.</summary>
public sealed class InvitationBook(SpaceBook spaces, SpaceStore store, VisitorInvitations visitors, MemberCards members, IClock clock)
{
    /// <returns>The code, which is shown once and kept nowhere.</returns>
    public Task<Answer<InvitationCode>> Make(Viewer viewer, string space, bool onPaper, bool needsApproval, CancellationToken cancel = default) =>
        Make(viewer, space, new() { Id = "", By = viewer.Account, At = default, Role = Role.Member, OnPaper = onPaper, NeedsApproval = needsApproval }, null, cancel);

    /// <summary>For somebody who lost the account that a seat belongs to; the viewer is one of two who vouch for them.</summary>
    public Task<Answer<InvitationCode>> MakeReturn(Viewer viewer, string space, string lost, bool onPaper, CancellationToken cancel = default) =>
        Make(viewer, space, new() { Id = "", By = viewer.Account, At = default, Role = Role.Member, For = lost, OnPaper = onPaper }, null, cancel);

    /// <summary>For somebody from outside, who may read one record until a day.</summary>
    /// <param name="viewer">Who lets them in.</param>
    /// <param name="space">The id of the space.</param>
    /// <param name="visit">What may be read; it has to be ready (<see cref="Weft.Sealed.Visitors.Ready"/>).</param>
    /// <param name="by">What who lets them in is called.</param>
    /// <param name="onPaper">Whether it is good for fourteen days, not three.</param>
    /// <param name="needsApproval">Whether another member has to agree first.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Answer<InvitationCode>> LetIn(Viewer viewer, string space, Visit visit, string by, bool onPaper, bool needsApproval, CancellationToken cancel = default) =>
        Make(viewer, space, new() { Id = "", By = viewer.Account, At = default, Role = Role.Visitor, Visit = visit, OnPaper = onPaper, NeedsApproval = needsApproval }, by, cancel);

    private async Task<Answer<InvitationCode>> Make(Viewer viewer, string space, Invitation wished, string? by, CancellationToken cancel)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            using var open = await spaces.Find(viewer, space, cancel);
            if (open is null) return SpaceBook.Gone;
            var salt = await visitors.SaltOf(space, wished.Visit?.Thing, cancel);
            var code = InvitationCode.Random();
            if (!open.Roster.Invite(wished with { Id = code.Id }, open.Now).Try(out var made, out var refusal))
            {
                code.Dispose();
                return refusal;
            }
            if (await spaces.Save(viewer, open, made.Change, writing => writing with { Invitation = Row(open, made.Invitation, code, by, salt) }, cancel)) return code;
            code.Dispose();
        }
        return SpaceBook.Busy;
    }

    /// <summary>Those that are open in a space.</summary>
    public async Task<IReadOnlyList<Invitation>> Open(OpenSpace space, CancellationToken cancel = default) =>
        [.. from row in await store.Invitations(space.Id, cancel)
            where row.Epoch == space.Key.Epoch
            let invitation = Read(space.Key, row)
            where invitation.Ends > space.Now
            select invitation];

    public Task<Reason?> Approve(Viewer viewer, string space, string id, CancellationToken cancel = default) =>
        Change(viewer, space, id, (roster, invitation, now) => roster.Approve(invitation, viewer.Account, now), cancel);

    public Task<Reason?> Withdraw(Viewer viewer, string space, string id, CancellationToken cancel = default) =>
        Change(viewer, space, id, (roster, invitation, now) => roster.Withdraw(invitation, viewer.Account, now), cancel);

    /// <summary>Makes all that are open void, in every space.</summary>
    public Task EndAll(CancellationToken cancel = default) => store.EndInvitations(cancel);

    /// <summary>What a code is for. Looking uses nothing up.</summary>
    /// <returns>Null if it is for nothing here, or was used, or is over.</returns>
    public async Task<InvitedTo?> Look(InvitationCode code, CancellationToken cancel = default)
    {
        if (await store.FindInvitation(code.Id, cancel) is not { } found) return null;
        if (found.Invitation.Told is not null) return IsOpen(found) ? await visitors.Look(code, found.Invitation, cancel) : null;
        if (Unseal(code, found) is not var (row, invitation, key)) return null;
        using (key)
            return new(OpenSpace.OpenBody(key, row).Name, invitation, invitation.Refuse(OpenSpace.OpenRoster(key, row), clock.GetCurrentInstant()));
    }

    /// <summary>Why somebody who comes with a code cannot be called so in the space; null if they can. A visitor cannot look there: when they are given their seat a number is put to their name.</summary>
    /// <param name="code">Of the invitation.</param>
    /// <param name="called">What they want to be called.</param>
    /// <param name="account">Theirs, if they have one.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Reason?> RefuseName(InvitationCode code, string called, string? account, CancellationToken cancel = default)
    {
        if (Unseal(code, await store.FindInvitation(code.Id, cancel)) is not var (row, invitation, key)) return null;
        using var open = await spaces.Open(row, key, cancel);
        return await members.RefuseAlike(open, called, invitation.For ?? account, cancel);
    }

    /// <summary>Seats an account. Of many who come with one code at the same moment, one is seated.</summary>
    /// <param name="code">Of the invitation.</param>
    /// <param name="account">Who joins.</param>
    /// <param name="keys">Theirs.</param>
    /// <param name="called">What a visitor wants to be called; a member writes it on their card.</param>
    /// <param name="also">Makes the account, if it is new, in the same transaction.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The id of the space.</returns>
    public async Task<Answer<string>> Accept(InvitationCode code, string account, KeyPair keys, string called, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancel = default)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            var found = await store.FindInvitation(code.Id, cancel);
            if (found is { Invitation.Told: not null } && IsOpen(found.Value))
            {
                if (await visitors.Accept(code, found.Value.Invitation, account, keys, called, also, cancel) is { } come) return come;
                continue;
            }
            if (Unseal(code, found) is not var (row, invitation, key)) return new Reason("This invitation has been used, or has run out. Ask for a new one");
            using (key)
            {
                var now = clock.GetCurrentInstant();
                if (!OpenSpace.OpenRoster(key, row).Accept(invitation, account, keys.PublicKey.ToString(), now).Try(out var accepted, out var refusal)) return refusal;
                var body = OpenSpace.OpenBody(key, row);
                var version = row.Version + 1;
                var space = new Space { Id = row.Id, Name = body.Name, Kind = body.Kind, Within = body.Within, Roster = accepted.Change.Roster };
                var writing = new SpaceWriting(row.Version, SpaceBook.Sealed(space, key, version), [.. MemberCards.Name(accepted.Change.Log, account, called).Select(entry => SpaceLog.RowOf(key, entry))])
                {
                    Keys = [SpaceBook.Handed(key, space.Roster[account]!)],
                    InvitationGone = invitation.Id,
                    Gone = invitation.For is { } lost ? [lost] : [],
                    // The ring learns the key from the code itself, and from nothing that stands in the database.
                    Also = [.. also is null ? [] : (Func<DbConnection, DbTransaction, Task>[])[also], Visitors.PutOut(row.Id, account), KeyRing.Learn(account, keys, key)],
                };
                if (await store.Save(writing, cancel)) return row.Id;
            }
        }
        return SpaceBook.Busy;
    }

    private static bool IsOpen((InvitationRow Invitation, SpaceRow Space) found) => found.Space.Epoch == found.Invitation.Epoch;

    private (SpaceRow Space, Invitation Invitation, SpaceKey Key)? Unseal(InvitationCode code, (InvitationRow Invitation, SpaceRow Space)? found)
    {
        if (found is not var (row, space) || row.Told is not null || space.Epoch != row.Epoch) return null;
        var key = SpaceKey.Take(code, row.KeyBox, row.SpaceId, row.Epoch);
        var invitation = Read(key, row);
        if (invitation.Id == code.Id && invitation.Ends > clock.GetCurrentInstant()) return (space, invitation, key);
        key.Dispose();
        return null;
    }

    private async Task<Reason?> Change(Viewer viewer, string space, string id, Func<Roster, Invitation, Instant, Answer<Invited>> act, CancellationToken cancel)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            using var open = await spaces.Find(viewer, space, cancel);
            if (open is null) return SpaceBook.Gone;
            if ((await store.Invitations(space, cancel)).SingleOrDefault(found => found.Id == id && found.Epoch == open.Key.Epoch) is not { } row)
                return new Reason("This invitation has been used, or has run out. Ask for a new one");
            if (!act(open.Roster, Read(open.Key, row), open.Now).Try(out var changed, out var refusal)) return refusal;
            var gone = changed.Invitation.Withdrawn is not null;
            var salt = await visitors.SaltOf(space, changed.Invitation.Visit?.Thing, cancel);
            if (await spaces.Save(viewer, open, changed.Change, writing => gone
                ? writing with { InvitationGone = id }
                : writing with { Invitation = Row(open.Key, changed.Invitation, row with { Version = row.Version + 1 }, salt) }, cancel)) return null;
        }
        return SpaceBook.Busy;
    }

    private static Invitation Read(SpaceKey key, InvitationRow row) =>
        SealedJson.Read<Invitation>(key.Open("invitation", row.Id, "", row.Version, "body", row.Body));

    private static InvitationRow Row(OpenSpace space, Invitation invitation, InvitationCode code, string? by, string? salt)
    {
        var row = new InvitationRow { SpaceId = space.Id, Id = invitation.Id, Epoch = space.Key.Epoch, EndsAt = InstantPattern.General.Format(invitation.Ends), Version = 1 };
        row = by is null ? row with { KeyBox = space.Key.HandTo(code) } : VisitorInvitations.Sealed(space.Key, code, row, new() { Space = space.Name, By = by });
        return Row(space.Key, invitation, row, salt);
    }

    /// <summary>The row with the invitation as it is now.</summary>
    private static InvitationRow Row(SpaceKey key, Invitation invitation, InvitationRow row, string? salt)
    {
        if (invitation.Visit is { } visit && !(invitation.NeedsApproval && invitation.ApprovedBy is null)) row = VisitorInvitations.Given(key, row, visit.Thing, salt);
        return row with { Body = SealedJson.Seal(invitation, text => key.Seal("invitation", invitation.Id, "", row.Version, "body", text)) };
    }
}
