using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>
/// Writes what docs/formats.md says about archives, sealed with a passphrase. Of all of it one record, or one piece of a file, is in memory at a time: whoever
/// fetches it over a slow line takes it as fast as they can.
/// </summary>
public sealed class ArchiveWriter : IDisposable
{
    private readonly Stream to;
    private readonly MemoryStream outbox = new();
    private SealingStream sealing = null!;
    private readonly byte[] marks = RandomNumberGenerator.GetBytes(32);
    private readonly HashSet<string> written = [];
    private long records;

    private ArchiveWriter(Stream to) => this.to = to;

    public static async Task<ArchiveWriter> Begin(Stream to, string passphrase, Instant now, CancellationToken cancel = default)
    {
        var writer = new ArchiveWriter(to);
        writer.sealing = await SealingStream.Begin(writer.outbox, passphrase, cancel: cancel);
        await writer.Line(new ArchiveLine<ArchiveBeginning>(ArchiveLine.Begin, new(ArchiveLine.Version, now)), cancel);
        return writer;
    }

    /// <summary>Stands for the id of a card in this archive, and in no other: nobody who has two finds out what is the same in both.</summary>
    /// <returns>32 hexadecimal digits.</returns>
    public string MarkOf(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(marks, Encoding.ASCII.GetBytes(id)).AsSpan(0, 16));

    /// <summary>Whether the card was put in that others point at.</summary>
    public bool Has(string id) => written.Contains(id);

    /// <param name="id">Of the card that it is of; null if no other points at such.</param>
    public Task Put<T>(IArchivePart part, T record, CancellationToken cancel = default, string? id = null)
    {
        records++;
        if (id is not null) written.Add(id);
        return Line(new ArchiveLine<T>(part.Name, record), cancel);
    }

    /// <summary>Puts in a record that bytes belong to: a file, for example.</summary>
    /// <param name="part">Whose it is.</param>
    /// <param name="record">What is said of them.</param>
    /// <param name="length">How many there are.</param>
    /// <param name="pieces">All of them, in order.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InvalidDataException">There were more or fewer.</exception>
    public async Task Put<T>(IArchivePart part, T record, long length, IAsyncEnumerable<byte[]> pieces, CancellationToken cancel = default)
    {
        records++;
        await Line(new ArchiveLine<T>(part.Name, record, length), cancel);
        await foreach (var piece in pieces.WithCancellation(cancel))
        {
            length -= piece.Length;
            sealing.Write(piece);
            await Pass(cancel);
        }
        if (length != 0) throw new InvalidDataException();
        sealing.Write([ArchiveLine.Break]);
    }

    /// <summary>Without this it does not pass for whole.</summary>
    public async Task Finish(CancellationToken cancel = default)
    {
        await Line(new ArchiveLine<ArchiveEnd>(ArchiveLine.End, new(records)), cancel);
        sealing.Complete();
        await Pass(cancel);
        await to.FlushAsync(cancel);
    }

    private async Task Line<T>(ArchiveLine<T> line, CancellationToken cancel)
    {
        var text = line.Write();
        if (text.Length >= ArchiveLine.Longest) throw new InvalidDataException();
        sealing.Write(text);
        CryptographicOperations.ZeroMemory(text);
        sealing.Write([ArchiveLine.Break]);
        await Pass(cancel);
    }

    private async Task Pass(CancellationToken cancel)
    {
        if (outbox.Length == 0) return;
        await to.WriteAsync(outbox.GetBuffer().AsMemory(0, (int)outbox.Length), cancel);
        outbox.SetLength(0);
    }

    public void Dispose()
    {
        sealing.Dispose();
        outbox.Dispose();
    }
}
