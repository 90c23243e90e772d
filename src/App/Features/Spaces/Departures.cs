using Weft.Sessions;

namespace Weft.Spaces;

/// <summary>Goes away from spaces, also while one is paused: nobody is held. One's own card goes along.</summary>
public sealed class Departures(SpaceBook spaces, MemberCards members)
{
    /// <summary>The spaces in which the viewer is paused: their names, and until when.</summary>
    public async Task<IReadOnlyList<(string Id, string Name, string Until)>> Paused(Viewer viewer, Words words, CancellationToken cancel = default)
    {
        var paused = new List<(string, string, string)>();
        foreach (var id in await spaces.Ids(viewer, cancel))
        {
            using var space = await spaces.Open(viewer, id, cancel);
            if (space is not null && !May.Read(space.Mine, space.Now) && space.Mine.Pause is { } pause) paused.Add((id, space.Name, Calling.Day(pause.Ends, words)));
        }
        return paused;
    }

    public async Task Leave(Viewer viewer, string id, CancellationToken cancel = default)
    {
        // Others may come and go at the same moment.
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            using var space = await spaces.Open(viewer, id, cancel);
            if (space is null) return;
            await members.Delete(space, viewer.Account, cancel);
            if (await spaces.Leave(viewer, space, cancel)) return;
        }
    }

    public async Task LeaveAll(Viewer viewer, CancellationToken cancel = default)
    {
        foreach (var id in await spaces.Ids(viewer, cancel))
            await Leave(viewer, id, cancel);
    }
}
