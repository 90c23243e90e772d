using NodaTime;
using Weft.Drawer;
using Weft.Vault;
using Weft.Visits;

namespace Weft.Spaces;

/// <summary>What is sealed of a space beside its roster.</summary>
public sealed record SpaceBody
{
    public int Shape { get; init; } = 1;
    public string Name { get; init; } = "";
    public SpaceKind Kind { get; init; }
    public string? Within { get; init; }
}

/// <summary>A space as one of its members has opened it, for one request.</summary>
public sealed class OpenSpace : IDisposable
{
    private readonly SortedDictionary<long, SpaceKey> keys;

    internal OpenSpace(SpaceRow row, IEnumerable<SpaceKey> keys, Roster roster, SpaceBody body, string account, long holders, Instant now)
    {
        this.keys = new(keys.ToDictionary(key => key.Epoch));
        (Row, Account, Holders, Now) = (row, account, holders, now);
        Space = new() { Id = row.Id, Name = body.Name, Kind = body.Kind, Within = body.Within, Roster = roster };
    }

    internal SpaceRow Row { get; }
    public Space Space { get; }
    public string Id => Space.Id;
    public string Name => Space.Name;
    public Roster Roster => Space.Roster;
    /// <summary>Who opened it.</summary>
    public string Account { get; }
    /// <summary>How many were handed the newest key.</summary>
    internal long Holders { get; }
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

    /// <returns>Null if it ended, or is of something else than the seat says.</returns>
    internal VisitRow? VisitOf(Seat seat) => Visits.FirstOrDefault(row => row.Account == seat.Account && row.CardId == seat.Visit?.Thing);

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
