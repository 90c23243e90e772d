using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Weft.Drawer;
using Weft.Files;
using Weft.Jobs;
using Weft.Sessions;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>
/// Makes spaces that take a while to fill. Until all is in them nobody has been handed their key, so that they are nobody's; what is left of one when the
/// program ends in the midst of it opens for nobody, and is deleted after a day.
/// </summary>
public sealed class UnfinishedSpaces(NewSpaces founding, SpaceStore store, CardDrawer drawer, JobQueue jobs) : IJob
{
    /// <summary>Nobody is longer at it.</summary>
    internal static readonly Duration Longest = Duration.FromDays(1);

    public string Kind => "unfinished space";

    public async Task<Answer<UnfinishedSpace>> Begin(Viewer viewer, string name, SpaceKind kind, CancellationToken cancel = default)
    {
        if (!(await founding.Begin(viewer, name, kind, cancel)).Try(out var founded, out var refusal)) return refusal;
        var (space, now) = (founded.Space, founded.Space.Roster[viewer.Account]!.From);
        var key = SpaceKey.First(space.Id);
        var row = SpaceBook.Sealed(space, key, version: 1);
        await jobs.Add(space.Id, Kind, now + Longest, about: space.Id, cancel: cancel);
        await store.AddUnfinished(row, cancel);
        var open = new OpenSpace(row, [key], space.Roster, OpenSpace.OpenBody(key, row), viewer.Account, now);
        return new UnfinishedSpace(store, drawer, founding, open, [.. founded.Change.Log, new(Happening.Imported, now, viewer.Account)]);
    }

    public Task Run(JobRow row, CancellationToken cancel) => store.DeleteUnfinished(row.About, cancel);
}

/// <summary>A space that is being filled.</summary>
public sealed class UnfinishedSpace : IDisposable
{
    private const int RowsAtOnce = 200, BytesAtOnce = 1024 * 1024;

    private readonly SpaceStore store;
    private readonly CardDrawer drawer;
    private readonly NewSpaces founding;
    private readonly OpenSpace open;
    private readonly IReadOnlyList<LogEntry> log;
    private readonly List<CardRow> waiting = [];
    private readonly List<Func<DbConnection, DbTransaction, Task>> also = [];
    private readonly List<AttachedFile> held = [];
    private readonly byte[] ids = RandomNumberGenerator.GetBytes(32);
    private readonly HashSet<string> arrived = new(StringComparer.Ordinal);
    private int bytes;

    internal UnfinishedSpace(SpaceStore store, CardDrawer drawer, NewSpaces founding, OpenSpace open, IReadOnlyList<LogEntry> log) => (this.store, this.drawer, this.founding, this.open, this.log) = (store, drawer, founding, open, log);

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
        founding.Undo(open.Account);
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
