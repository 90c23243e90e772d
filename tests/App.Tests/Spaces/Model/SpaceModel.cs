using System.Data.Common;
using Dapper;
using NodaTime;
using Weft.Accounts;
using Weft.Fixtures;
using Weft.Notes;
using Weft.Storage.Backups;
using Weft.Vault;
using Weft.Visits;

namespace Weft.Spaces;

/// <summary>Somebody with an account, and what they hold besides: a thief of the database could use it.</summary>
internal sealed record Player(string Name, OpenAccount Account)
{
    public string Id => Account.Row.Id;
    public Viewer Viewer { get; } = new(Account.Row.Id, Account.Keys, SessionToken.Random(), half: false);
    public bool IsDeleted { get; set; }
}

/// <summary>A guest, as the model expects them.</summary>
internal sealed record Guest(string Thing, Instant Until)
{
    public Instant? PausedUntil { get; init; }
    public bool IsPaused(Instant now) => now < PausedUntil;
}

/// <summary>
/// A space that people do things to, in the real storage and with real keys, and beside it what anybody may expect of it: who is in it, who is paused, what was written. It
/// knows nothing of epochs, keys, salts or versions.
/// </summary>
internal sealed class SpaceModel : IAsyncDisposable
{
    private readonly List<string> told = [];
    // The keys of records that guests had, who may not read them any more.
    private readonly List<(string Thing, RecordKey Key)> stolen = [];
    // The epoch when an act began, and the newest of which somebody had the key who is no member any more.
    private long epoch, lostEpoch;
    private string old = "";
    // Looking the whole database over, and everybody's looking, take longer than most acts. With --long everybody looks after each.
    private const int ActsBetweenChecks = 10, FewPeople = 3;
    private static readonly int ActsUntilAllLook = LongRun.IsOn ? 1 : 10, MostReads = LongRun.IsOn ? 3 : 1;

    private SpaceModel(TestShelf shelf, WeftSite site, int seed) => (Shelf, Site, Chance) = (shelf, site, new(seed));

    public TestShelf Shelf { get; }
    public WeftSite Site { get; }
    public Random Chance { get; }
    public Instant Now => Shelf.Clock.Now;
    public string Id { get; private set; } = "";
    /// <summary>Another space of the founder's.</summary>
    public string Outer { get; private set; } = "";
    public List<Player> People { get; } = [];
    /// <summary>The members, and until when they are paused.</summary>
    public Dictionary<string, Instant?> Members { get; } = [];
    public Dictionary<string, Guest> Guests { get; } = [];
    /// <summary>The texts of the notes.</summary>
    public Dictionary<string, string> Notes { get; } = [];
    public List<(InvitationCode Code, Invitation Made)> Invitations { get; } = [];

    public SpaceBook Book => Site.Get<SpaceBook>();

    public static async Task<SpaceModel> Begin(Engine engine, int seed)
    {
        var shelf = await TestShelf.Open(engine);
        var model = new SpaceModel(shelf, await WeftSite.Start(shelf), seed);
        var founder = await model.Arrive();
        model.Id = (await model.Site.Get<NewSpaces>().Found(founder.Viewer, "Court Friends", SpaceKind.Coalition)).Given!.Id;
        model.Outer = (await model.Site.Get<NewSpaces>().Found(founder.Viewer, "All Courts", SpaceKind.Coalition)).Given!.Id;
        model.Members[founder.Id] = null;
        model.old = (await model.Write(founder))!;
        return model;
    }

    /// <summary>A new account.</summary>
    public async Task<Player> Arrive()
    {
        var player = await Prepare();
        await Site.Get<SpaceStore>().Do(player.Add);
        return player.Player;
    }

    public async Task<(Player Player, Func<DbConnection, DbTransaction, Task> Add)> Prepare()
    {
        var name = $"player {People.Count}";
        var (account, code, add) = await Site.Get<AccountBook>().Prepare(name, "correct horse battery staple");
        code.Dispose();
        var player = new Player(name, account);
        People.Add(player);
        return (player, add);
    }

    public Cards<NoteCard, CardLine> Notebook => Site.Get<Cards<NoteCard, CardLine>>();

    public bool Opens(string account) => Members.TryGetValue(account, out var paused) && !(Now < paused);

    public Player Of(string account) => People.Single(player => player.Id == account);

    /// <summary>One of those, or nobody if there is none.</summary>
    public T? Any<T>(IEnumerable<T> some) where T : class => some.ToList() is { Count: > 0 } all ? all[Chance.Next(all.Count)] : null;

    public Player? AnyMember(Func<Player, bool>? which = null) => Any(People.Where(player => Opens(player.Id) && (which is null || which(player))));

    /// <summary>Writes a note, or something else on one.</summary>
    public async Task<string?> Write(Player by, string? id = null)
    {
        using var space = await Book.Find(by.Viewer, Id);
        if (space is null) return null;
        var before = id is null ? null : await Notebook.Look(space, id);
        var text = $"{id ?? "new"} by {by.Name}, {Chance.Next()}";
        id ??= Identifier.Random();
        if (await Notebook.Write(space, before, id, new() { Title = "A note", Text = text, ReviewOn = Now.InUtc().Date.PlusYears(1) }) != CardDrawer.Outcome.Saved) return null;
        Notes[id] = text;
        return id;
    }

    /// <summary>Somebody is no member any more.</summary>
    public void Lose(string account)
    {
        Members.Remove(account);
        lostEpoch = epoch;
    }

    /// <summary>Somebody may not read any more what they were let in to, and keeps the key that they had.</summary>
    public async Task End(string account)
    {
        if (!Guests.Remove(account, out var guest)) return;
        var row = await Shelf.Database.Glance(connection => connection.QuerySingleOrDefaultAsync<VisitRow>(
            "select space_id, account, card_id, epoch, handed from visit where space_id = @Id and account = @account", new { Id, account }));
        if (row?.Handed is not null) stolen.Add((guest.Thing, RecordKey.Take(Of(account).Account.Keys, row.Handed, Visitors.PlaceOf(Id, row.Epoch, row.CardId))));
    }

    /// <summary>Does an act while some read, and then sees that everything is as it may be expected.</summary>
    public async Task Do(SpaceAct act)
    {
        told.Add(act.Name);
        epoch = await Shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select epoch from space where id = @Id", new { Id }));
        foreach (var over in Guests.Where(guest => guest.Value.Until <= Now).ToList()) await End(over.Key);
        var members = People.Where(player => Opens(player.Id)).OrderBy(_ => Chance.Next()).Take(2).ToList();
        var guests = People.Where(player => Reads(player.Id)).Take(1).ToList();
        var isDone = new CancellationTokenSource();
        var reading = Task.WhenAll([.. members.Select(player => Task.Run(() => ReadUntil(isDone.Token, () => Reading(player)))), .. guests.Select(player => Task.Run(() => ReadUntil(isDone.Token, () => Visiting(player))))]);
        var happened = false;
        try
        {
            happened = await act.Do(this);
        }
        finally
        {
            await isDone.CancelAsync();
        }
        told[^1] += happened ? "" : " (refused)";
        var read = await reading;
        foreach (var (player, found) in members.Zip(read.Take(members.Count)))
            if (Opens(player.Id)) Assert.True(found, $"{player.Name} found nothing while somebody did: {act.Name}");
        foreach (var (player, found) in guests.Zip(read.Skip(members.Count)))
            if (Reads(player.Id)) Assert.True(found, $"The guest {player.Name} found nothing while somebody did: {act.Name}");
        await Look();
    }

    private static async Task<bool> ReadUntil(CancellationToken isDone, Func<Task<bool>> read)
    {
        var found = await read();
        for (var reads = 1; reads < MostReads && !isDone.IsCancellationRequested; reads++) found &= await read();
        return found;
    }

    private async Task<bool> Reading(Player player)
    {
        try
        {
            using var space = await Book.Find(player.Viewer, Id);
            if (space is null) return false;
            await Notebook.All(space);
            await Book.Log(space);
            return await Notebook.Look(space, old) is not null;
        }
        catch (SpaceClosedException)
        {
            return false;
        }
    }

    private async Task<bool> Visiting(Player player) => (await Site.Get<VisitBook>().Find(player.Viewer, Id))?.Record is not null;

    private bool Reads(string account) => Guests.TryGetValue(account, out var guest) && Now < guest.Until && !guest.IsPaused(Now) && Notes.ContainsKey(guest.Thing);

    /// <summary>Some or all try to open it, in any order: who may reads what was written, and nobody else reads anything.</summary>
    public async Task Look()
    {
        var people = People.OrderBy(_ => Chance.Next()).Take(told.Count % ActsUntilAllLook == 0 ? People.Count : FewPeople).ToList();
        foreach (var over in Guests.Where(guest => guest.Value.Until <= Now).ToList()) await End(over.Key);
        var isMended = false;
        foreach (var player in people)
        {
            using var space = await Book.Find(player.Viewer, Id);
            Assert.True(space is not null == Opens(player.Id), $"{player.Name} {(space is null ? "does not open" : "opens")} the space");
            if (space is null) continue;
            isMended = true;
            Assert.True(space.ReadAt.Epoch > lostEpoch, "A key is still used that somebody had who is no member any more");
            Assert.Equal(Notes.Keys.Order(), (await Notebook.All(space)).Select(note => note.Id).Order());
            foreach (var id in (string[])[old, Any(Notes.Keys)!])
                Assert.Equal(Notes[id], (await Notebook.Look(space, id))!.Body.Text);
        }
        foreach (var player in people)
        {
            var read = (await Site.Get<VisitBook>().Find(player.Viewer, Id))?.Record;
            if (!Reads(player.Id)) Assert.Null(read);
            else if (isMended) Assert.Equal(Notes[Guests[player.Id].Thing], read?.Text);
        }
        if (isMended) await TryStolenKeys();
        if (told.Count % ActsBetweenChecks != 0) return;
        var wrong = (await Checkup.Look(Shelf.Database)).Where(finding => !finding.IsRight).ToList();
        Assert.True(wrong.Count == 0, string.Join("; ", wrong.Select(finding => finding.What)));
    }

    private async Task TryStolenKeys()
    {
        foreach (var (thing, key) in stolen)
        {
            var card = await Shelf.Database.Glance(connection => connection.QuerySingleOrDefaultAsync<CardRow>(
                "select id, kind, epoch, version, body from card where space_id = @Id and id = @thing", new { Id, thing }));
            if (card is not null) Assert.Throws<SealBrokenException>(() => key.Open(card.Kind, card.Version, "body", card.Body!));
        }
    }

    /// <summary>What was done, the last twenty.</summary>
    public string Told => string.Join(", ", told.TakeLast(20));

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Shelf.DisposeAsync();
    }
}
