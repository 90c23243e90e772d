using Weft.Drawing;
using Weft.Groups;
using Weft.Map;

namespace Weft.Ties;

/// <summary>The drawing of public ties, made once for each generation of the shelf.</summary>
public sealed class PublicGraph(Shelf shelf)
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile TiesShown? shown;

    public async Task<TiesShown> Now()
    {
        var now = await shelf.Now();
        if (shown is { } known && known.Generation == now.Generation) return known;
        await turn.WaitAsync();
        try
        {
            return shown is { } made && made.Generation == now.Generation ? made : shown = new(now);
        }
        finally
        {
            turn.Release();
        }
    }
}

/// <summary>Public ties with their groups. Nobody's place between others is worked out: every group looks alike.</summary>
public sealed class TiesShown
{
    private readonly Dictionary<string, List<(Listing Group, string Kind)>> tiesOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> drawings = new(StringComparer.Ordinal);
    private readonly Lazy<TieMap> map;

    public TiesShown(Catalogue shelf)
    {
        Generation = shelf.Generation;
        Ties = shelf.Ties;
        foreach (var tie in Ties)
        {
            Know(tie.From, tie.To, tie.Kind);
            Know(tie.To, tie.From, tie.Kind);
        }
        // The catalogue is sorted by name.
        Groups = [.. shelf.Listings.Where(listing => tiesOf.ContainsKey(listing.Id))];
        map = new(() => TieMap.Of(new()
        {
            Groups = [.. Groups.Select(group => new GroupOnMap(new() { Id = group.Id, Name = group.Name }, Community: 0))],
            Ties = [.. Ties.Select(tie => new TieOnMap(tie))],
        }));

        void Know(string from, string to, string kind)
        {
            if (!tiesOf.TryGetValue(from, out var list)) tiesOf[from] = list = [];
            list.Add((shelf.Find(to)!, kind));
        }
    }

    public long Generation { get; }
    /// <summary>Those with ties, by name.</summary>
    public IReadOnlyList<Listing> Groups { get; }
    public IReadOnlyList<Tie> Ties { get; }
    public TieMap Map => map.Value;

    /// <summary>Each neighbour once, by name, with what ties them.</summary>
    public IEnumerable<(Listing Group, string Kinds)> TiesOf(string id) =>
        tiesOf[id].GroupBy(tie => tie.Group.Id).Select(tie => (tie.First().Group, string.Join(", ", tie.Select(one => one.Kind).Where(kind => kind.Length > 0))))
            .OrderBy(tie => tie.Group.Name, StringComparer.CurrentCultureIgnoreCase);

    public string Draw(Words words)
    {
        lock (drawings)
        {
            if (!drawings.TryGetValue(words.Language, out var drawing))
                drawings[words.Language] = drawing = new TieDrawing(Map, words).Draw();
            return drawing;
        }
    }
}
