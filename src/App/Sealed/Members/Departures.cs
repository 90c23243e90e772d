using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>Whoever goes away from spaces, also while paused, for nobody is held; or is sent away, by two. Their own card goes along.</summary>
public sealed class Departures(SpaceBook spaces)
{
    private const int MostTriesToLeave = 200;

    /// <summary>The spaces in which the viewer is paused: their names, and until when.</summary>
    public async Task<IReadOnlyList<(string Id, string Name, string Until)>> Paused(Viewer viewer, Words words, CancellationToken cancel = default)
    {
        var paused = new List<(string, string, string)>();
        foreach (var id in await spaces.Ids(viewer, cancel))
        {
            using var space = await SpaceBook.Whole(() => spaces.Open(viewer, id, cancel));
            if (space is not null && !May.Read(space.Mine, space.Now) && space.Mine.Pause is { } pause) paused.Add((id, space.Name, Calling.Day(pause.Ends, words)));
        }
        return paused;
    }

    /// <returns>Why it cannot be done; null if they have no seat there any more.</returns>
    public async Task<Reason?> Leave(Viewer viewer, string id, CancellationToken cancel = default)
    {
        // Others may come and go at the same moment, and nobody must be held by that.
        for (var tries = 0; tries < MostTriesToLeave; tries++)
        {
            using var space = await SpaceBook.Whole(() => spaces.Open(viewer, id, cancel));
            if (space is null || await spaces.Leave(viewer, space, MemberCards.Deletes(space, viewer.Account), cancel)) return null;
        }
        return SpaceBook.Busy;
    }

    /// <summary>The second voice for it that somebody who is paused goes.</summary>
    /// <returns>Why it cannot be done; null if it was.</returns>
    public Task<Reason?> AgreeToRemoval(Viewer viewer, string id, string whom, CancellationToken cancel = default) =>
        spaces.Act(viewer, id, (roster, now) => roster.AgreeToRemoval(viewer.Account, whom, now), (space, writing) => writing with { Also = [.. writing.Also, MemberCards.Deletes(space, whom)] }, cancel);

    public async Task LeaveAll(Viewer viewer, CancellationToken cancel = default)
    {
        foreach (var id in await spaces.Ids(viewer, cancel))
            await Leave(viewer, id, cancel);
    }
}
