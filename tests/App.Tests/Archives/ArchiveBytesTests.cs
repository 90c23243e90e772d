using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;

namespace Weft.Archives;

/// <summary>Records that bytes belong to: there is room for files of any length, of which a piece is in memory at a time.</summary>
public class ArchiveBytesTests
{
    private const int Pieces = 200, PieceLength = 256 * 1024;

    private sealed class Files : IArchivePart
    {
        public string Name => "files";
        public Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel) => throw new NotSupportedException();
        public Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel) => throw new NotSupportedException();
    }

    private sealed record Named(string Name);

    [Fact]
    public async Task Bytes_come_back_whole_and_whoever_does_not_want_them_passes_over_them()
    {
        using var archive = new MemoryStream();
        using (var writer = await ArchiveWriter.Begin(archive, Mover.Passphrase, Instant.FromUtc(2026, 5, 20, 12, 0)))
        {
            await writer.Put(new Files(), new Named("long"), (long)Pieces * PieceLength, Give(Pieces));
            await writer.Put(new Files(), new Named("passed over"), PieceLength, Give(1));
            await writer.Put(new Files(), new Named("empty"), 0, Give(0));
            await writer.Put(new Files(), new Named("none"));
            await writer.Finish();
        }
        archive.Position = 0;

        await using var reader = await ArchiveReader.Open(archive, Mover.Passphrase);
        var first = (await reader.Next())!;
        var counted = new Counted();
        await first.Bytes.CopyToAsync(counted);

        Assert.Equal((Pieces * (long)PieceLength, Enumerable.Range(0, Pieces).Sum(value => value % 251L * PieceLength)), (counted.Bytes, counted.Sum));
        Assert.True(counted.LongestPiece <= PieceLength);
        Assert.Equal([("passed over", PieceLength), ("empty", 0), ("none", 0)], [Said(await reader.Next()), Said(await reader.Next()), Said(await reader.Next())]);
        Assert.Null(await reader.Next());
    }

    [Theory]
    [InlineData(PieceLength - 1)]
    [InlineData(PieceLength + 1)]
    public async Task A_length_that_is_not_kept_to_is_no_archive(long length)
    {
        using var archive = new MemoryStream();
        using var writer = await ArchiveWriter.Begin(archive, Mover.Passphrase, Instant.FromUtc(2026, 5, 20, 12, 0));

        await Assert.ThrowsAsync<InvalidDataException>(() => writer.Put(new Files(), new Named("x"), length, Give(1)));
    }

    private static (string, long) Said(ArchivedRecord? record) => (record!.Record.Deserialize<Named>(JsonSerializerOptions.Web)!.Name, record.Length);

    private static async IAsyncEnumerable<byte[]> Give(int pieces, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            await Task.Yield();
            cancel.ThrowIfCancellationRequested();
            yield return Enumerable.Repeat((byte)(piece % 251), PieceLength).ToArray();
        }
    }

    private sealed class Counted : MemoryStream
    {
        public long Bytes { get; private set; }
        public long Sum { get; private set; }
        public int LongestPiece { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            (Bytes, LongestPiece) = (Bytes + buffer.Length, Math.Max(LongestPiece, buffer.Length));
            foreach (var value in buffer.Span)
                Sum += value;
            return ValueTask.CompletedTask;
        }
    }
}
