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
    public long? KeptEpoch { get; init; }
    public byte[]? Kept { get; init; }
}

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
}

public sealed record LogRow
{
    public string Id { get; init; } = "";
    public long Epoch { get; init; }
    public string DeleteOn { get; init; } = "";
    public byte[] Entry { get; init; } = [];
}
