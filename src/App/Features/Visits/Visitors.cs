using System.Data.Common;
using Weft.Drawer;
using Weft.Notes;
using Weft.Spaces;
using Weft.Tasks;
using Weft.Vault;

namespace Weft.Visits;

/// <summary>A record that somebody from outside may be let in to.</summary>
/// <param name="Title">Its beginning, if it is long.</param>
/// <param name="Address">Of its page, within the space.</param>
public sealed record Readable(string Title, string Address);

/// <summary>A visit as the members see it.</summary>
/// <param name="By">Who let them in.</param>
public sealed record Reader(Seat Seat, Readable Record, string By);

/// <summary>What members do for the visitors of their space, each at their own next page: only they have its key.</summary>
public sealed class Visitors(VisitStore store)
{
    private const string CardTable = "card", Table = "visit", ToldPart = "told", CalledPart = "called";

    private sealed record Titled(string Title);

    internal Task<IReadOnlyList<VisitRow>> In(string space, CancellationToken cancel) => store.In(space, cancel);

    internal Task Purge(string now, CancellationToken cancel) => store.Purge(now, cancel);

    /// <summary>Whether there is a record that a visitor may be let in to.</summary>
    internal async Task<bool> CanRead(string space, string id, CancellationToken cancel) => await Card(space, id, cancel) is not null;

    private async Task<VisitedRow?> Card(string space, string id, CancellationToken cancel) => await store.Card(space, id, cancel) is { Kind: NoteCards.Kind or TaskCards.Kind } card ? card : null;

    internal Task<bool> HasSeat(string space, string account, CancellationToken cancel) => store.HasSeat(space, account, cancel);

    /// <summary>Writes down the visit of somebody who has just come.</summary>
    internal static Func<DbConnection, DbTransaction, Task> Come(VisitRow row) => (connection, transaction) => VisitStore.Insert(connection, transaction, row);

    /// <summary>Writes down that the visitor has their seat now, and what they want to be called.</summary>
    internal static Func<DbConnection, DbTransaction, Task> Seat(OpenSpace space, InvitationRow arrival, Letter letter) => (connection, transaction) =>
        VisitStore.Call(connection, transaction, new() { SpaceId = space.Id, Account = letter.Account, Epoch = arrival.Epoch, Called = SealCalled(space.KeyOf(arrival.Epoch), letter.Account, letter.Called) });

    /// <summary>Puts somebody out who came and may have no seat.</summary>
    internal static Func<DbConnection, DbTransaction, Task> PutOut(string space, string account) => (connection, transaction) => VisitStore.Delete(connection, transaction, space, account);

    /// <summary>Writes down the visit of somebody who was a member until now. They find the record's key from the space's that they had (<see cref="VisitBook"/>); nobody else can keep it for them.</summary>
    /// <param name="space">As it was before, with their seat.</param>
    /// <param name="seat">Theirs.</param>
    /// <param name="visit">What they may read, and until when.</param>
    /// <param name="called">What they want to be called.</param>
    /// <param name="by">What who proposed it is called.</param>
    internal static Func<DbConnection, DbTransaction, Task> Stay(OpenSpace space, Seat seat, Visit visit, string called, string by)
    {
        using var record = KeyOf(space.Key, visit.Thing);
        var row = new VisitRow
        {
            SpaceId = space.Id,
            Account = seat.Account,
            CardId = visit.Thing,
            Since = space.Key.Epoch,
            Epoch = space.Key.Epoch,
            EndsAt = VisitRow.Write(visit.Until),
            Handed = record.HandTo(PublicKey.Parse(seat.PublicKey)!),
            Called = SealCalled(space.Key, seat.Account, called),
        };
        row = row with { Told = Tell(record, row, new() { Space = space.Name, By = by, Until = visit.Until, Key = record.Fingerprint() }) };
        return (connection, transaction) => VisitStore.InsertOfMember(connection, transaction, row);
    }

    internal static RecordKey KeyOf(SpaceKey key, string id) => key.RecordOf(CardTable, id);

    internal static RecordPlace PlaceOf(string space, long epoch, string id) => new(space, epoch, CardTable, id);

    /// <summary>Makes sure that a record that is to be read by somebody from outside lies under the newest key.</summary>
    /// <returns>Null if there is no such record.</returns>
    public async Task<Readable?> Ready(OpenSpace space, string id, CancellationToken cancel = default)
    {
        if (await Card(space.Id, id, cancel) is not { } card) return null;
        if (card.Epoch != space.Key.Epoch) await store.Save(Still(space), space.Id, [], [(card, Renewed(space, card))], [], cancel);
        return Described(space, card);
    }

    /// <returns>Null if there is no such record, or somebody wrote into it who has no key.</returns>
    public async Task<Readable?> Find(OpenSpace space, string id, CancellationToken cancel = default)
    {
        try
        {
            return await Card(space.Id, id, cancel) is { } card ? Described(space, card) : null;
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    /// <summary>Who reads something here, or waits for a pause to end.</summary>
    public async Task<IReadOnlyList<Reader>> Readers(OpenSpace space, CancellationToken cancel = default)
    {
        var readers = new List<Reader>();
        foreach (var seat in space.Roster.Visitors)
        {
            if (space.VisitOf(seat) is not { } row || await store.Card(space.Id, row.CardId, cancel) is not { } card) continue;
            try
            {
                using var first = KeyOf(space.KeyOf(row.Since), row.CardId);
                readers.Add(new(seat, Described(space, card), Read(first, row).By));
            }
            catch (SealBrokenException)
            {
                // Somebody wrote into it who has no key: the seat is shown without what is not known to be so.
            }
        }
        return readers;
    }

    /// <summary>What a visitor wants to be called; nothing if somebody wrote into it who has no key.</summary>
    internal static string NameIn(OpenSpace space, VisitRow row)
    {
        try
        {
            return CalledIn(space, row);
        }
        catch (SealBrokenException)
        {
            return "";
        }
    }

    private static string CalledIn(OpenSpace space, VisitRow row) =>
        row.Called is null ? "" : SealedJson.Read<string>(space.KeyOf(row.Epoch).Open(Table, row.Account, "", 1, CalledPart, row.Called));

    internal static byte[] SealCalled(SpaceKey key, string account, string called) => SealedJson.Seal(called, text => key.Seal(Table, account, "", 1, CalledPart, text));

    /// <summary>Told between a visitor and the members, with the key that both have had since the visitor came.</summary>
    internal static byte[] Tell(RecordKey first, VisitRow row, Told told) => SealedJson.Seal(told, text => first.Seal(row.Account, row.Epoch, ToldPart, text));

    /// <exception cref="SealBrokenException">Somebody wrote it who does not have that key.</exception>
    internal static Told Read(RecordKey first, VisitRow row) => SealedJson.Read<Told>(first.Open(row.Account, row.Epoch, ToldPart, row.Told));

    /// <summary>What is written along with a roster: who may read nothing any more finds nothing from that moment on.</summary>
    internal static IEnumerable<Func<DbConnection, DbTransaction, Task>> Shut(OpenSpace space, Roster roster)
    {
        foreach (var row in space.Visits.Where(row => row.Called is not null))
        {
            if (roster[row.Account] is not { Role: Role.Visitor } seat)
                yield return (connection, transaction) => VisitStore.Delete(connection, transaction, row.SpaceId, row.Account);
            else if (!May.ReadThing(seat, row.CardId, space.Now))
                yield return (connection, transaction) => VisitStore.Shut(connection, transaction, row.SpaceId, row.Account);
        }
    }

    /// <summary>Hands the record's newest key to those who may read it and do not have it yet. The record goes along: it is never under another key than theirs.</summary>
    internal async Task Hand(OpenSpace space, CancellationToken cancel)
    {
        var (rows, cards) = (new List<VisitRow>(), new List<(VisitedRow, VisitedRow)>());
        foreach (var seat in space.Roster.Visitors)
        {
            if (space.VisitOf(seat) is not { Called: not null } row || !May.ReadThing(seat, row.CardId, space.Now)) continue;
            if (row.Handed is not null && row.Epoch == space.Key.Epoch && row.EndsAt == VisitRow.Write(seat.Visit!.Until)) continue;
            if (await store.Card(space.Id, row.CardId, cancel) is not { } card) continue;
            try
            {
                rows.Add(Handed(space, seat, row));
                if (card.Epoch != space.Key.Epoch) cards.Add((card, Renewed(space, card)));
            }
            catch (SealBrokenException)
            {
                // Somebody wrote into it who has no key. The visitor is told so at their own page; the space is open to its members all the same.
            }
        }
        // A seat says who reads here; what is left without one is nobody's.
        var gone = space.Visits.Where(row => row.Called is not null && !space.Roster.Visitors.Any(seat => space.VisitOf(seat) == row)).Select(row => row.Account).ToList();
        if (rows.Count + gone.Count > 0) await store.Save(Still(space), space.Id, rows, cards, gone, cancel);
    }

    private static VisitRow Handed(OpenSpace space, Seat seat, VisitRow row)
    {
        using var first = KeyOf(space.KeyOf(row.Since), row.CardId);
        using var newest = KeyOf(space.Key, row.CardId);
        var (until, told) = (seat.Visit!.Until, Read(first, row));
        var handed = row with { Epoch = space.Key.Epoch, EndsAt = VisitRow.Write(until), Handed = newest.HandTo(PublicKey.Parse(seat.PublicKey)!), Called = SealCalled(space.Key, seat.Account, CalledIn(space, row)) };
        return handed with { Told = Tell(first, handed, told with { Space = space.Name, Until = until, Key = newest.Fingerprint() }) };
    }

    private static VisitedRow Renewed(OpenSpace space, VisitedRow card) => card with
    {
        Epoch = space.Key.Epoch,
        Head = OlderKeys.Reseal(space, card.Epoch, CardTable, card.Id, card.Kind, card.Version, "head", card.Head, Padding.Head),
        Body = OlderKeys.Reseal(space, card.Epoch, CardTable, card.Id, card.Kind, card.Version, "body", card.Body, Padding.Body),
    };

    private static Readable Described(OpenSpace space, VisitedRow card) => new(
        SealedJson.Read<Titled>(space.KeyOf(card.Epoch).Open(CardTable, card.Id, card.Kind, card.Version, "head", card.Head)).Title,
        $"/{(card.Kind == TaskCards.Kind ? "tasks" : "notes")}/{card.Id}");

    private static Func<DbConnection, DbTransaction, Task<bool>> Still(OpenSpace space) => (connection, transaction) => CardDrawer.Guard(space, connection, transaction);
}
