using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Formats.Pictures;
using Weft.Spaces;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>
/// Takes files in, piece after piece as they come, and gives them out again. No more than a piece of a file is in memory at a time, but of a picture, which is
/// cleaned of what it tells once all of it has come; and nothing of it is on the disk but sealed.
/// </summary>
public sealed class FileDrawer(Database database, DailyLimits limits) : IDisposable
{
    public const int MostDescription = 500, MostMegabytes = 50, MostPictureMegabytes = 25, MostGigabytesOfSpace = 4;
    private const int Megabyte = 1024 * 1024;
    private const long MostPiecesOfSpace = MostGigabytesOfSpace * 1024L * Megabyte / FileKey.PieceLength;

    // So many pictures are in memory at once, and others wait. Never while one is still on its way: a slow line would hold up everybody's.
    private readonly SemaphoreSlim pictures = new(2);

    /// <summary>Takes a file in. It belongs to nothing until <see cref="Keep"/>.</summary>
    /// <returns>Why it is not taken; or what the record that it belongs to has to know.</returns>
    public async Task<Answer<AttachedFile>> Take(OpenSpace space, string name, string description, Stream from, CancellationToken cancel = default)
    {
        var first = new byte[FileKey.PieceLength];
        var length = await from.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancel);
        if (length == 0) return new Reason("Choose a file. An empty one cannot be taken.");
        name = Named(name);
        var kind = Picture.Recognise(first.AsSpan(0, length));
        if (kind == PictureKind.Opaque || (kind == PictureKind.None && PictureName.IsOpaque(name)))
            return new Reason("This kind of picture can tell where and when it was taken, and Weft cannot take that out of it. Save it as JPEG or PNG and choose that.");
        if (kind == PictureKind.None && PictureName.IsCleanable(name)) return Damaged;
        if (await database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from file_piece where space_id = @Id", new { space.Id }), cancel) >= MostPiecesOfSpace)
            return new Reason("This space holds {0} GB of files, which is all that it can. Take out what nobody needs any more.", $"{MostGigabytesOfSpace}");

        using var key = FileKey.Random();
        var file = new AttachedFile { Id = Identifier.Random(), Name = name, Description = description.Trim(), Key = key.Write() };
        if (!await Begin(space, file.Id, cancel)) return new Reason("Something about this space changed meanwhile. Send the file once more.");
        var pieces = new PieceWriter(database, limits, key, space, file.Id);
        try
        {
            var taken = await Copy(file, kind == PictureKind.None ? MostMegabytes : MostPictureMegabytes, first.AsMemory(0, length), from, pieces, cancel);
            if (kind != PictureKind.None && taken.Given is { } sent) taken = await Clean(space, sent, kind, cancel);
            if (taken.Refusal is not null) await Undo();
            return taken;
        }
        catch (RefusedException refused)
        {
            await Undo();
            return refused.Reason;
        }
        catch
        {
            await Undo();
            throw;
        }

        async Task Undo()
        {
            await Drop(space.Id, file.Id);
            limits.Undo(space.Account, bytes: pieces.Stored);
        }
    }

    private async Task<bool> Begin(OpenSpace space, string file, CancellationToken cancel) => await database.Write(async (connection, transaction) =>
    {
        if (!await CardDrawer.Guard(space, connection, transaction)) return false;
        await connection.ExecuteAsync("insert into file (space_id, id, begun_on) values (@Id, @file, @today)", new { space.Id, file, today = LocalDatePattern.Iso.Format(space.Now.InUtc().Date) }, transaction);
        return true;
    }, cancel);

    private static async Task<Answer<AttachedFile>> Copy(AttachedFile file, int mostMegabytes, ReadOnlyMemory<byte> first, Stream from, PieceWriter pieces, CancellationToken cancel)
    {
        long length = first.Length;
        await pieces.Write(first, cancel);
        var more = new byte[64 * 1024];
        while (await from.ReadAsync(more, cancel) is > 0 and var read)
        {
            length += read;
            if (length > mostMegabytes * (long)Megabyte) return TooLarge(mostMegabytes);
            await pieces.Write(more.AsMemory(0, read), cancel);
        }
        return file with { Length = length, Pieces = await pieces.Finish(cancel) };
    }

    /// <summary>Puts the cleaned picture in the place of the one that was sent, under a key of its own. The key of what was sent is written nowhere.</summary>
    private async Task<Answer<AttachedFile>> Clean(OpenSpace space, AttachedFile sent, PictureKind kind, CancellationToken cancel)
    {
        await pictures.WaitAsync(cancel);
        try
        {
            var whole = new byte[sent.Length];
            var length = 0;
            await foreach (var piece in Read(space.Id, sent, cancel))
            {
                piece.CopyTo(whole, length);
                length += piece.Length;
            }
            Picture picture;
            try
            {
                picture = Picture.Clean(kind, whole);
            }
            catch (InvalidDataException)
            {
                return Damaged;
            }
            await database.Write((connection, transaction) =>
                connection.ExecuteAsync("delete from file_piece where space_id = @space and file_id = @Id", new { space = space.Id, sent.Id }, transaction), cancel);
            using var key = FileKey.Random();
            // What was sent has been counted, and this is less.
            var pieces = new PieceWriter(database, limits: null, key, space, sent.Id);
            foreach (var part in picture.Parts)
                await pieces.Write(part, cancel);
            return sent with
            {
                Key = key.Write(),
                Picture = picture.MediaType,
                Width = picture.Width,
                Height = picture.Height,
                Length = picture.Length,
                Pieces = await pieces.Finish(cancel),
            };
        }
        finally
        {
            pictures.Release();
        }
    }

    private static Reason Damaged => new("This picture is damaged, or not what its ending says: Weft cannot read it, and so not take out what it tells. Open it, save it anew as JPEG or PNG, and choose that.");

    private static Reason TooLarge(int most) => new("This is larger than {0} MB, which is all that Weft takes of one file of this kind. Make it smaller, or give it to the others on a stick.", $"{most}");

    /// <summary>Gives a file that was taken in to a card, in the transaction that saves the card.</summary>
    /// <exception cref="InvalidOperationException">It is not there any more.</exception>
    public static Func<DbConnection, DbTransaction, Task> Keep(OpenSpace space, string file, string card) => async (connection, transaction) =>
    {
        if (await connection.ExecuteAsync("update file set card_id = @card, begun_on = null where space_id = @Id and id = @file and card_id is null", new { space.Id, file, card }, transaction) != 1)
            throw new InvalidOperationException("a file that is not there any more");
    };

    /// <summary>Deletes a file of a card, in the transaction that saves the card without it.</summary>
    public static Func<DbConnection, DbTransaction, Task> Drop(OpenSpace space, string file, string card) => (connection, transaction) =>
        connection.ExecuteAsync("delete from file where space_id = @Id and id = @file and card_id = @card", new { space.Id, file, card }, transaction);

    private Task Drop(string space, string file) => database.Write((connection, transaction) =>
        connection.ExecuteAsync("delete from file where space_id = @space and id = @file and card_id is null", new { space, file }, transaction));

    /// <summary>Deletes what was begun before a day and belongs to nothing: whoever sent it, or this program, broke off.</summary>
    internal Task Purge(LocalDate day, CancellationToken cancel = default) => database.Write((connection, transaction) =>
        connection.ExecuteAsync("delete from file where begun_on < @day and card_id is null", new { day = LocalDatePattern.Iso.Format(day) }, transaction), cancel);

    /// <summary>The pieces of a file, opened, one after the other.</summary>
    /// <exception cref="SealBrokenException">A piece was changed, or is missing.</exception>
    public async IAsyncEnumerable<byte[]> Read(string space, AttachedFile file, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var key = FileKey.Parse(file.Key) ?? throw new InvalidDataException("a file without a key");
        for (var number = 0; number < file.Pieces; number++)
        {
            var box = await database.Glance(connection => connection.ExecuteScalarAsync<byte[]>(
                "select box from file_piece where space_id = @space and file_id = @Id and number = @number", new { space, file.Id, number }), cancel);
            yield return key.Open(space, file.Id, number, number == file.Pieces - 1, box ?? []);
        }
    }

    /// <summary>The name without what leads elsewhere, hides what it ends with, or is no letter; its ending stays.</summary>
    internal static string Named(string name)
    {
        const int most = 120;
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(name.EnumerateRunes().Where(IsShown).Select(rune => rune.ToString())).Trim(' ', '.');
        if (plain.Length == 0) return "file";
        if (plain.Length <= most) return plain;
        var ending = Path.GetExtension(plain);
        if (ending.Length > 12) ending = "";
        var kept = plain[..(most - ending.Length)];
        return (char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept) + ending;
    }

    // Format: among them what turns the direction of writing, so that "exe.jpg" would stand there for "gpj.exe".
    private static bool IsShown(Rune rune) => rune != Rune.ReplacementChar && rune.Value is not ('"' or '<' or '>' or '|' or ':' or '*' or '?')
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    public void Dispose() => pictures.Dispose();
}
