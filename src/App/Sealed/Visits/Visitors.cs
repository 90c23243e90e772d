using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>A record that somebody from outside may be let in to.</summary>
/// <param name="Title">Its beginning, if it is long.</param>
/// <param name="Address">Of its page, within the space.</param>
public sealed record Readable(string Title, string Address);

/// <summary>A visit as the members see it.</summary>
/// <param name="By">Who let them in.</param>
public sealed record Reader(Seat Seat, Readable Record, string By);

/// <summary>What members do for the visitors of their space, each at their own next page: only they have its key.</summary>
public sealed class Visitors(VisitStore store, OlderKeys older, CardKinds kinds)
{
    private const string CardTable = "card", Table = "visit", ToldPart = "told", CalledPart = "called";

    private sealed record Titled(string Title);

    internal static Task<IReadOnlyList<VisitRow>> In(DbConnection connection, string space) => VisitStore.In(connection, space);

    internal Task Purge(string now, CancellationToken cancel) => store.Purge(now, cancel);

    /// <summary>Whether there is a record that a visitor may be let in to.</summary>
    internal async Task<bool> CanRead(string space, string id, CancellationToken cancel) => await Card(space, id, cancel) is not null;

    private async Task<CardRow?> Card(string space, string id, CancellationToken cancel) => await store.Card(space, id, cancel) is { } card && kinds[card.Kind]?.IsForVisitors == true ? card : null;

    /// <summary>The salt of a record's key as it is now; null if there is none, or no such record.</summary>
    internal async Task<string?> SaltOf(string space, string? id, CancellationToken cancel) => id is null ? null : (await Card(space, id, cancel))?.Salt;

    internal Task<bool> HasSeat(string space, string account, CancellationToken cancel) => store.HasSeat(space, account, cancel);

    /// <summary>Writes down the visit of somebody who has just come.</summary>
    internal static Func<DbConnection, DbTransaction, Task> Come(VisitRow row) => (connection, transaction) => VisitStore.Insert(connection, transaction, row);

    /// <summary>Writes down that the visitor has their seat now, and what they want to be called.</summary>
    internal static Func<DbConnection, DbTransaction, Task> Seat(OpenSpace space, InvitationRow arrival, Letter letter) => (connection, transaction) =>
        VisitStore.Call(connection, transaction, new() { SpaceId = space.Id, Account = letter.Account, Epoch = arrival.Epoch, Called = SealCalled(space.KeyOf(arrival.Epoch), letter.Account, letter.Called) });

    /// <summary>Puts somebody out who came and may have no seat.</summary>
    internal static Func<DbConnection, DbTransaction, Task> PutOut(string space, string account) => (connection, transaction) => VisitStore.Delete(connection, transaction, space, account);

    internal static RecordKey KeyOf(SpaceKey key, string id, string? salt) => key.RecordOf(CardTable, id, salt);

    internal static RecordPlace PlaceOf(string space, long epoch, string id) => new(space, epoch, CardTable, id);

    /// <summary>Makes sure that a record that is to be read by somebody from outside lies under the newest key.</summary>
    /// <returns>Null if there is no such record.</returns>
    public async Task<Readable?> Ready(OpenSpace space, string id, CancellationToken cancel = default)
    {
        if (await Card(space.Id, id, cancel) is not { } card) return null;
        if (card.Epoch < space.Key.Epoch) await older.Move(space, card, cancel);
        return await Describe(space, card, cancel);
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
                using var first = First(space, row);
                readers.Add(new(seat, await Describe(space, card, cancel), Read(first, row).By));
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

    /// <summary>
    /// What becomes of visitors and of what they read when a space is saved: whoever may read is handed the record's key, the record goes along to the newest epoch, and a record
    /// whose key somebody has who may not read it any more gets another. A record is never under another key than that of those who read it.
    /// </summary>
    /// <param name="space">As it was read.</param>
    /// <param name="key">The newest when this is written.</param>
    /// <param name="roster">As it is written, with the records that are due.</param>
    /// <param name="invitations">The open ones of visitors: they go on with the new key of what they are for.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What is written in the transaction of the space. It throws an <see cref="OvertakenException"/> there if something was changed meanwhile.</returns>
    internal async Task<IReadOnlyList<Func<DbConnection, DbTransaction, Task>>> Follow(OpenSpace space, SpaceKey key, Roster roster, IReadOnlyList<InvitationRow> invitations, CancellationToken cancel)
    {
        var writes = new List<Func<DbConnection, DbTransaction, Task>>();
        var readers = roster.Visitors.Select(seat => (Seat: seat, Row: space.VisitOf(seat))).Where(reader => reader.Row is not null && May.ReadThing(reader.Seat, reader.Row.CardId, space.Now)).ToList();
        foreach (var row in space.Visits.Where(row => row.Called is not null && !readers.Any(reader => reader.Row == row)))
        {
            // Who is paused keeps the visit; a seat says who reads here, and what is left without one is nobody's.
            var keeps = roster.Visitors.Any(seat => space.VisitOf(seat) == row);
            if (!keeps) writes.Add((connection, transaction) => VisitStore.Delete(connection, transaction, row.SpaceId, row.Account));
            else if (row.Handed is not null) writes.Add((connection, transaction) => VisitStore.Shut(connection, transaction, row.SpaceId, row.Account));
        }
        foreach (var thing in readers.Where(reader => IsBehind(reader.Seat, reader.Row!, key)).Select(reader => reader.Row!.CardId).Union(roster.RecordsDue))
        {
            if (await Card(space.Id, thing, cancel) is not { } card) continue;
            var salt = roster.RecordsDue.Contains(thing) ? Identifier.Random() : card.Salt;
            if (!Try(() => Resealed(space, card, key, salt), out var resealed)) continue;
            writes.AddRange(resealed);
            foreach (var (seat, row) in readers.Where(reader => reader.Row!.CardId == thing && (resealed.Count > 0 || IsBehind(reader.Seat, reader.Row!, key))))
            {
                if (Try(() => Handed(space, key, seat, row!, salt), out var handed)) writes.Add((connection, transaction) => VisitStore.Hand(connection, transaction, handed));
            }
            // A new epoch lets nobody come with an invitation of before.
            foreach (var invitation in key.Epoch == space.Key.Epoch ? invitations : [])
            {
                if (Try(() => VisitorInvitations.Renew(key, invitation, thing, salt), out var renew)) writes.AddRange(renew);
            }
        }
        return writes;
    }

    /// <summary>Whether a visitor was not handed yet what their seat says.</summary>
    private static bool IsBehind(Seat seat, VisitRow row, SpaceKey key) =>
        row.Handed is null || row.Epoch != key.Epoch || row.RecordEpoch != key.Epoch || row.Salt != row.RecordSalt || row.EndsAt != VisitRow.Write(seat.Visit!.Until);

    /// <summary>Nothing that somebody wrote who has no key may shut the space to its members. A visitor is told so at their own page.</summary>
    private static bool Try<T>(Func<T> open, [MaybeNullWhen(false)] out T opened)
    {
        try
        {
            opened = open();
            return true;
        }
        catch (SealBrokenException)
        {
            opened = default;
            return false;
        }
    }

    private static IReadOnlyList<Func<DbConnection, DbTransaction, Task>> Resealed(OpenSpace space, CardRow card, SpaceKey key, string? salt)
    {
        if ((card.Epoch, card.Salt) == (key.Epoch, salt)) return [];
        var resealed = OlderKeys.Resealed(space, card, key, salt);
        return [async (connection, transaction) => OvertakenException.Unless(await OlderKeys.Replace(connection, transaction, space.Id, card, resealed))];
    }

    private static VisitRow Handed(OpenSpace space, SpaceKey key, Seat seat, VisitRow row, string? salt)
    {
        using var first = First(space, row);
        using var newest = KeyOf(key, row.CardId, salt);
        var (until, told) = (seat.Visit!.Until, Read(first, row));
        var handed = row with { Epoch = key.Epoch, Salt = salt, EndsAt = VisitRow.Write(until), Handed = newest.HandTo(PublicKey.Parse(seat.PublicKey)!), Called = SealCalled(key, seat.Account, CalledIn(space, row)) };
        return handed with { Told = Tell(first, handed, told with { Space = space.Name, Until = until, Key = newest.Fingerprint() }) };
    }

    /// <summary>The key that a visitor keeps, and that the members can find too.</summary>
    private static RecordKey First(OpenSpace space, VisitRow row) => KeyOf(space.KeyOf(row.Since), row.CardId, row.SinceSalt);

    private async Task<Readable> Describe(OpenSpace space, CardRow card, CancellationToken cancel)
    {
        await space.Reach(card.Epoch, cancel);
        var title = SealedJson.Read<Titled>(space.KeyOf(card.Epoch).Open(CardTable, card.Id, card.Kind, card.Version, "head", card.Head, card.Salt)).Title;
        return new(title, kinds[card.Kind]!.Address(card.Id));
    }
}
