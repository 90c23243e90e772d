namespace Weft.Spaces;

/// <summary>A space as it is stored.</summary>
public sealed record SpaceRow
{
    public string Id { get; init; } = "";
    public long Epoch { get; init; }
    public long Version { get; init; }
    public byte[] Roster { get; init; } = [];
    public byte[] Body { get; init; } = [];
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
/// <param name="Holders">How many have the newest key.</param>
/// <param name="Arrived">How many came with a visitor's invitation, and have no seat yet.</param>
public sealed record FoundSpace(SpaceRow Space, KeyRow Key, KeyRingRow Ring, IReadOnlyList<EpochRow> Epochs, long Holders, long Arrived);

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
