using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>A space that is being filled.</summary>
public sealed class UnfinishedSpace : IDisposable
{
    private const int RowsAtOnce = 200, BytesAtOnce = 1024 * 1024;

    private readonly SpaceStore store;
    private readonly CardDrawer drawer;
    private readonly Action undo;
    private readonly OpenSpace open;
    private readonly IReadOnlyList<LogEntry> log;
    private readonly List<CardRow> waiting = [];
    private readonly List<Func<DbConnection, DbTransaction, Task>> also = [];
    private readonly List<AttachedFile> held = [];
    private readonly byte[] ids = RandomNumberGenerator.GetBytes(32);
    private readonly HashSet<string> arrived = new(StringComparer.Ordinal);
    private int bytes;

    /// <param name="undo">Takes back what was counted for it, if it does not come about.</param>
    internal UnfinishedSpace(SpaceStore store, CardDrawer drawer, OpenSpace open, IReadOnlyList<LogEntry> log, Action undo) => (this.store, this.drawer, this.open, this.log, this.undo) = (store, drawer, open, log, undo);

    public string Id => open.Id;
    public LocalDate Today => open.Now.InUtc().Date;

    /// <summary>Takes a file in for the card that is put next with <see cref="Held"/>.</summary>
    public async Task<Answer<AttachedFile>> Take(FileDrawer files, string name, string description, Stream from, CancellationToken cancel = default)
    {
        var taken = await files.Take(open, name, description, from, cancel);
        if (taken.Given is { } file) held.Add(file);
        return taken;
    }

    /// <summary>The files that were taken in since the last card.</summary>
    public ValueList<AttachedFile> Held => held.ToValueList();

    /// <summary>What a part keeps of one record for those right after it: the part itself serves many spaces at once.</summary>
    public object? Remembered { get; set; }

    /// <summary>The id here of what has this mark in the archive, whether it has come already or not.</summary>
    /// <exception cref="InvalidDataException">That is no mark.</exception>
    public string IdOf(string mark) => mark.Length == 32 && mark.All(char.IsAsciiHexDigitLower)
        ? Convert.ToHexStringLower(HMACSHA256.HashData(ids, Encoding.ASCII.GetBytes(mark)).AsSpan(0, 16)) : throw new InvalidDataException();

    /// <summary>Whether a card with this id has come.</summary>
    public bool Has(string id) => arrived.Contains(id);

    /// <summary>A new card, under an id of its own.</summary>
    /// <param name="kind">Of the card.</param>
    /// <param name="card">With its id, and version 0.</param>
    /// <param name="withFiles">Whether those that were taken in before it are its own.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="InvalidDataException">There are some, and they are not; or a card has come already under that id.</exception>
    internal async Task<string> Put<THead, TBody>(string kind, Card<THead, TBody> card, bool withFiles = false, CancellationToken cancel = default)
    {
        if ((held.Count > 0 && !withFiles) || !arrived.Add(card.Id)) throw new InvalidDataException();
        var row = CardDrawer.Seal(open, kind, card);
        waiting.Add(row);
        also.AddRange(held.Select(file => FileDrawer.Keep(open, file.Id, row.Id)));
        held.Clear();
        bytes += row.Body!.Length;
        if (waiting.Count >= RowsAtOnce || bytes >= BytesAtOnce) await Flush(cancel);
        return row.Id;
    }

    /// <summary>From now on it is the viewer's, as if they had founded it.</summary>
    /// <returns>Why it is not; null if it is.</returns>
    public async Task<Reason?> Finish(Viewer viewer, CancellationToken cancel = default)
    {
        await Flush(cancel);
        var handed = SpaceBook.Handed(open.Key, open.Mine);
        return await store.Finish(open.Row, handed, [.. log.Select(entry => SpaceLog.RowOf(open.Key, entry))], KeyRing.Learn(viewer.Account, viewer.Keys, open.Key), cancel)
            ? null : new("That took longer than a day, so nothing of it was kept. Begin again.");
    }

    /// <summary>Nothing of it is left.</summary>
    public Task Drop()
    {
        undo();
        return store.DeleteUnfinished(Id, CancellationToken.None);
    }

    private async Task Flush(CancellationToken cancel)
    {
        await drawer.Add(open, waiting, also, cancel);
        waiting.Clear();
        also.Clear();
        bytes = 0;
    }

    public void Dispose() => open.Dispose();
}
