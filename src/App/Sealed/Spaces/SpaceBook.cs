using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>Opens spaces for those who belong to them, and writes down what they do to them.</summary>
public sealed class SpaceBook(SpaceStore store, Visitors visitors, Readings readings, OlderKeys older, MemberCards members, IClock clock)
{
    /// <summary>How often something is done anew because somebody else was quicker.</summary>
    internal const int MostTries = 20;

    /// <summary>The spaces that the viewer may open. One that is damaged does not shut the others.</summary>
    public async Task<IReadOnlyList<OpenSpace>> All(Viewer viewer, CancellationToken cancel = default)
    {
        var spaces = new List<OpenSpace>();
        foreach (var id in await store.Of(viewer.Account, cancel))
        {
            if (await Whole(() => Find(viewer, id, cancel)) is { } space) spaces.Add(space);
        }
        return [.. spaces.OrderBy(space => space.Name, StringComparer.CurrentCulture)];
    }

    /// <returns>Null also if something in it was changed by somebody who has no key.</returns>
    internal static async Task<OpenSpace?> Whole(Func<Task<OpenSpace?>> open)
    {
        try
        {
            return await open();
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    /// <returns>Null if there is no such space, or not for the viewer: which of the two is not to be told apart.</returns>
    public async Task<OpenSpace?> Find(Viewer viewer, string? id, CancellationToken cancel = default)
    {
        for (var tries = 1; ; tries++)
        {
            if (await Readable(viewer, id, cancel) is not { } space) return null;
            if (tries == MostTries || !await Mend(viewer, space, cancel)) return space;
            space.Dispose();
        }
    }

    private async Task<OpenSpace?> Readable(Viewer viewer, string? id, CancellationToken cancel)
    {
        if (await Open(viewer, id, cancel) is not { } space) return null;
        if (May.Read(space.Mine, space.Now)) return space;
        space.Dispose();
        return null;
    }

    /// <summary>
    /// What those who went could not do themselves, the first who comes by does, with the space as it was just read, and all in one transaction: nothing here goes on from
    /// something that was read before.
    /// </summary>
    /// <returns>Whether the space is another now, or somebody else was quicker: then it is to be read anew.</returns>
    private async Task<bool> Mend(Viewer viewer, OpenSpace space, CancellationToken cancel)
    {
        var lacking = space.Roster.Members.Select(seat => seat.Account).Where(account => !space.Holders.Contains(account)).ToList();
        var deleted = lacking.Count == 0 ? [] : await store.Deleted(lacking, cancel);
        var settled = space.Roster.Settle(space.Now).Roster;
        var (left, ended) = (new List<string>(deleted), new List<string>());
        foreach (var seat in settled.Visitors.Where(seat => space.VisitOf(seat) is null))
            (await visitors.CanRead(space.Id, seat.Visit!.Thing, cancel) ? left : ended).Add(seat.Account);
        var change = space.Roster.Keep(viewer.Account, left, ended, space.Now);
        if (space.Row.IsLost) change = change with { Log = [new(Happening.Restored, space.Now, viewer.Account), .. change.Log] };
        var isDue = space.Row.IsLost || change.Roster.TurnsKeys(space.Now) || change.Roster.RecordsDue.Count > 0 || lacking.Count > 0 || left.Count + ended.Count > 0
            || space.Mine.IsToBeNoted(space.Now) || settled[viewer.Account]?.Vouch is not null;
        if (isDue || (await visitors.Follow(space, space.Key, change.Roster, [], cancel)).Count > 0)
        {
            await Save(viewer, space, change, null, cancel);
            return true;
        }
        return space.Arrived > 0 && await Seat(viewer, space, cancel);
    }

    /// <summary>Gives one who came with a visitor's invitation their seat, or puts them out who may not have one.</summary>
    /// <returns>Whether somebody came: there may be others.</returns>
    private async Task<bool> Seat(Viewer viewer, OpenSpace space, CancellationToken cancel)
    {
        if (await store.Arrival(space.Id, cancel) is not { } arrival) return true;
        var (seated, also) = await VisitorInvitations.Judge(space, arrival, (account, called) => members.Free(space, called, account, cancel));
        await Save(viewer, space, seated ?? new(space.Roster, []), writing => writing with { Also = [.. writing.Also, .. also] }, cancel);
        return true;
    }

    /// <summary>Moves some of what still lies under keys of before to the newest.</summary>
    internal Task Renew(OpenSpace space, CancellationToken cancel) => older.Move(space, cancel);

    /// <summary>Does something to the roster, however many others do at the same time.</summary>
    /// <returns>Why it cannot be done; null if it was.</returns>
    public Task<Reason?> Act(Viewer viewer, string id, Func<Roster, Instant, Answer<Change>> act, CancellationToken cancel = default) => Act(viewer, id, act, null, cancel);

    /// <param name="more">What else is written with it, by the space as it was before.</param>
    /// <inheritdoc cref="Act(Viewer, string, Func{Roster, Instant, Answer{Change}}, CancellationToken)"/>
    internal async Task<Reason?> Act(Viewer viewer, string id, Func<Roster, Instant, Answer<Change>> act, Func<OpenSpace, SpaceWriting, SpaceWriting>? more, CancellationToken cancel = default)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var space = await Open(viewer, id, cancel);
            if (space is null) return Gone;
            if (!act(space.Roster, space.Now).Try(out var change, out var refusal)) return refusal;
            if (await Save(viewer, space, change, more is null ? null : writing => more(space, writing), cancel)) return null;
        }
        return Busy;
    }

    /// <summary>Gives a space another name.</summary>
    /// <returns>Why it cannot be done; null if it was.</returns>
    public async Task<Reason?> Rename(Viewer viewer, string id, string name, CancellationToken cancel = default)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var space = await Find(viewer, id, cancel);
            if (space is null) return Gone;
            if (!space.Space.Rename(name, viewer.Account, space.Now).Try(out var renamed, out var refusal)) return refusal;
            if (await Save(viewer, space, renamed.Space, renamed.Change, null, cancel)) return null;
        }
        return Busy;
    }

    /// <summary>Puts a space into another that is open to the viewer, or into none.</summary>
    /// <param name="viewer">Who facilitates the inner one.</param>
    /// <param name="id">Of the inner one.</param>
    /// <param name="outer">The id of the other; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Why it cannot be done; null if it was.</returns>
    public async Task<Reason?> PutInto(Viewer viewer, string id, string? outer, CancellationToken cancel = default)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            using var space = await Find(viewer, id, cancel);
            if (space is null) return Gone;
            if (space.Space.Within == outer) return null;
            var within = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var other in await All(viewer, cancel))
            {
                using (other) within[other.Id] = other.Space.Within;
            }
            if (outer is not null && !within.ContainsKey(outer)) return new Reason("Choose a space that is open to you");
            if (!space.Space.PutInto(outer, viewer.Account, within.GetValueOrDefault, space.Now).Try(out var arranged, out var refusal)) return refusal;
            if (await Save(viewer, space, arranged.Space, arranged.Change, null, cancel)) return null;
        }
        return Busy;
    }

    /// <summary>Pauses a viewer who opens records by the hundred.</summary>
    /// <returns>Whether it did: then what was opened last is not shown.</returns>
    public async Task<bool> StopCopying(Viewer viewer, OpenSpace space)
    {
        if (!readings.AreTooMany(space)) return false;
        if (await Act(viewer, space.Id, (roster, now) => roster.PauseForReading(viewer.Account, now)) is null) readings.Forget(space);
        return true;
    }

    /// <param name="viewer">Who goes.</param>
    /// <param name="space">As they opened it.</param>
    /// <param name="also">What else goes with them.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Whether it was written; somebody else may have changed the space meanwhile.</returns>
    internal async Task<bool> Leave(Viewer viewer, OpenSpace space, Func<DbConnection, DbTransaction, Task> also, CancellationToken cancel)
    {
        if (!space.Roster.Leave(viewer.Account, space.Now).Try(out var change, out _)) return true;
        var forget = KeyRing.Forget(viewer.Account, viewer.Keys, space.Id);
        // The last member's leaving deletes the space: nobody could ever open it again. Who holds its key without a seat can take one (Restoring).
        return !change.Roster.Members.Any() && space.Holders.All(holder => holder == viewer.Account)
            ? await store.Delete(space.Row, forget, cancel)
            : await Save(viewer, space, change, writing => writing with { InvitationsGone = true, Also = [.. writing.Also, forget, also] }, cancel);
    }

    /// <summary>The ids of the spaces to which the viewer has a way, paused or not.</summary>
    internal Task<IReadOnlyList<string>> Ids(Viewer viewer, CancellationToken cancel) => store.Of(viewer.Account, cancel);

    internal static Reason Gone => new("This space is not open to you any more");
    internal static Reason Busy => new("Many people are changing this space just now. Wait a moment and try again");

    /// <summary>Saves what became of a space.</summary>
    internal Task<bool> Save(Viewer viewer, OpenSpace space, Change change, Func<SpaceWriting, SpaceWriting>? more, CancellationToken cancel) =>
        Save(viewer, space, space.Space, change, more, cancel);

    private async Task<bool> Save(Viewer viewer, OpenSpace space, Space now, Change change, Func<SpaceWriting, SpaceWriting>? more, CancellationToken cancel)
    {
        var log = await members.Name(space, change.Log, cancel);
        var roster = change.Roster;
        // Who leaves would know the key that they make: then somebody who stays makes it.
        if (roster.TurnsKeys(space.Now) && roster.TurnKeys(viewer.Account, space.Now).Try(out var turned, out _))
            (roster, log) = (turned.Roster, [.. log, .. turned.Log]);
        var turns = log.Any(entry => entry.What == Happening.KeysTurned);
        var (next, previous) = turns ? space.Key.Turn() : (space.Key, []);
        try
        {
            var invitations = roster.RecordsDue.Count > 0 && !turns ? await store.VisitorInvitations(space.Id, cancel) : [];
            var follow = await visitors.Follow(space, next, roster, invitations, cancel);
            roster = roster with { RecordsDue = [] };
            var writing = new SpaceWriting(space.Row.Version, Sealed(now with { Roster = roster }, next, space.Row.Version + 1), [.. log.Select(entry => SpaceLog.RowOf(next, entry))])
            {
                Epoch = turns ? new() { Epoch = next.Epoch, Previous = previous } : null,
                // Also whoever is paused: nobody else might be left who could hand it to them afterwards.
                Keys = [.. roster.Members.Where(seat => turns || !space.Holders.Contains(seat.Account)).Select(seat => Handed(next, seat))],
                // Also while no new epoch begins: by whose hand they went, and when, makes no difference.
                Gone = [.. space.Roster.Members.Select(seat => seat.Account).Except(roster.Members.Select(seat => seat.Account))],
                Also = [.. follow, .. MemberCards.Deletes(space, log)],
            };
            return await store.Save(more is null ? writing : more(writing), cancel);
        }
        finally
        {
            if (turns) next.Dispose();
        }
    }

    /// <summary>What happened, the newest first.</summary>
    public async Task<IReadOnlyList<LogEntry>> Log(OpenSpace space, CancellationToken cancel = default)
    {
        var rows = await store.Log(space.Id, cancel);
        if (rows.Count > 0) await space.Reach(rows.Max(row => row.Epoch), cancel);
        return [.. rows.Select(row => SpaceLog.Read(space, row)).Where(entry => !entry.IsDue(space.Now)).OrderByDescending(entry => entry.At)];
    }

    /// <summary>Opens a space whatever the viewer may do in it.</summary>
    internal async Task<OpenSpace?> Open(Viewer viewer, string? id, CancellationToken cancel)
    {
        if (id is not { Length: 32 }) return null;
        if (await store.Find(id, viewer.Account, cancel) is not { } found || KeyChain.Open(viewer, found) is not var (keys, isNews)) return null;
        if (found.Space.IsLost) found = found with { Space = Restored(viewer, found, keys[0]) };
        var roster = OpenSpace.OpenRoster(keys[0], found.Space);
        var space = new OpenSpace(found.Space, keys, roster, OpenSpace.OpenBody(keys[0], found.Space), viewer.Account, clock.GetCurrentInstant())
        {
            Holders = found.Holders,
            Arrived = found.Arrived,
            Visits = found.Visits,
            NewerKeys = async cancel => await store.Find(id, viewer.Account, cancel) is { } newer ? KeyChain.Open(viewer, newer)?.Keys : null,
        };
        if (roster[viewer.Account] is null)
        {
            var isBack = roster.TakeBack(viewer.Account, viewer.Keys.PublicKey.ToString(), space.Now).Try(out var back, out _);
            if (isBack) await Save(viewer, space, back!, null, cancel);
            space.Dispose();
            // Somebody else may have been quicker: then it is tried again.
            return isBack ? await Open(viewer, id, cancel) : null;
        }
        if (isNews) await store.Do(KeyRing.Learn(viewer.Account, viewer.Keys, space.Key), cancel);
        return space;
    }

    /// <summary>Begins a lost roster anew, as it is going to be written with the next change: by the upkeep that opening the space does.</summary>
    private SpaceRow Restored(Viewer viewer, FoundSpace found, SpaceKey key)
    {
        var lost = found.Space;
        var now = clock.GetCurrentInstant();
        var roster = Restoring.Begin(viewer.Account, viewer.Keys.PublicKey.ToString(), found.Holders.Count, now).Roster;
        // Its name is lost with it; a facilitator gives it another.
        var space = new Space { Id = lost.Id, Name = LocalDatePattern.Iso.Format(now.InUtc().Date), Roster = roster };
        return Sealed(space, key, lost.Version) with { IsLost = true };
    }

    /// <summary>Opens a space for who comes with the code of an invitation, which is to be closed then. They have no seat in it yet.</summary>
    internal async Task<OpenSpace> Open(SpaceRow row, SpaceKey key, CancellationToken cancel)
    {
        var (epochs, visits) = await store.Past(row.Id, cancel);
        var keys = new List<SpaceKey> { key };
        foreach (var epoch in epochs.Where(epoch => epoch.Epoch <= key.Epoch))
            keys.Add(keys[^1].Before(epoch.Previous));
        return new(row, keys, OpenSpace.OpenRoster(key, row), OpenSpace.OpenBody(key, row), account: "", clock.GetCurrentInstant()) { Visits = visits };
    }

    /// <summary>A key that the viewer was handed once, when they were a member, and those before it, the newest first.</summary>
    /// <returns>Null if the space is not on their ring.</returns>
    /// <exception cref="SealBrokenException">It is not what they were handed, or does not lead to what stands on their ring.</exception>
    internal async Task<IReadOnlyList<SpaceKey>?> KeysUntil(Viewer viewer, KeyRow handed, CancellationToken cancel) =>
        await store.FindChain(handed, cancel) is var (ring, epochs) ? KeyChain.Open(viewer, handed, ring, epochs)?.Keys : null;

    internal static KeyRow Handed(SpaceKey key, Seat seat) => new()
    {
        SpaceId = key.Space,
        Account = seat.Account,
        Epoch = key.Epoch,
        Handed = key.HandTo(PublicKey.Parse(seat.PublicKey)!),
    };

    internal static SpaceRow Sealed(Space space, SpaceKey key, long version) => new()
    {
        Id = space.Id,
        Epoch = key.Epoch,
        Version = version,
        Roster = SealedJson.Seal(space.Roster, text => key.SealRoster(version, text)),
        Body = OpenSpace.SealBody(key, version, space),
    };
}
