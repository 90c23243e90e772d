using Dapper;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>Cuts what is written to it into pieces, and stores each when it is full, as far as whoever opened the space may store more today.</summary>
internal sealed class PieceWriter(Database database, DailyLimits? limits, FileKey key, OpenSpace space, string file)
{
    private readonly byte[] piece = new byte[FileKey.PieceLength];
    private int filled, number;

    /// <summary>How many bytes.</summary>
    public long Stored { get; private set; }

    public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (bytes.Length > 0)
        {
            // A full piece is kept until more comes: the last one is marked as such.
            if (filled == piece.Length) await Put(isLast: false, cancel);
            var taken = Math.Min(bytes.Length, piece.Length - filled);
            bytes[..taken].CopyTo(piece.AsMemory(filled));
            filled += taken;
            bytes = bytes[taken..];
        }
    }

    /// <returns>How many pieces there are.</returns>
    public async Task<int> Finish(CancellationToken cancel)
    {
        await Put(isLast: true, cancel);
        System.Security.Cryptography.CryptographicOperations.ZeroMemory(piece);
        return number;
    }

    private async Task Put(bool isLast, CancellationToken cancel)
    {
        if (limits?.Store(space.Account, filled, space.Now) is { } refusal) throw new RefusedException(refusal);
        Stored += filled;
        var box = key.Seal(space.Id, file, number, isLast, piece.AsSpan(0, filled));
        await database.Write((connection, transaction) =>
            connection.ExecuteAsync("insert into file_piece (space_id, file_id, number, box) values (@space, @file, @number, @box)", new { space = space.Id, file, number, box }, transaction), cancel);
        (filled, number) = (0, number + 1);
    }
}
