using Weft.Map;
using static Weft.Drawing.Page;

namespace Weft.Drawing;

public sealed partial class Report
{
    private const int ShownPoints = 30, ShownNames = 40, TableRows = 1_000, RowsOnPaper = 150, NeighboursNamed = 30;

    private void Ties()
    {
        if (_groups.Count == 0) return;
        Part("ties", "Who works with whom");
        if (_ties.Groups == 0)
        {
            _page.Add($"<div class=\"empty flow\"><p>{_page.Say("The files do not say who works with whom, so there is nothing to draw yet.")}</p>");
            _page.Add($"<p>{_page.Say("Ask each group who they worked with in the last year. A file with two columns, “from” and “to”, is enough.")}</p></div>");
            EndPart();
            return;
        }
        var structure = _map.Structure;
        _page.Add($"<p class=\"lead\">{Summary(structure)}</p>");
        // Few groups: the picture and the words stand beside each other. Many: the picture needs the width.
        var wide = _ties.Groups > 45;
        _page.Add(wide ? "<div class=\"flow\">" : "<div class=\"split\">").Add("<figure>").Add(new TieDrawing(_ties, _words).Draw());
        _page.Add("<figcaption>").Add(Key());
        if (_ties.Gathered)
            _page.Add($"<p>{_page.Say("Each disc is a cluster; the more groups, the larger. Each dot in it is a group; those with most ties are in the middle. A line between two discs is for all ties between their groups; the more ties, the thicker. Each disc has lines to the three that it has most ties with.")}</p>");
        else if (_ties.Faint > 0)
            _page.Add($"<p>{_page.Say("The dark lines are each group’s strongest tie, and those needed to connect everyone. The other {0} are faint.", _ties.Faint.ToString("N0", _words.Culture))}</p>");
        if (!_ties.Gathered && _ties.Drawn < _ties.Pairs)
            _page.Add($"<p>{_page.Say("{0} of the {1} ties fit in the picture: those that join parts, the strongest of each group, and the strongest of all. The others are in ties.csv.", _ties.Drawn.ToString("N0", _words.Culture), _ties.Pairs.ToString("N0", _words.Culture))}</p>");
        _page.Add("</figcaption></figure>").Add(wide ? "<div class=\"columns in-columns\">" : "<div class=\"flow in-columns\">");
        Bridges(structure);
        CutPoints(structure);
        Brokers(structure);
        Communities(structure);
        Apart(structure);
        Silos(structure);
        _page.Add("</div></div>");
        Table();
        EndPart();
    }

    private Markup Summary(Structure structure)
    {
        var parts = structure.Components.Count(component => component.Count > 1);
        var sentences = new List<Markup>();
        if (parts == 1) sentences.Add(_page.Say("All groups with ties can reach each other."));
        else if (parts > 1) sentences.Add(_page.Say("The groups fall into {0} parts that have no tie with each other.", Spelt(parts)));
        if (structure.Communities.Count > 1) sentences.Add(_page.Count(structure.Communities.Count, "{0} cluster works closely.", "{0} clusters work closely."));
        if (structure.Isolates.Count > 0) sentences.Add(_page.Count(structure.Isolates.Count, "{0} group has no tie yet.", "{0} groups have no ties yet."));
        return new(string.Join(' ', sentences));
    }

    private string Key()
    {
        var key = new Page(_words).Add("<ul class=\"legend\">");
        foreach (var (shape, _, name) in _ties.Communities)
            key.Add($"<li>{Sample(shape)} {Name(name)} {Soft(_page.Say(ShapeName(shape)))}</li>");
        if (_ties.Knots.Any(knot => knot.Shape == 'o'))
            key.Add($"<li>{Sample('o')} {_page.Say("Others: smaller clusters, named in the picture")}</li>");
        if (_ties.Knots.Any(knot => knot.Joins))
            key.Add($"<li><svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle class=\"key-ring\" cx=\"16\" cy=\"16\" r=\"13\"/><circle class=\"knot-e\" cx=\"16\" cy=\"16\" r=\"6\"/></svg> {_page.Say("A ring: others connect through this group. A dashed line: the only tie between two parts")}</li>");
        return key.Add("</ul>").ToString();
    }

    private static string Sample(char shape) => $"<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><g class=\"knot-{shape}\">{shape switch
    {
        'b' => "<path d=\"M5.5 5.5h21v21h-21z\"/>",
        'c' => "<path d=\"M16 3l13 23H3z\"/>",
        'd' => "<path d=\"M16 2l14 14-14 14L2 16z\"/>",
        'e' => "<path d=\"M16 3l11.5 6.5v13L16 29 4.5 22.5v-13z\"/>",
        'o' => "<circle cx=\"16\" cy=\"16\" r=\"7\"/>",
        _ => "<circle cx=\"16\" cy=\"16\" r=\"11\"/>",
    }}</g></svg>";

    private static string ShapeName(char shape) => shape switch
    {
        'b' => "(squares)",
        'c' => "(triangles)",
        'd' => "(diamonds)",
        'e' => "(hexagons)",
        _ => "(circles)",
    };

    private void Bridges(Structure structure)
    {
        var bridges = structure.Bridges.OrderByDescending(bridge => bridge.Parts.DefaultIfEmpty(0).Min()).ToList();
        var joining = bridges.Where(bridge => bridge.Parts.Count > 1 && bridge.Parts.Min() > 1).ToList();
        if (bridges.Count == 0) return;
        _page.Add("<section>").Add($"<h3>{_page.Say("Where a single tie joins two parts")}</h3>");
        if (joining.Count > 0)
        {
            _page.Add($"<p>{_page.Say("A second tie next to each would make the coalition harder to break.")}</p>").Add("<ul class=\"list\">");
            foreach (var bridge in joining.Take(ShownPoints))
                _page.Add($"<li>{_page.Say("{0} and {1}", Strong(Who(bridge.From)), Strong(Who(bridge.To)))} {Soft(_page.Say("{0} groups on one side, {1} on the other.", bridge.Parts[0], bridge.Parts[1]))}</li>");
            _page.Add("</ul>");
            if (joining.Count > ShownPoints) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", joining.Count - ShownPoints)}</p>");
        }
        if (bridges.Count > joining.Count)
            _page.Add($"<p>{_page.Count(bridges.Count - joining.Count, "{0} group has only one tie to the others.", "{0} groups have only one tie to the others.")}</p>");
        _page.Add("</section>");
    }

    private void CutPoints(Structure structure)
    {
        if (structure.CutPoints.Count == 0) return;
        _page.Add("<section>").Add($"<h3>{_page.Say("If this group stops, these are cut off from each other")}</h3>").Add("<ul class=\"list\">");
        // Those who leave the same parts behind stand together.
        foreach (var points in structure.CutPoints.OrderByDescending(point => point.Parts.Skip(1).Sum()).Take(ShownPoints).GroupBy(point => point.Parts).Select(same => same.ToList()))
            _page.Add($"<li>{Strong(Who(points.Select(point => point.Id)))}{(points.Count > 1 ? _page.Say(", each alone.") : "")} {Soft(_page.Say("Without them, the rest splits into parts of {0} groups.", _page.And([.. points[0].Parts.Take(6).Select(part => Text(part.ToString("N0", _words.Culture))), .. points[0].Parts.Count > 6 ? new[] { Text("…") } : []])))}</li>");
        _page.Add("</ul>");
        if (structure.CutPoints.Count > ShownPoints) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", structure.CutPoints.Count - ShownPoints)}</p>");
        _page.Add("</section>");
    }

    private void Brokers(Structure structure)
    {
        if (structure.Brokers.Count == 0) return;
        _page.Add("<section>").Add($"<h3>{_page.Say("Who connects others")}</h3>");
        _page.Add($"<p>{_page.Say("A lot runs through them. Ask how they are, and who could share it.")}</p>").Add("<ul class=\"list\">");
        foreach (var broker in structure.Brokers.Take(ShownPoints))
            _page.Add($"<li>{Strong(Who(broker.Id))}{(broker.Communities.Count > 1 ? $" {Soft(_page.Say("Joins {0}.", _page.And(broker.Communities.Take(4).Select(number => structure.Communities.FirstOrDefault(community => community.Number == number)?.Name ?? "")
                .Where(name => name.Length > 0))))}" : "")}</li>");
        _page.Add("</ul></section>");
    }

    private void Communities(Structure structure)
    {
        if (structure.Communities.Count == 0) return;
        _page.Add("<section>").Add($"<h3>{_page.Say("Clusters that work closely")}</h3>").Add("<ul class=\"list\">");
        foreach (var community in structure.Communities.Take(ShownPoints))
            _page.Add($"<li><b>{Name(community.Name)}</b> {Soft(_page.Count(community.Groups.Count, "{0} group", "{0} groups"))}<br>{Who(community.Groups, 12)}.</li>");
        _page.Add("</ul>");
        if (structure.Communities.Count > ShownPoints) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", structure.Communities.Count - ShownPoints)}</p>");
        _page.Add("</section>");
    }

    private void Apart(Structure structure)
    {
        if (structure.Isolates.Count == 0) return;
        _page.Add("<section>").Add($"<h3>{_page.Say("No ties yet")}</h3>");
        _page.Add($"<p>{_page.Say("Perhaps nobody asked them. Who could call on {0}?", Who(structure.Isolates, ShownNames))}</p></section>");
    }

    private void Silos(Structure structure)
    {
        var closed = structure.Silos.Where(silo => silo.Inside + silo.Outside > 0 && silo.Groups > 1).OrderByDescending(silo => silo.Closed).Take(12).ToList();
        if (closed.Count == 0) return;
        _page.Add("<section>").Add($"<h3>{_page.Say("Who mostly works with their own")}</h3>").Add("<ul class=\"list\">");
        foreach (var silo in closed)
            _page.Add($"<li><b>{Name(silo.Name)}</b> {Closed(silo)}</li>");
        _page.Add("</ul></section>");
    }

    private Markup Closed(Silo silo) => (silo.Inside, silo.Inside + silo.Outside) switch
    {
        (0, 1) => _page.Say("Its one tie goes out to others."),
        (1, 1) => _page.Say("Its one tie stays among its own {0} groups.", silo.Groups),
        (0, var ties) => _page.Say("All its {0} ties go out to others.", ties),
        var (inside, ties) when inside == ties => _page.Say("All its {0} ties stay among its own {1} groups.", ties, silo.Groups),
        var (inside, ties) => _page.Say("{0} of its {1} ties stay among its own {2} groups.", inside, ties, silo.Groups),
    };

    private void Table()
    {
        var neighbours = new Dictionary<string, List<string>>();
        foreach (var (tie, _) in _map.Ties)
        {
            if (!_groups.ContainsKey(tie.From) || !_groups.ContainsKey(tie.To) || tie.From == tie.To) continue;
            Of(tie.From).Add(tie.To);
            Of(tie.To).Add(tie.From);
        }
        var rows = _map.Groups.DistinctBy(group => group.Group.Id).Where(group => neighbours.ContainsKey(group.Group.Id)).ToList();
        var shown = rows.Count <= AllListed ? rows : [.. rows.OrderByDescending(group => neighbours[group.Group.Id].Count).Take(TableRows)];
        var communities = _map.Structure.Communities.DistinctBy(community => community.Number).ToDictionary(community => community.Number, community => community.Name);
        // On paper so long a table is thicker than all the rest; its lines are in ties.csv.
        var tooLong = rows.Count > RowsOnPaper;
        if (tooLong) _page.Add($"<p class=\"paper-only\">{_page.Say("Who works with whom, group by group, is on the screen and in ties.csv: for {0} groups it would fill many sheets.", rows.Count)}</p>");
        _page.Add($"<details{(tooLong ? " class=\"screen\"" : "")}><summary>{_page.Say("Every group and who it works with")}</summary><table class=\"slips\">");
        // Putting thousands in the order of a language takes long; here it helps little.
        var order = rows.Count <= AllListed ? StringComparer.Create(_words.Culture, true) : StringComparer.OrdinalIgnoreCase;
        _page.Add($"<caption>{(shown.Count < rows.Count ? _page.Say("The {0} groups with most ties; all are in ties.csv", shown.Count) : _page.Say("Who works with whom"))}</caption>");
        _page.Add($"<thead><tr><th scope=\"col\">{_page.Say("Group")}</th><th scope=\"col\">{_page.Say("Cluster")}</th><th scope=\"col\">{_page.Say("Works with")}</th></tr></thead><tbody>");
        foreach (var group in shown)
        {
            var with = neighbours[group.Group.Id].Distinct().Select(NameOf).Order(order).ToList();
            var named = string.Join(", ", with.Take(rows.Count <= AllListed ? NeighboursNamed * 3 : NeighboursNamed).Select(Name));
            var more = with.Count - (rows.Count <= AllListed ? NeighboursNamed * 3 : NeighboursNamed);
            _page.Add($"<tr><th scope=\"row\">{Name(group.Group.Name)}</th><td data-label=\"{_page.Say("Cluster")}\">{(group.Community is { } number && communities.TryGetValue(number, out var name) ? Name(name) : _page.Say("none"))}</td>"
                + $"<td data-label=\"{_page.Say("Works with")}\">{named}{(more > 0 ? " " + _page.Say("and {0} more", more).Html : "")}</td></tr>");
        }
        _page.Add("</tbody></table></details>");

        List<string> Of(string id) => neighbours.TryGetValue(id, out var list) ? list : neighbours[id] = [];
    }
}
