using NodaTime;

namespace Weft.Sealed;

/// <summary>A record in a space: what a list shows of it, and the rest.</summary>
/// <param name="Version">Grows with each saving; 0 of one that was not saved yet.</param>
public sealed record Card<THead, TBody>(string Id, long Version, THead Head, TBody Body)
{
    /// <summary>The day on which it is deleted, which stands plain beside it; null for almost every card.</summary>
    internal LocalDate? PurgeOn { get; init; }
}

/// <summary>What a list shows of a record.</summary>
public sealed record CardHead<THead>(string Id, long Version, THead Head);

/// <summary>A card as it is stored.</summary>
internal sealed record CardRow
{
    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    public long Epoch { get; init; }
    public long Version { get; init; }
    /// <summary>With which its key is derived; null if it was never sealed anew because somebody else had its key.</summary>
    public string? Salt { get; init; }
    /// <summary>ISO 8601.</summary>
    public string? PurgeOn { get; init; }
    public byte[] Head { get; init; } = [];
    public byte[]? Body { get; init; }
}
