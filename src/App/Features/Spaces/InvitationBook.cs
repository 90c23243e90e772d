using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Weft.Drawer;
using Weft.Sessions;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>An invitation that is open, as somebody with its code sees it.</summary>
public sealed record InvitedTo(string SpaceName, Invitation Invitation, Reason? Refusal);

/// <summary>Makes invitations, and seats those who come with their codes.</summary>
public sealed class InvitationBook(SpaceBook spaces, SpaceStore store, IClock clock)
{
    /// <returns>The code, which is shown once and kept nowhere.</returns>
    public async Task<Answer<InvitationCode>> Make(Viewer viewer, string space, bool onPaper, bool needsApproval, CancellationToken cancel = default)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            using var open = await spaces.Find(viewer, space, cancel);
            if (open is null) return SpaceBook.Gone;
            var code = InvitationCode.Random();
            var wished = new Invitation { Id = code.Id, By = viewer.Account, At = open.Now, Role = Role.Member, OnPaper = onPaper, NeedsApproval = needsApproval };
            if (!open.Roster.Invite(wished, open.Now).Try(out var made, out var refusal))
            {
                code.Dispose();
                return refusal;
            }
            if (await spaces.Save(viewer, open, made.Change, writing => writing with { Invitation = Row(open.Key, made.Invitation, 1, open.Key.HandTo(code)) }, cancel)) return code;
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

    /// <summary>What a code is for. Looking uses nothing up.</summary>
    /// <returns>Null if it is for nothing here, or was used, or is over.</returns>
    public async Task<InvitedTo?> Look(InvitationCode code, CancellationToken cancel = default)
    {
        if (await Unseal(code, cancel) is not var (row, invitation, key)) return null;
        using (key)
            return new(OpenSpace.OpenBody(key, row).Name, invitation, invitation.Refuse(OpenSpace.OpenRoster(key, row), clock.GetCurrentInstant()));
    }

    /// <summary>Seats an account. Of many who come with one code at the same moment, one is seated.</summary>
    /// <param name="code">Of the invitation.</param>
    /// <param name="account">Who joins.</param>
    /// <param name="keys">Theirs.</param>
    /// <param name="also">Makes the account, if it is new, in the same transaction.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The id of the space.</returns>
    public async Task<Answer<string>> Accept(InvitationCode code, string account, KeyPair keys, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancel = default)
    {
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            if (await Unseal(code, cancel) is not var (row, invitation, key)) return new Reason("This invitation has been used, or has run out. Ask for a new one");
            using (key)
            {
                var now = clock.GetCurrentInstant();
                if (!OpenSpace.OpenRoster(key, row).Accept(invitation, account, keys.PublicKey.ToString(), now).Try(out var accepted, out var refusal)) return refusal;
                var body = OpenSpace.OpenBody(key, row);
                var version = row.Version + 1;
                var space = new Space { Id = row.Id, Name = body.Name, Kind = body.Kind, Within = body.Within, Roster = accepted.Change.Roster };
                var writing = new SpaceWriting(row.Version, SpaceBook.Sealed(space, key, version), [.. accepted.Change.Log.Select(entry => SpaceLog.RowOf(key, entry))])
                {
                    Keys = [SpaceBook.Handed(key, space.Roster[account]!)],
                    InvitationGone = invitation.Id,
                    // The ring learns the key from the code itself, and from nothing that stands in the database.
                    Also = [.. also is null ? [] : (Func<DbConnection, DbTransaction, Task>[])[also], KeyRing.Learn(account, keys, key)],
                };
                if (await store.Save(writing, cancel)) return row.Id;
            }
        }
        return SpaceBook.Busy;
    }

    private async Task<(SpaceRow Space, Invitation Invitation, SpaceKey Key)?> Unseal(InvitationCode code, CancellationToken cancel)
    {
        if (await store.FindInvitation(code.Id, cancel) is not var (row, space) || space.Epoch != row.Epoch) return null;
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
            if (await spaces.Save(viewer, open, changed.Change, writing => gone
                ? writing with { InvitationGone = id }
                : writing with { Invitation = Row(open.Key, changed.Invitation, row.Version + 1, row.KeyBox) }, cancel)) return null;
        }
        return SpaceBook.Busy;
    }

    private static Invitation Read(SpaceKey key, InvitationRow row) =>
        SealedJson.Read<Invitation>(key.Open("invitation", row.Id, "", row.Version, "body", row.Body));

    private static InvitationRow Row(SpaceKey key, Invitation invitation, long version, byte[] keyBox) => new()
    {
        SpaceId = key.Space,
        Id = invitation.Id,
        Epoch = key.Epoch,
        EndsAt = InstantPattern.General.Format(invitation.Ends),
        Version = version,
        KeyBox = keyBox,
        Body = SealedJson.Seal(invitation, text => key.Seal("invitation", invitation.Id, "", version, "body", text)),
    };
}
