using System.Buffers.Text;
using System.Security.Cryptography;
using Weft.Vault;

namespace Weft.FirstRun;

/// <summary>
/// The link with which a new Weft is set up. It is made of the host secret, so that it is the same on every node and at every start, and stands
/// nowhere but in the console of whoever started it.
/// </summary>
public sealed class SetupLink(HostSecrets secrets)
{
    private const int Length = 16;

    private readonly byte[] code = CodeOf(secrets);

    /// <summary>The path of the page.</summary>
    public string Path => "/setup/" + Base64Url.EncodeToString(code);

    public bool Is(string? written)
    {
        Span<byte> given = stackalloc byte[Length];
        return written?.Length == 22 && Base64Url.IsValid(written, out var length) && length == Length
            && Base64Url.TryDecodeFromChars(written, given, out _) && CryptographicOperations.FixedTimeEquals(given, code);
    }

    private static byte[] CodeOf(HostSecrets secrets)
    {
        using var key = secrets.Key("weft setup 1");
        return key.Mac("weft setup link"u8)[..Length];
    }
}
