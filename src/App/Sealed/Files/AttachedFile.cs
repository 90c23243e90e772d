namespace Weft.Sealed;

/// <summary>A file as the record that it belongs to knows it.</summary>
public sealed record AttachedFile
{
    public required string Id { get; init; }
    public string Name { get; init; } = "";
    /// <summary>What it is, or what can be seen on it; may be empty.</summary>
    public string Description { get; init; } = "";
    /// <summary>Of a picture that pages show; null for what is only fetched.</summary>
    public string? Picture { get; init; }
    /// <summary>Of a picture, in pixels.</summary>
    public int Width { get; init; }
    public int Height { get; init; }
    /// <summary>In bytes.</summary>
    public long Length { get; init; }
    /// <summary>In how many pieces it is sealed.</summary>
    public int Pieces { get; init; }
    /// <summary>See <see cref="Vault.FileKey.Write"/>.</summary>
    public required string Key { get; init; }
}
