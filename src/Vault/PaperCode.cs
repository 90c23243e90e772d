using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>160 random bits on paper, in eight groups of five signs (<see cref="PrintedGroups"/>).</summary>
internal sealed class PaperCode : IDisposable
{
    private const int ByteLength = 20;

    private readonly byte[] code;
    private bool gone;

    /// <param name="code">Pinned, and this one's from now on.</param>
    private PaperCode(byte[] code) => this.code = code;

    public static PaperCode Random()
    {
        var code = Empty();
        Sodium.Fill(code);
        return new(code);
    }

    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are not eight groups.</param>
    /// <returns>Null if it was mistyped.</returns>
    public static PaperCode? Parse(string? typed, out int wrongGroup)
    {
        var code = Empty();
        return PrintedGroups.TryParse(typed, code, out wrongGroup) ? new(code) : null;
    }

    /// <summary>As it is printed, and for nothing else: "7K2MQ 0F3XA ...".</summary>
    public string Print()
    {
        var printed = PrintedGroups.Print(code, _ => ' ');
        ObjectDisposedException.ThrowIf(gone, this);
        return printed;
    }

    /// <summary>What keys are derived from, for one use of such codes and no other (HKDF-SHA256, RFC 5869).</summary>
    public Secret Root(ReadOnlySpan<byte> use)
    {
        Span<byte> derived = stackalloc byte[Secret.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, code, derived, [], use);
        ObjectDisposedException.ThrowIf(gone, this);
        var root = new Secret(derived);
        CryptographicOperations.ZeroMemory(derived);
        return root;
    }

    public void Dispose()
    {
        gone = true;
        CryptographicOperations.ZeroMemory(code);
    }

    private static byte[] Empty() => GC.AllocateArray<byte>(ByteLength, pinned: true);
}
