using System.Security.Cryptography;
using System.Text;

namespace Weft.Storage;

/// <summary>
/// A secret of this machine, beside the data and not in it: who only has the database cannot check a stamp or guess a mark. All
/// machines that share a database need the same one.
/// </summary>
public sealed class HostSecret
{
    private const int Length = 32;
    private readonly byte[] secret;

    private HostSecret(byte[] secret) => this.secret = secret;

    /// <summary>Reads the secret in a folder, or makes one that its owner alone may read.</summary>
    public static HostSecret Open(string folder)
    {
        var file = Path.Combine(folder, "host.secret");
        if (!File.Exists(file)) Make(file);
        var secret = Convert.FromBase64String(File.ReadAllText(file).Trim());
        return secret.Length == Length ? new(secret) : throw new DatabaseException(new Reason("{0} is not a host secret of Weft.", file));
    }

    /// <summary>A key for one purpose and no other (HKDF-SHA256, RFC 5869).</summary>
    public byte[] Key(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: Encoding.UTF8.GetBytes(purpose));

    private static void Make(string file)
    {
        // Written whole under another name first: two programs may start at once, and neither may read half a secret.
        var draft = $"{file}.{Environment.ProcessId}.{RandomNumberGenerator.GetHexString(8)}";
        using (var stream = OwnerOnly.Create(draft, FileMode.CreateNew))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
