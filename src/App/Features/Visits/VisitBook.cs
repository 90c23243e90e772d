using System.Security.Cryptography;
using NodaTime;
using Weft.Vault;

namespace Weft.Visits;

/// <summary>What a visitor was let in to.</summary>
/// <param name="Space">The id of the space, whose pages they cannot open.</param>
/// <param name="Told">Where it is, until when, and by whom.</param>
/// <param name="Record">Null while it is shut to them.</param>
public sealed record OpenVisit(string Space, Told Told, Visited? Record);

/// <summary>
/// Opens single records for those who were let in to them. Nothing of the space's own keys is at hand here: what a visitor has opens that record alone. Only who was a
/// member comes by with the key that they had, once.
/// </summary>
public sealed class VisitBook(VisitStore store, SpaceBook spaces, CardKinds kinds, IClock clock)
{
    /// <summary>All that the viewer has, those first that end first.</summary>
    public async Task<IReadOnlyList<OpenVisit>> All(Viewer viewer, CancellationToken cancel = default)
    {
        var visits = new List<OpenVisit>();
        foreach (var (row, card) in await Rows(viewer, cancel))
        {
            try
            {
                if (await Open(viewer, row, card, cancel) is { } visit) visits.Add(visit);
            }
            catch (SealBrokenException)
            {
                // Somebody wrote it who has no key, so it is nobody's visit; its own page says that it was changed.
            }
        }
        return [.. visits.OrderBy(visit => visit.Told.Until)];
    }

    /// <returns>Null if there is none, or it is over, or not the viewer's: which of them is not to be told apart.</returns>
    public async Task<OpenVisit?> Find(Viewer viewer, string? space, CancellationToken cancel = default) =>
        (await Rows(viewer, cancel)).FirstOrDefault(found => found.Visit.SpaceId == space) is { Visit: not null } found ? await Open(viewer, found.Visit, found.Card, cancel) : null;

    /// <summary>Gives a visit back, also while it is shut. The seat goes with the next page that a member opens.</summary>
    public Task Leave(Viewer viewer, string space, CancellationToken cancel = default) => store.Leave(space, viewer.Account, cancel);

    private Task<IReadOnlyList<(VisitRow Visit, CardRow? Card)>> Rows(Viewer viewer, CancellationToken cancel) => store.Of(viewer.Account, VisitRow.Write(clock.GetCurrentInstant()), cancel);

    private async Task<OpenVisit?> Open(Viewer viewer, VisitRow row, CardRow? card, CancellationToken cancel)
    {
        using var first = await First(viewer, row, cancel);
        var told = Visitors.Read(first, row);
        // Only now: whoever told this has the record's key.
        if (row.WasHanded is not null) await store.Keep(row, first.Keep(viewer.Keys), cancel);
        // The column is there for deleting what is over; whoever writes to the database could put it off.
        if (clock.GetCurrentInstant() >= told.Until) return null;
        return new(row.SpaceId, told, row.Handed is null ? null : Read(viewer, row, card, told));
    }

    /// <summary>The key that the viewer and the members have had since the visit began: kept by the viewer, or found from what they had as a member.</summary>
    private async Task<RecordKey> First(Viewer viewer, VisitRow row, CancellationToken cancel)
    {
        if (row.WasHanded is null) return RecordKey.Kept(viewer.Keys, row.Kept, Visitors.PlaceOf(row.SpaceId, row.Since, row.CardId));
        var handed = new KeyRow { SpaceId = row.SpaceId, Account = row.Account, Epoch = row.Since, Handed = row.WasHanded };
        if (await spaces.KeysUntil(viewer, handed, cancel) is not { } keys) throw new SealBrokenException(Label.Of("visit", row.SpaceId, "was handed"));
        try
        {
            return Visitors.KeyOf(keys[0], row.CardId, row.SinceSalt);
        }
        finally
        {
            foreach (var each in keys) each.Dispose();
        }
    }

    private Visited? Read(Viewer viewer, VisitRow row, CardRow? card, Told told)
    {
        using var key = RecordKey.Take(viewer.Keys, row.Handed, Visitors.PlaceOf(row.SpaceId, row.Epoch, row.CardId));
        if (key.Fingerprint() != told.Key) throw new SealBrokenException(Label.Of("visit", row.SpaceId, "key"));
        if (card is null || (card.Epoch, card.Salt) != (row.Epoch, row.Salt)) return null;
        var (head, body) = (key.Open(card.Kind, card.Version, "head", card.Head), key.Open(card.Kind, card.Version, "body", card.Body!));
        try
        {
            return kinds[card.Kind]?.Visit(head, body);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(head);
            CryptographicOperations.ZeroMemory(body);
        }
    }
}
