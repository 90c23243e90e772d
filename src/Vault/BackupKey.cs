using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>
/// The key pair that backups are sealed to, as a file or on paper: its seed, 256 bits in thirteen groups of five signs
/// (<see cref="PrintedGroups"/>). It belongs on no machine that makes backups.
/// </summary>
public sealed class BackupKey : IDisposable
{
    private const char Comment = '#';
    private const int GroupsInLine = 5;
    // Somebody may name the backup itself by mistake.
    private const int MostLetters = 64 * 1024;

    private BackupKey(KeyPair pair) => Pair = pair;

    /// <summary>Disposed of with the key.</summary>
    public KeyPair Pair { get; }

    public static BackupKey Random() => new(KeyPair.Random());

    /// <summary>Reads what <see cref="Print"/> wrote, typed or from a file; lines that begin with # say nothing.</summary>
    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are not thirteen.</param>
    /// <returns>Null if it is no such key, or was mistyped.</returns>
    public static BackupKey? Read(TextReader text, out int wrongGroup)
    {
        wrongGroup = 0;
        var letters = new char[MostLetters];
        var length = text.ReadBlock(letters);
        var seed = GC.AllocateArray<byte>(Secret.Length, pinned: true);
        try
        {
            if (length == letters.Length) return null;
            var lines = new string(letters, 0, length).Split('\n').Where(line => !line.TrimStart().StartsWith(Comment));
            return PrintedGroups.TryParse(string.Join('\n', lines), seed, out wrongGroup) ? new(new(new Secret(seed))) : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
            letters.AsSpan().Clear();
        }
    }

    /// <summary>To be written to a file or on paper, and for nothing else.</summary>
    public string Print()
    {
        var printed = PrintedGroups.Print(Pair.Seed.Bytes, group => group % GroupsInLine == 0 ? '\n' : ' ');
        Pair.Seed.MustRemain();
        return printed;
    }

    public void Dispose() => Pair.Dispose();
}
