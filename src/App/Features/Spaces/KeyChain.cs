using Weft.Sessions;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>Opens the keys of a space for one of its members.</summary>
internal static class KeyChain
{
    /// <summary>
    /// All keys, the newest first. Whoever can write to the database can hand over a key of their own making: so a key that is newer than the one the
    /// member kept is believed only if the one they kept stands before it in the chain of epochs.
    /// </summary>
    /// <returns>Null if the member has no key of the newest epoch.</returns>
    /// <exception cref="SealBrokenException">Something was changed by somebody who has no key.</exception>
    public static IReadOnlyList<SpaceKey>? Open(Viewer viewer, SpaceRow space, KeyRow row, IReadOnlyList<EpochRow> epochs)
    {
        if (row.Epoch != space.Epoch) return null;
        // Epochs only go forward: an older one than the member knows was put there by somebody.
        if (row.KeptEpoch > space.Epoch) throw new SealBrokenException(Label.Of("space_key", space.Id, "key"));
        var keys = new List<SpaceKey>();
        try
        {
            keys.Add(row is { Kept: { } kept, KeptEpoch: { } keptEpoch } && keptEpoch == space.Epoch
                ? SpaceKey.TakeKept(viewer.Keys, kept, space.Id, space.Epoch)
                : SpaceKey.Take(viewer.Keys, row.Handed, space.Id, space.Epoch));
            foreach (var epoch in epochs.Where(epoch => epoch.Epoch <= space.Epoch).OrderByDescending(epoch => epoch.Epoch))
                keys.Add(keys[^1].Before(epoch.Previous));
            if (row is { Kept: { } before, KeptEpoch: { } since } && since < space.Epoch)
            {
                using var known = SpaceKey.TakeKept(viewer.Keys, before, space.Id, since);
                if (!keys.Any(known.IsSameAs)) throw new SealBrokenException(Label.Of("space_key", space.Id, "key"));
            }
            return keys;
        }
        catch (SealBrokenException)
        {
            foreach (var key in keys) key.Dispose();
            throw;
        }
    }

    /// <summary>As the member keeps the newest key from now on; null if they have it already.</summary>
    public static KeyRow? Kept(Viewer viewer, KeyRow row, SpaceKey newest) => row.KeptEpoch == newest.Epoch
        ? null
        : row with { KeptEpoch = newest.Epoch, Kept = newest.KeepFor(viewer.Keys) };
}
