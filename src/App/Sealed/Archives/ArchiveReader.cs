using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Weft.Formats;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>A record of an archive.</summary>
/// <param name="Part">Whose it is.</param>
/// <param name="Record">What it says.</param>
/// <param name="Length">How many bytes belong to it.</param>
/// <param name="Bytes">Those, to be read once; if nobody does, they are passed over.</param>
public sealed record ArchivedRecord(string Part, JsonElement Record, long Length, Stream Bytes);

/// <summary>Reads what <see cref="ArchiveWriter"/> wrote, record by record. Whoever has a passphrase can have written it: nothing in it is believed.</summary>
internal sealed class ArchiveReader : IAsyncDisposable
{
    private readonly OpeningStream opened;
    private readonly PipeReader read;
    private long records, bytes;
    private bool hasBytes;

    private ArchiveReader(OpeningStream opened) => (this.opened, read) = (opened, PipeReader.Create(opened, new(leaveOpen: true)));

    public static Reason NotWhole => new("The archive is not whole: it was changed, or breaks off. Fetch it again from where it is kept.");
    public static Reason Strange => new("The archive opens, but something in it is not as this Weft writes it. If a newer one made it, import it there.");
    public static Reason Newer => new("The archive was made by a newer Weft than this one, or was changed.");

    /// <exception cref="UnreadableFileException">It is no archive, or the passphrase is another.</exception>
    public static async Task<ArchiveReader> Open(Stream from, string passphrase, CancellationToken cancel = default)
    {
        var head = new byte[ArchiveHead.Length];
        var length = await from.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancel);
        if (!head.AsSpan(0, length).StartsWith(ArchiveHead.Beginning)) throw new UnreadableFileException(new("That is no archive of a space."));
        if (length < head.Length) throw new UnreadableFileException(NotWhole);
        if (ArchiveHead.Parse(head) is not { } parsed) throw new UnreadableFileException(Newer);
        try
        {
            var reader = new ArchiveReader(await OpeningStream.Open(from, parsed, passphrase, cancel));
            await reader.Begin(cancel);
            return reader;
        }
        catch (SealBrokenException)
        {
            throw new UnreadableFileException(new("The archive does not open: the passphrase is another, or the beginning of the file was changed."));
        }
    }

    /// <returns>Null at the end, once nothing comes after it.</returns>
    /// <exception cref="UnreadableFileException">It is not whole, or not as it should be.</exception>
    public Task<ArchivedRecord?> Next(CancellationToken cancel = default) => Whole<ArchivedRecord?>(async () =>
    {
        if (hasBytes) await PassOver(cancel);
        var line = await Line(cancel);
        if (line.Part == ArchiveLine.End)
        {
            var isLast = line.Record.Is<ArchiveEnd>().Records == records && await read.ReadAsync(cancel) is { Buffer.IsEmpty: true, IsCompleted: true };
            return isLast ? null : throw new JsonException();
        }
        records++;
        (bytes, hasBytes) = (line.Bytes ?? 0, line.Bytes is not null);
        return bytes >= 0 ? new ArchivedRecord(line.Part, line.Record, bytes, new ArchivedBytes(this)) : throw new JsonException();
    });

    /// <summary>Reads of the bytes that belong to the last record.</summary>
    /// <returns>How many; 0 after the last.</returns>
    internal Task<int> Read(Memory<byte> into, CancellationToken cancel) => Whole(async () =>
    {
        if (bytes == 0 || into.IsEmpty) return 0;
        var some = await read.ReadAsync(cancel);
        var taken = some.Buffer.Slice(0, Math.Min(Math.Min(bytes, into.Length), some.Buffer.Length));
        if (taken.IsEmpty && some.IsCompleted) throw new JsonException();
        taken.CopyTo(into.Span);
        bytes -= taken.Length;
        read.AdvanceTo(taken.End);
        return (int)taken.Length;
    });

    private async Task PassOver(CancellationToken cancel)
    {
        var nothing = new byte[64 * 1024];
        while (await Read(nothing, cancel) > 0) { }
        hasBytes = false;
        if ((await Text(cancel)).Length > 0) throw new JsonException();
    }

    private Task<int> Begin(CancellationToken cancel) => Whole(async () =>
    {
        var line = await Line(cancel);
        if (line.Part != ArchiveLine.Begin) throw new JsonException();
        return line.Record.Is<ArchiveBeginning>().Version is >= 1 and <= ArchiveLine.Version ? 0 : throw new UnreadableFileException(Newer);
    });

    private async Task<ArchiveLine<JsonElement>> Line(CancellationToken cancel) =>
        JsonSerializer.Deserialize<ArchiveLine<JsonElement>>(await Text(cancel), ArchiveLine.Options) ?? throw new JsonException();

    private async Task<byte[]> Text(CancellationToken cancel)
    {
        while (true)
        {
            var some = await read.ReadAsync(cancel);
            if (some.Buffer.PositionOf(ArchiveLine.Break) is { } end)
            {
                var line = some.Buffer.Slice(0, end).ToArray();
                read.AdvanceTo(some.Buffer.GetPosition(1, end));
                return line;
            }
            if (some.IsCompleted || some.Buffer.Length >= ArchiveLine.Longest) throw new JsonException();
            read.AdvanceTo(some.Buffer.Start, some.Buffer.End);
        }
    }

    private static async Task<T> Whole<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (SealBrokenException)
        {
            throw new UnreadableFileException(NotWhole);
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            throw new UnreadableFileException(Strange);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await read.CompleteAsync();
        await opened.DisposeAsync();
    }
}
