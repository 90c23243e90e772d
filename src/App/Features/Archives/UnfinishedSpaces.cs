using NodaTime;
using Weft.Jobs;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Archives;

/// <summary>
/// Makes spaces that take a while to fill. Until all is in them nobody has been handed their key, so that they are nobody's; what is left of one when the
/// program ends in the midst of it opens for nobody, and is deleted after a day.
/// </summary>
public sealed class UnfinishedSpaces(NewSpaces founding, SpaceStore store, CardDrawer drawer, JobQueue jobs) : IJob
{
    /// <summary>Nobody is longer at it.</summary>
    internal static readonly Duration Longest = Duration.FromDays(1);

    public string Kind => "unfinished space";

    public async Task<Answer<UnfinishedSpace>> Begin(Viewer viewer, string name, SpaceKind kind, CancellationToken cancel = default)
    {
        if (!(await founding.Begin(viewer, name, kind, cancel)).Try(out var founded, out var refusal)) return refusal;
        var (space, now) = (founded.Space, founded.Space.Roster[viewer.Account]!.From);
        var key = SpaceKey.First(space.Id);
        var row = SpaceBook.Sealed(space, key, version: 1);
        await jobs.Add(space.Id, Kind, now + Longest, about: space.Id, cancel: cancel);
        await store.AddUnfinished(row, cancel);
        var open = new OpenSpace(row, [key], space.Roster, OpenSpace.OpenBody(key, row), viewer.Account, now);
        return new UnfinishedSpace(store, drawer, open, [.. founded.Change.Log, new(Happening.Imported, now, viewer.Account)], () => founding.Undo(viewer.Account));
    }

    public Task Run(JobRow row, CancellationToken cancel) => store.DeleteUnfinished(row.About, cancel);
}
