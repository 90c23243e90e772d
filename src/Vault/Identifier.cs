namespace Weft.Vault;

/// <summary>Names of sealed rows: random, since anything else would date or count them.</summary>
public static class Identifier
{
    /// <returns>128 random bits as 32 hexadecimal digits.</returns>
    public static string Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        Sodium.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
