namespace Weft.Sealed;

/// <summary>A space as it is stored.</summary>
public sealed record SpaceRow
{
    public string Id { get; init; } = "";
    public long Epoch { get; init; }
    public long Version { get; init; }
    public byte[] Roster { get; init; } = [];
    public byte[] Body { get; init; } = [];
    /// <summary>Whether roster and body went with a key that nobody holds.</summary>
    public bool IsLost { get; init; }
}

/// <summary>One member's way to the space's key.</summary>
public sealed record KeyRow
{
    public string SpaceId { get; init; } = "";
    public string Account { get; init; } = "";
    public long Epoch { get; init; }
    public byte[] Handed { get; init; } = [];
}

/// <summary>The keys that an account has believed.</summary>
public sealed record KeyRingRow
{
    public string Account { get; init; } = "";
    public long Version { get; init; }
    public byte[] Ring { get; init; } = [];
}

/// <summary>What is stored of a space for one of its members.</summary>
/// <param name="Holders">The accounts that have the newest key.</param>
/// <param name="Arrived">How many came with a visitor's invitation, and have no seat yet.</param>
/// <param name="Visits">Of those who read one thing here, and of those who came to do so.</param>
public sealed record FoundSpace(SpaceRow Space, KeyRow Key, KeyRingRow Ring, IReadOnlyList<EpochRow> Epochs, IReadOnlyCollection<string> Holders, long Arrived, IReadOnlyList<VisitRow> Visits);

/// <summary>The key before an epoch's.</summary>
public sealed record EpochRow
{
    public long Epoch { get; init; }
    public byte[] Previous { get; init; } = [];
}

public sealed record InvitationRow
{
    public string SpaceId { get; init; } = "";
    public string Id { get; init; } = "";
    public long Epoch { get; init; }
    public string EndsAt { get; init; } = "";
    public long Version { get; init; }
    public byte[] KeyBox { get; init; } = [];
    public byte[] Body { get; init; } = [];
    /// <summary>Of a visitor's: what whoever comes with the code is told. Null of a member's.</summary>
    public byte[]? Told { get; init; }
    /// <summary>Of a visitor's: the key of the record; null while somebody else has to approve.</summary>
    public byte[]? RecordBox { get; init; }
    /// <summary>That of the record's key.</summary>
    public string? Salt { get; init; }
    /// <summary>The visitor who has come with it, and waits for their seat.</summary>
    public string? Account { get; init; }
    /// <summary>What they say of themselves.</summary>
    public byte[]? Letter { get; init; }
}

public sealed record LogRow
{
    public string Id { get; init; } = "";
    public long Epoch { get; init; }
    public string DeleteOn { get; init; } = "";
    public byte[] Entry { get; init; } = [];
}
