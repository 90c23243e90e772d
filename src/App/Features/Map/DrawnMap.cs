using System.Collections.Concurrent;
using Weft.Drawing;
using Weft.Groups;

namespace Weft.Map;

/// <summary>A view of the map, worked out: its drawing, and its circles for the list beside it.</summary>
/// <param name="Places">Those with most groups first.</param>
/// <param name="InView">How many groups they hold.</param>
/// <param name="Frame">What part of the Earth it shows.</param>
/// <param name="Unplaced">What was found and has no town.</param>
public sealed record DrawnMap(string Svg, IReadOnlyList<DrawnPlace> Places, int InView, MapView Frame, IReadOnlyList<Listing> Unplaced);

/// <param name="Anchor">Its id in the list.</param>
/// <param name="Contents">"5 groups".</param>
/// <param name="Href">Closer, if it holds several places; else its place in the list, or the groups there.</param>
/// <param name="Closer">A view that takes its places apart; null if there is only one.</param>
/// <param name="Groups">By name, with their towns where there are several; none where the view has too many to name.</param>
public sealed record DrawnPlace(string Anchor, string Name, string Contents, string Href, string? Closer, IReadOnlyList<DrawnGroup> Groups);

/// <param name="Town">Null where all groups of the place are in the same one.</param>
public sealed record DrawnGroup(Listing Listing, string? Town);

/// <summary>Maps of what the shelf holds now that were drawn before: many ask for the same view, and working it out takes long.</summary>
public sealed class DrawnMaps
{
    private const int Most = 64;

    private volatile Held held = new(-1, []);

    public DrawnMap Of(Findings found, MapView? view, Words words, Func<DrawnMap> draw)
    {
        // Whoever still has an older catalogue must not put its map among those of a newer one: a group may have been taken off between them.
        var now = held;
        if (now.Generation != found.Catalogue.Generation) held = now = new(found.Catalogue.Generation, []);
        var maps = now.Maps;
        var key = new Asked(found.Query with { Page = 1, ByName = false }, view, words.Language);
        if (maps.TryGetValue(key, out var drawn)) return drawn;
        if (maps.Count >= Most) maps.Clear();
        return maps[key] = draw();
    }

    private sealed record Asked(GroupQuery Query, MapView? View, string Language);

    private sealed record Held(long Generation, ConcurrentDictionary<Asked, DrawnMap> Maps);
}
