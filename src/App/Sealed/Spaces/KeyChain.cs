using Weft.Vault;

namespace Weft.Sealed;

/// <summary>Opens the keys of a space for one of its members.</summary>
internal static class KeyChain
{
    /// <summary>All keys, the newest first; and whether the newest is one that the member's ring does not have yet.</summary>
    /// <returns>Null if the space is not on the member's ring, or they were not handed the newest key.</returns>
    /// <exception cref="SealBrokenException">Something was changed by somebody who has no key.</exception>
    public static (IReadOnlyList<SpaceKey> Keys, bool IsNews)? Open(Viewer viewer, FoundSpace found) =>
        found.Key.Epoch == found.Space.Epoch ? Open(viewer, found.Key, found.Ring, found.Epochs) : null;

    /// <summary>The same of a key that they were handed once, and of those before it.</summary>
    public static (IReadOnlyList<SpaceKey> Keys, bool IsNews)? Open(Viewer viewer, KeyRow handed, KeyRingRow ring, IReadOnlyList<EpochRow> epochs)
    {
        var (space, newest) = (handed.SpaceId, handed.Epoch);
        if (!KeyRing.Open(ring, viewer.Keys).Spaces.TryGetValue(space, out var known)) return null;
        var keys = new List<SpaceKey>();
        try
        {
            keys.Add(SpaceKey.Take(viewer.Keys, handed.Handed, space, newest));
            foreach (var epoch in epochs.Where(epoch => epoch.Epoch <= newest).OrderByDescending(epoch => epoch.Epoch))
                keys.Add(keys[^1].Before(epoch.Previous));
            // Epochs only go forward: an older one than the member knows has no such key either.
            if (!keys.Any(key => key.Epoch == known.Epoch && key.Fingerprint() == known.Fingerprint)) throw new SealBrokenException(Label.Of("space_key", space, "key"));
            return (keys, known.Epoch != newest);
        }
        catch (SealBrokenException)
        {
            foreach (var key in keys) key.Dispose();
            throw;
        }
    }
}
