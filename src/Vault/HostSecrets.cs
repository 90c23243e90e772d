using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>
/// The secrets of this Weft's machines: beside the data, in no backup, the same on all that share a database. They are numbered, so that a new
/// one can be put beside those that still open something. Who has the database without them cannot try passphrases or guess a mark.
/// </summary>
public sealed class HostSecrets
{
    private readonly SortedDictionary<int, Secret> numbered;

    private HostSecrets(SortedDictionary<int, Secret> numbered) => this.numbered = numbered;

    /// <summary>The number of the one that new things are made with.</summary>
    public int Newest => numbered.Keys.Last();

    /// <summary>Reads lines of a number, from 1, and 32 bytes in Base64; a line without a number is number 1.</summary>
    /// <returns>Null if that is not what stands there.</returns>
    public static HostSecrets? Read(TextReader text)
    {
        var numbered = new SortedDictionary<int, Secret>();
        while (text.ReadLine() is { } line)
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (words.Length == 0) continue;
            var number = 1;
            if (words.Length > 2 || (words.Length == 2 && !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out number))
                || number < 1 || Decode(words[^1]) is not { } secret || !numbered.TryAdd(number, secret)) return null;
        }
        return numbered.Count > 0 ? new(numbered) : null;
    }

    /// <summary>A line that <see cref="Read"/> takes, with a new secret.</summary>
    public static string NewLine(int number)
    {
        using var secret = Secret.Random();
        return string.Create(CultureInfo.InvariantCulture, $"{number} {Convert.ToBase64String(secret.Bytes)}\n");
    }

    /// <summary>A key for one purpose and no other, of the newest secret (HKDF-SHA256, RFC 5869).</summary>
    public Secret Key(string purpose) => Key(Newest, purpose);

    /// <summary>The key for one purpose of every secret there is, the newest first: for finding what an older one made.</summary>
    public IReadOnlyList<Secret> Keys(string purpose) => [.. numbered.Keys.Reverse().Select(number => Key(number, purpose))];

    /// <summary>Tells the newest secret from others, for one purpose, and says nothing of it: 16 hexadecimal digits.</summary>
    public string Name(string purpose) => Names(purpose)[0];

    /// <summary>The same of every secret there is, the newest first.</summary>
    public IReadOnlyList<string> Names(string purpose)
    {
        var names = new List<string>();
        foreach (var key in Keys(purpose))
        {
            using (key) names.Add(Convert.ToHexStringLower(key.Bytes[..8]));
        }
        return names;
    }

    /// <summary>Whether this machine has the secret of that number; a database from another machine may need one that it has not.</summary>
    public bool Has(int number) => numbered.ContainsKey(number);

    /// <exception cref="KeyNotFoundException">This machine does not have that secret.</exception>
    internal Secret Of(int number) => numbered.TryGetValue(number, out var secret)
        ? secret
        : throw new KeyNotFoundException($"Host secret {number} is not on this machine.");

    private static Secret? Decode(string base64)
    {
        Span<byte> bytes = stackalloc byte[Secret.Length + 1];
        var secret = Convert.TryFromBase64String(base64, bytes, out var length) && length == Secret.Length ? new Secret(bytes[..length]) : null;
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    }

    private Secret Key(int number, string purpose)
    {
        Span<byte> key = stackalloc byte[Secret.Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Of(number).Bytes, key, [], Encoding.UTF8.GetBytes(purpose));
        try
        {
            return new(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
