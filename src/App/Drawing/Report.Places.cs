using Weft.Groups;
using static Weft.Drawing.Page;

namespace Weft.Drawing;

public sealed partial class Report
{
    private const int PerPlaceWhenMany = 15, CloserMaps = 3;

    /// <summary>The map beside the list of all it shows. Made first: it decides which groups others may link to.</summary>
    private string Places()
    {
        if (_groups.Count == 0) return "";
        var page = new Page(_words);
        var spots = _land.Spots.Concat(_far?.Spots ?? []).Select((spot, i) => (Spot: spot, Id: $"place-{i + 1}")).ToList();
        var ids = spots.ToDictionary(pair => pair.Spot, pair => pair.Id, (IEqualityComparer<Spot>)ReferenceEqualityComparer.Instance);
        var without = _groups.Values.Where(group => group.Place?.Position is null).ToList();

        Part(page, "land", "Who works where");
        page.Add($"<p class=\"lead\">{page.Say("We draw coasts, not borders, and towns, never addresses. Towns close together share a circle.")}</p>");
        page.Add(spots.Count == 0 ? "<div>" : _land.Sheet.Height > Sheet.Width ? "<div class=\"split is-map is-tall\">" : "<div class=\"split is-map\">");
        if (spots.Count > 0)
        {
            page.Add("<figure class=\"beside\">").Add($"<a class=\"skip\" href=\"#list\">{page.Say("Skip the map, go to the list")}</a>").Add("<div class=\"picture\">");
            page.Add(new LandDrawing(_land, _options.Coasts, _words)
            {
                Towns = _options.TownsIn(_land),
                Href = spot => "#" + ids[spot],
                Title = Drawings.LandTitle(_land, _words),
            }.Draw());
            page.Add("</div>");
            if (_far is not null)
            {
                page.Add($"<h3>{page.Say("Farther away")}</h3>").Add("<div class=\"picture\">");
                page.Add(new LandDrawing(_far, _options.Coasts, _words)
                {
                    Towns = _options.TownsIn(_far),
                    Href = spot => "#" + ids[spot],
                    Title = Drawings.LandTitle(_far, _words),
                    TitleId = "far-name",
                    CoastLetters = 30_000,
                }.Draw()).Add("</div>");
            }
            page.Add("<figcaption>").Add(Legend(page)).Add("</figcaption></figure>");
        }
        page.Add("<div class=\"flow\">").Add($"<h3 id=\"list\">{page.Say(spots.Count > 0 ? "The same, as a list" : "The groups")}</h3>");
        if (spots.Count > 0) page.Add($"<p class=\"screen\">{page.Say("Press a circle to highlight its place here.")}</p>");
        page.Add("<ul class=\"list places\">");
        foreach (var (spot, id) in spots)
        {
            page.Add($"<li id=\"{id}\"><h4>{Name(spot.Name(_words))} {Soft(Text(spot.Contents(_words)))}</h4>");
            Roster(page, spot.Pins.Select(pin => _groups[pin.Key]), spot.Towns.Count > 0 ? spot.Towns[0] : "");
            page.Add("</li>");
        }
        if (without.Count > 0)
        {
            page.Add($"<li id=\"place-none\"><h4>{page.Say("Not on the map")} {Soft(page.Count(without.Count, "{0} group", "{0} groups"))}</h4>");
            Roster(page, without, "");
            page.Add("</li>");
        }
        page.Add("</ul></div></div>");
        Closer(page, spots);
        return page.Add("</div></section></div>").ToString();
    }

    private void Roster(Page page, IEnumerable<Group> groups, string town)
    {
        var all = groups.ToList();
        var shown = _groups.Count <= AllListed ? all.Count : Math.Min(all.Count, PerPlaceWhenMany);
        page.Add("<ul class=\"roster\">");
        // Taking the first few of an order costs less than putting all in it.
        foreach (var group in all.OrderBy(group => _allies.Contains(group.Id)).ThenBy(group => group.Name, StringComparer.Create(_words.Culture, true)).Take(shown))
        {
            _listed.Add(group.Id);
            page.Add($"<li id=\"{Anchor(group.Id)}\">{Entry(page, group, town)}</li>");
        }
        if (all.Count > shown) page.Add($"<li>{page.Say("And {0} more here, in groups.csv.", all.Count - shown)}</li>");
        page.Add("</ul>");
    }

    private string Entry(Page page, Group group, string town)
    {
        var place = group.Place is null ? "" : Drawings.TownOf(group.Place);
        var words = (_allies.Contains(group.Id) && !group.Member ? $"<span class=\"sign is-ally\">{page.Say("Possible ally")}</span> " : "")
            + Strong(Name(group.Name)).Html
            + (place.Length > 0 && place != town ? $", {Name(place)}" : "") + (group.Causes.Count > 0 ? ":" : ".");
        if (group.Causes.Count > 0) words += $" {page.Say("{0}.", page.And(group.Causes.Take(3)))}";
        var holds = group.Specialisms.Concat(group.Skills).Concat(group.Resources).Distinct(StringComparer.Ordinal).ToList();
        if (holds.Count > 0) words += " " + Soft(page.Say("Has: {0}.", new Markup(string.Join(", ", holds.Take(8).Select(Name)) + (holds.Count > 8 ? "…" : ""))));
        if (group.Capacity == Capacity.Resting) words += " " + Soft(page.Say("Resting."));
        if (group.Place is { Position: null } lost)
            words += " " + Soft(lost.Note is { } note ? new($"{page.Say("Said “{0}”.", Name(lost.Name))} {page.Say(note)}") : page.Say("Said “{0}”.", Name(lost.Name)));
        return words;
    }

    private string Legend(Page page)
    {
        var legend = new Page(_words).Add("<ul class=\"legend\">");
        if (_land.Spots.Any(spot => spot.Members > 0))
            legend.Add($"<li><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle class=\"key-spot\" cx=\"16\" cy=\"16\" r=\"13\"/></svg> {page.Say(_groups.Values.Any(group => group.Member) ? "Groups in the coalition; the number says how many" : "Groups; the number says how many")}</li>");
        if (_land.Spots.Any(spot => spot.Allies > 0))
            legend.Add($"<li><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle class=\"key-ally\" cx=\"16\" cy=\"16\" r=\"11\"/></svg> {page.Say("A possible ally")}</li>");
        if (_land.Spots.Any(spot => spot is { Members: 0, Others: > 0 }))
            legend.Add($"<li><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><g class=\"spot is-other\"><circle cx=\"16\" cy=\"16\" r=\"12\"/></g></svg> {page.Say("Other groups")}</li>");
        return legend.Add("</ul>").ToString();
    }

    /// <summary>Where many groups are one circle, the same again from nearer.</summary>
    private void Closer(Page page, List<(Spot Spot, string Id)> spots)
    {
        var crowded = spots.Where(pair => pair.Spot.Groups >= Math.Max(12, _groups.Count / 12) && pair.Spot.Towns.Count > 3).Select(pair => (pair.Spot, pair.Id, View: pair.Spot.Closer))
            .Where(pair => pair.View is not null && pair.View.Width < _land.View.Width / 3).Take(CloserMaps).ToList();
        if (crowded.Count == 0) return;
        page.Add($"<h3>{page.Say("Closer up")}</h3>").Add("<ul class=\"columns\">");
        foreach (var (spot, id, view) in crowded)
        {
            var near = LandMap.Of(spot.Pins, view);
            page.Add($"<li><h4>{Link("#" + id, Name(spot.Name(_words)))}</h4><div class=\"picture\">");
            page.Add(new LandDrawing(near, _options.Coasts, _words)
            {
                Towns = _options.TownsIn(near),
                TitleId = $"map-of-{id}",
                Title = spot.Name(_words),
                Href = _ => "#" + id,
                CoastLetters = 30_000,
            }.Draw());
            page.Add("</div></li>");
        }
        page.Add("</ul>");
    }
}
