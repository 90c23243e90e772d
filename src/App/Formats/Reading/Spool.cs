using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>
/// Keeps what groups say out of memory until it is asked for, encrypted with a key that goes with this object: nobody can read it
/// afterwards, however the program ends.
/// </summary>
internal sealed class Spool(Stream file) : IDisposable
{
    private const int TagBytes = 16, HeadBytes = sizeof(int) + TagBytes;

    private static readonly JsonSerializerOptions Options = new(MapJson.Options) { WriteIndented = false };

    private readonly AesGcm cipher = new(RandomNumberGenerator.GetBytes(32), TagBytes);
    private long end;

    /// <returns>Where it stands, for <see cref="Get"/>.</returns>
    public long Put(Group group)
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(group, Options);
        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, said.Length);
        cipher.Encrypt(Nonce(end, stackalloc byte[12]), said, said, head[sizeof(int)..]);
        file.Position = end;
        file.Write(head);
        file.Write(said);
        var at = end;
        end = file.Position;
        return at;
    }

    public Group Get(long at)
    {
        file.Position = at;
        Span<byte> head = stackalloc byte[HeadBytes];
        file.ReadExactly(head);
        var said = new byte[BinaryPrimitives.ReadInt32LittleEndian(head)];
        file.ReadExactly(said);
        cipher.Decrypt(Nonce(at, stackalloc byte[12]), said, head[sizeof(int)..], said);
        return JsonSerializer.Deserialize<Group>(said, Options)!;
    }

    public void Dispose() => cipher.Dispose();

    /// <summary>Nothing is written twice at one place, so that the place is a number used once.</summary>
    private static Span<byte> Nonce(long at, Span<byte> nonce)
    {
        BinaryPrimitives.WriteInt64LittleEndian(nonce, at);
        return nonce;
    }
}
