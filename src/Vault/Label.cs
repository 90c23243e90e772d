using System.Buffers.Binary;
using System.Text;

namespace Weft.Vault;

/// <summary>
/// Where a box belongs. It is authenticated with the box and stands nowhere in it: a box that is found anywhere else, or older than it
/// should be, does not open.
/// </summary>
/// <param name="Part">"head", "body", or which piece of a file.</param>
public readonly record struct Label(string Table, string Space, string Row, string Kind, long Epoch, long Version, string Part)
{
    /// <summary>As many bytes as nearly every label takes.</summary>
    internal const int Room = 512;

    // Strict: what is no text would be written as the same question mark as other things that are none.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Of what belongs to no space.</summary>
    public static Label Of(string table, string row, string part, long version = 0) => new(table, "", row, "", 0, version, part);

    /// <summary>Each text with its length before it, so that no two labels are written alike; and first in which way it is sealed.</summary>
    /// <param name="room">Where it may be written, if there is enough.</param>
    /// <exception cref="ArgumentException">There is a half of a surrogate pair in it.</exception>
    internal ReadOnlySpan<byte> Write(byte version, Span<byte> room)
    {
        ReadOnlySpan<string> texts = [Table, Space, Row, Kind, Part];
        var most = 1 + 2 * sizeof(long);
        foreach (var text in texts)
            most += sizeof(int) + Utf8.GetMaxByteCount(text.Length);
        if (most > room.Length) room = new byte[most];
        room[0] = version;
        BinaryPrimitives.WriteInt64BigEndian(room[1..], Epoch);
        BinaryPrimitives.WriteInt64BigEndian(room[(1 + sizeof(long))..], Version);
        var at = 1 + 2 * sizeof(long);
        foreach (var text in texts)
        {
            var written = Utf8.GetBytes(text, room[(at + sizeof(int))..]);
            BinaryPrimitives.WriteInt32BigEndian(room[at..], written);
            at += sizeof(int) + written;
        }
        return room[..at];
    }
}
