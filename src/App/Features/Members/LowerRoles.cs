using NodaTime;
using Weft.Spaces;

namespace Weft.Members;

/// <summary>Takes something away from somebody who stays: a facilitator becomes a member, or a member a visitor of one thing. One proposes it, and another, or they themselves, agree.</summary>
public sealed class LowerRoles(SpaceBook spaces, MemberCards members, Visitors visitors)
{
    public Task<Reason?> ProposeMember(Viewer viewer, OpenSpace space, string whom, CancellationToken cancel = default) =>
        spaces.Act(viewer, space.Id, (roster, now) => roster.ChangeRole(viewer.Account, whom, Role.Member, null, now), cancel);

    public async Task<Reason?> ProposeVisitor(Viewer viewer, OpenSpace space, string whom, Visit visit, CancellationToken cancel = default) =>
        await visitors.CanRead(space.Id, visit.Thing, cancel)
            ? await spaces.Act(viewer, space.Id, (roster, now) => roster.ChangeRole(viewer.Account, whom, Role.Visitor, visit, now), cancel)
            : VisitorInvitations.RecordGone;

    /// <summary>Who becomes a visitor loses the space's key and their card, and has the one record's key, all at once or not at all.</summary>
    /// <param name="viewer">Who agrees.</param>
    /// <param name="space">As they opened it.</param>
    /// <param name="whom">For whom it was proposed.</param>
    /// <param name="proposed">When it was.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Reason?> Agree(Viewer viewer, OpenSpace space, string whom, Instant proposed, CancellationToken cancel = default)
    {
        Readable? ready = null;
        if (space.Roster[whom]?.Lowering?.Visit is { } wished && (ready = await visitors.Ready(space, wished.Thing, cancel)) is null) return VisitorInvitations.RecordGone;
        var names = await members.Names(space, cancel);
        try
        {
            return await spaces.Act(viewer, space.Id, (roster, now) => roster.AgreeToLowerRole(viewer.Account, whom, proposed, now), (before, writing) =>
                before.Roster[whom] is { Lowering: { Visit: { } visit } lowering } seat
                    ? writing with
                    {
                        Also = [.. writing.Also, Visitors.PutOut(before.Id, whom), Visitors.Stay(before, seat, visit, names.NameOf(whom) ?? "", names.NameOf(lowering.By) ?? "", ready?.Salt), MemberCards.Deletes(before, whom)],
                        // Also when they agree themselves, and somebody else begins the new key: no way back in is left.
                        InvitationsGone = true,
                    }
                    : writing, cancel);
        }
        catch (NothingToReadException)
        {
            return VisitorInvitations.RecordGone;
        }
    }
}
