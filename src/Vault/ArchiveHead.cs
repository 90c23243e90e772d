using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>
/// What stands in the clear before a stream that a passphrase opens: a mark, what Argon2id takes, and a salt. Nothing of a host is mixed in, as it is for
/// accounts: whoever has the file can try passphrases for as long as they like.
/// </summary>
public sealed class ArchiveHead
{
    public const int Length = 47;
    private const int MemoryAt = 15, PassesAt = 23, SaltAt = 31;
    /// <summary>In bytes: an archive that asks for less is none of ours.</summary>
    public const long LeastMemory = 8 * 1024 * 1024;
    private const long MostMemory = 256 * 1024 * 1024, MostPasses = 16;

    // Apart from those of the sign-in, so that nobody waits there for archives; and one at a time, since each takes its memory.
    private static readonly SemaphoreSlim Turns = new(1, 1);

    private readonly long memory, passes;
    private readonly byte[] salt;

    private ArchiveHead(long memory, long passes, byte[] salt) => (this.memory, this.passes, this.salt) = (memory, passes, salt);

    /// <summary>How every archive begins, also those of a later Weft.</summary>
    public static ReadOnlySpan<byte> Beginning => "weft archive "u8;
    private static ReadOnlySpan<byte> Mark => "weft archive 1\n"u8;

    public static ArchiveHead Random(PassphraseCost cost)
    {
        var salt = new byte[Sodium.SaltLength];
        Sodium.Fill(salt);
        return new(cost.Memory, cost.Passes, salt);
    }

    /// <returns>Null if it is another's, a later one's, or asks for more time and memory than any passphrase is worth.</returns>
    public static ArchiveHead? Parse(ReadOnlySpan<byte> head)
    {
        if (head.Length != Length || !head.StartsWith(Mark)) return null;
        var (memory, passes) = (BinaryPrimitives.ReadInt64LittleEndian(head[MemoryAt..]), BinaryPrimitives.ReadInt64LittleEndian(head[PassesAt..]));
        return memory is >= LeastMemory and <= MostMemory && passes is >= 1 and <= MostPasses ? new(memory, passes, head[SaltAt..].ToArray()) : null;
    }

    internal byte[] Write()
    {
        var head = new byte[Length];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(MemoryAt), memory);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(PassesAt), passes);
        salt.CopyTo(head.AsSpan(SaltAt));
        return head;
    }

    internal async Task<Secret> KeyOf(string passphrase, CancellationToken cancel)
    {
        await Turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => KeyOf(passphrase), cancel);
        }
        finally
        {
            Turns.Release();
        }
    }

    private Secret KeyOf(string passphrase)
    {
        var typed = Encoding.UTF8.GetBytes(Passphrases.Prepared(passphrase));
        Span<byte> key = stackalloc byte[Secret.Length];
        try
        {
            Sodium.Stretch(key, typed, salt, passes, memory);
            return new(key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(typed);
            CryptographicOperations.ZeroMemory(key);
        }
    }
}
