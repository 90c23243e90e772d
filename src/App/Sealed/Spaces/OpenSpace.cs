using NodaTime;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>What is sealed of a space beside its roster.</summary>
public sealed record SpaceBody
{
    public int Shape { get; init; } = 1;
    public string Name { get; init; } = "";
    public SpaceKind Kind { get; init; }
    public string? Within { get; init; }
}

/// <summary>A member reads what was written after their key was taken from them: to them, the space is not there any more.</summary>
public sealed class SpaceClosedException : Exception;

/// <summary>A space as one of its members has opened it, for one request.</summary>
public sealed class OpenSpace : IDisposable
{
    // Replaced as a whole: others may be looking keys up in it.
    private volatile IReadOnlyDictionary<long, SpaceKey> keys;

    internal OpenSpace(SpaceRow row, IEnumerable<SpaceKey> keys, Roster roster, SpaceBody body, string account, Instant now)
    {
        this.keys = keys.ToDictionary(key => key.Epoch);
        (Row, Account, Now) = (row, account, now);
        Space = new() { Id = row.Id, Name = body.Name, Kind = body.Kind, Within = body.Within, Roster = roster };
    }

    internal SpaceRow Row { get; }
    public Space Space { get; }
    public string Id => Space.Id;
    public string Name => Space.Name;
    public Roster Roster => Space.Roster;
    /// <summary>Who opened it.</summary>
    public string Account { get; }
    /// <summary>The accounts that were handed the newest key.</summary>
    internal IReadOnlyCollection<string> Holders { get; init; } = [];
    /// <summary>How many came with a visitor's invitation, and have no seat yet.</summary>
    internal long Arrived { get; init; }
    /// <summary>Of those who read one thing here, and of those who came to do so.</summary>
    internal IReadOnlyList<VisitRow> Visits { get; init; } = [];
    /// <summary>When it was opened: what may be done is judged at this instant.</summary>
    public Instant Now { get; }
    public Seat Mine => Roster[Account]!;
    public Role Role => Mine.RoleAt(Now)!.Value;

    /// <summary>What new things are sealed with.</summary>
    public SpaceKey Key => keys[Row.Epoch];

    /// <summary>The key of an epoch that was.</summary>
    /// <exception cref="SealBrokenException">There was none with that number.</exception>
    public SpaceKey KeyOf(long epoch) => keys.TryGetValue(epoch, out var key) ? key : throw new SealBrokenException(Label.Of("space_epoch", Id, "key"));

    /// <returns>Null if it ended, or is of something else than the seat says, or of somebody who came again and has not been given that seat.</returns>
    internal VisitRow? VisitOf(Seat seat) => Visits.FirstOrDefault(row => row.Account == seat.Account && row.CardId == seat.Visit?.Thing && row.Called is not null);

    /// <summary>Takes the keys that the member holds by now; null if they hold none any more.</summary>
    internal Func<CancellationToken, Task<IReadOnlyList<SpaceKey>?>>? NewerKeys { get; init; }

    /// <summary>Makes sure that the key of an epoch is at hand, also of one that began since the space was opened: what is read later may be sealed with it.</summary>
    /// <exception cref="SpaceClosedException">It is not for this member.</exception>
    internal async Task Reach(long epoch, CancellationToken cancel)
    {
        if (epoch <= Row.Epoch || keys.ContainsKey(epoch)) return;
        var known = new Dictionary<long, SpaceKey>(keys);
        foreach (var key in (NewerKeys is null ? null : await NewerKeys(cancel)) ?? [])
        {
            if (!known.TryAdd(key.Epoch, key)) key.Dispose();
        }
        keys = known;
        if (!known.ContainsKey(epoch)) throw new SpaceClosedException();
    }

    /// <summary>The version and epoch under which it was read: nothing is written into a space that changed meanwhile.</summary>
    public (long Version, long Epoch) ReadAt => (Row.Version, Row.Epoch);

    internal static byte[] SealBody(SpaceKey key, long version, Space space) => SealedJson.Seal(
        new SpaceBody { Name = space.Name, Kind = space.Kind, Within = space.Within }, text => key.Seal("space", key.Space, "", version, "body", text));

    internal static SpaceBody OpenBody(SpaceKey key, SpaceRow row) => SealedJson.Read<SpaceBody>(key.Open("space", row.Id, "", row.Version, "body", row.Body));

    internal static Roster OpenRoster(SpaceKey key, SpaceRow row) => SealedJson.Read<Roster>(key.OpenRoster(row.Version, row.Roster));

    public void Dispose()
    {
        foreach (var key in keys.Values)
            key.Dispose();
    }
}
