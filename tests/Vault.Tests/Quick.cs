namespace Weft.Vault;

internal static class Quick
{
    /// <summary>What a try costs here, where the usual cost is not what is tried.</summary>
    public static readonly PassphraseCost Cost = new(ArchiveHead.LeastMemory, Passes: 3);
}
