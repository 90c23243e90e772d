using Weft.Sessions;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>Opens the keys of a space for one of its members.</summary>
internal static class KeyChain
{
    /// <summary>All keys, the newest first; and whether the newest is one that the member's ring does not have yet.</summary>
    /// <returns>Null if the space is not on the member's ring, or they were not handed the newest key.</returns>
    /// <exception cref="SealBrokenException">Something was changed by somebody who has no key.</exception>
    public static (IReadOnlyList<SpaceKey> Keys, bool IsNews)? Open(Viewer viewer, FoundSpace found)
    {
        var space = found.Space;
        if (found.Key.Epoch != space.Epoch || !KeyRing.Open(found.Ring, viewer.Keys).Spaces.TryGetValue(space.Id, out var known)) return null;
        var keys = new List<SpaceKey>();
        try
        {
            keys.Add(SpaceKey.Take(viewer.Keys, found.Key.Handed, space.Id, space.Epoch));
            foreach (var epoch in found.Epochs.Where(epoch => epoch.Epoch <= space.Epoch).OrderByDescending(epoch => epoch.Epoch))
                keys.Add(keys[^1].Before(epoch.Previous));
            // Epochs only go forward: an older one than the member knows has no such key either.
            if (!keys.Any(key => key.Epoch == known.Epoch && key.Fingerprint() == known.Fingerprint)) throw new SealBrokenException(Label.Of("space_key", space.Id, "key"));
            return (keys, known.Epoch != space.Epoch);
        }
        catch (SealBrokenException)
        {
            foreach (var key in keys) key.Dispose();
            throw;
        }
    }
}
