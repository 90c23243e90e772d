using System.Buffers.Text;
using System.Globalization;

namespace Weft.Vault;

/// <summary>
/// The key of one file, which is sealed in pieces. It is written down in the record that the file belongs to: who can open that can open the file,
/// and nobody else. A file never changes, so its key need not either.
/// </summary>
public sealed class FileKey : IDisposable
{
    /// <summary>How many bytes of a file each piece has but the last: with the byte that ends it, 256 KiB, to which nothing needs to be added.</summary>
    public const int PieceLength = 256 * 1024 - 1;

    private const int WrittenLength = 43;
    private readonly Secret secret;

    private FileKey(Secret secret) => this.secret = secret;

    public static FileKey Random() => new(Secret.Random());

    /// <returns>Null if it is no key of a file.</returns>
    public static FileKey? Parse(string written)
    {
        Span<byte> bytes = stackalloc byte[Secret.Length];
        return written.Length == WrittenLength && Base64Url.IsValid(written) && Base64Url.TryDecodeFromChars(written, bytes, out var length) && length == bytes.Length
            ? new(new Secret(bytes)) : null;
    }

    /// <summary>As it is written into the record, which is sealed, and nowhere else: 43 letters.</summary>
    public string Write() => Base64Url.EncodeToString(secret.Bytes);

    /// <param name="space">In which the file is.</param>
    /// <param name="file">Its id.</param>
    /// <param name="number">Of the piece, from 0.</param>
    /// <param name="isLast">So that a file that is cut off does not pass for whole.</param>
    /// <param name="piece">At most <see cref="PieceLength"/> bytes.</param>
    public byte[] Seal(string space, string file, int number, bool isLast, ReadOnlySpan<byte> piece)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(piece.Length, PieceLength);
        return Box.Seal(secret, PieceLabel(space, file, number, isLast), piece);
    }

    /// <exception cref="SealBrokenException">It is another piece, of another file or space, or was changed.</exception>
    public byte[] Open(string space, string file, int number, bool isLast, ReadOnlySpan<byte> box) =>
        Box.Open(secret, PieceLabel(space, file, number, isLast), box);

    public void Dispose() => secret.Dispose();

    private static Label PieceLabel(string space, string file, int number, bool isLast) =>
        new("file_piece", space, file, "", 0, 0, string.Create(CultureInfo.InvariantCulture, $"{(isLast ? "last piece" : "piece")} {number}"));
}
