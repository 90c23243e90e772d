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
    /// <summary>Of what belongs to no space.</summary>
    public static Label Of(string table, string row, string part, long version = 0) => new(table, "", row, "", 0, version, part);

    /// <summary>Each text with its length before it, so that no two labels are written alike.</summary>
    internal byte[] ToBytes()
    {
        ReadOnlySpan<string> texts = [Table, Space, Row, Kind, Part];
        var length = 2 * sizeof(long);
        foreach (var text in texts)
            length += sizeof(int) + Encoding.UTF8.GetByteCount(text);
        var bytes = new byte[length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Epoch);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(sizeof(long)), Version);
        var at = 2 * sizeof(long);
        foreach (var text in texts)
        {
            var written = Encoding.UTF8.GetBytes(text, bytes.AsSpan(at + sizeof(int)));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), written);
            at += sizeof(int) + written;
        }
        return bytes;
    }
}
