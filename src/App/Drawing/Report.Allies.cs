using Weft.Groups;
using Weft.Map;
using static Weft.Drawing.Page;

namespace Weft.Drawing;

public sealed partial class Report
{
    private const int ShownPerNeed = 12, ShownOffers = 60, ShownUnexpected = 20;

    /// <summary>By need, and then by who already knows them; nobody has a score.</summary>
    private void Acquaintance()
    {
        if (_map.Allies.Count + _map.Unexpected.Count == 0) return;
        Part("allies", "Groups we could get to know");
        _page.Add("<div class=\"split\"><div class=\"flow in-columns\">");
        var shown = new HashSet<string>();
        var wants = _map.Coverage.OrderBy(coverage => coverage.Status).Select(coverage => coverage.Want)
            .Concat(_map.Allies.SelectMany(ally => ally.Fills)).Distinct().ToList();
        foreach (var want in wants)
        {
            var able = _map.Allies.Where(ally => ally.Fills.Contains(want))
                .OrderBy(ally => ally.Path.Count == 0 ? int.MaxValue : ally.Path.Count).ToList();
            if (able.Count == 0) continue;
            _page.Add($"<h3>{_page.Say("For {0}", Name(want.Name))}</h3>");
            var fresh = able.Where(ally => shown.Add(ally.Id)).ToList();
            var before = able.Where(ally => !fresh.Contains(ally)).ToList();
            if (fresh.Count > 0)
            {
                _page.Add("<ul class=\"wide\">");
                foreach (var ally in fresh.Take(ShownPerNeed)) Show(ally);
                _page.Add("</ul>");
            }
            if (fresh.Count > ShownPerNeed) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", fresh.Count - ShownPerNeed)}</p>");
            if (before.Count > 0)
                _page.Add($"<p>{_page.Say(fresh.Count > 0 ? "Also named above: {0}." : "Named above: {0}.", _page.And([.. before.Select(ally => Link("#ally-" + Anchor(ally.Id), Name(NameOf(ally.Id))))]))}</p>");
        }
        var rest = _map.Allies.Where(ally => shown.Add(ally.Id)).ToList();
        if (rest.Count > 0)
        {
            _page.Add($"<h3>{_page.Say("Close to us in what matters to them")}</h3>").Add("<ul class=\"wide\">");
            foreach (var ally in rest.Take(ShownPerNeed)) Show(ally);
            _page.Add("</ul>");
        }
        Unlikely();
        _page.Add("</div>").Add("<div class=\"block flow\">").Add($"<h3>{_page.Say("Why these?")}</h3>");
        _page.Add($"<p>{_page.Say("Together they have most of what is missing. Under each need, the groups that somebody here already knows come first.")}</p>");
        _page.Add($"<p>{_page.Say("Nobody is ranked, and the reasons you see are all the reasons. Groups that are resting are left in peace.")}</p>");
        _page.Add($"<p>{_page.Say("The first way to be introduced follows the strongest ties; the others go through other people.")}</p>");
        _page.Add($"<p>{_page.Say("A relationship comes first. Ask who knows them, and what we could offer, before you ask for anything.")}</p>");
        _page.Add("</div></div>");
        EndPart();
    }

    private void Show(Ally ally)
    {
        var group = _groups.GetValueOrDefault(ally.Id);
        _page.Add($"<li class=\"ally\" id=\"ally-{(group is null ? "x" : Anchor(ally.Id))}\"><h4>{Titled(ally.Id, group)}</h4>");
        if (group?.Description is { Length: > 0 } about) _page.Add($"<p>{Name(Letters.Fit(about, 16, 2600, false))}</p>");
        Why(ally.Reasons, ally.Introductions, ally.Path);
        _page.Add("</li>");
    }

    private void Unlikely()
    {
        if (_map.Unexpected.Count == 0) return;
        _page.Add($"<h3 id=\"unexpected\">{_page.Say("Unexpected allies")}</h3>");
        _page.Add($"<p>{_page.Say("Other causes, but they work the way we do, with the same people, or against the same things.")}</p>").Add("<ul class=\"wide\">");
        foreach (var ally in _map.Unexpected.Take(ShownUnexpected))
        {
            var group = _groups.GetValueOrDefault(ally.Id);
            _page.Add($"<li class=\"ally\"><h4>{Titled(ally.Id, group)}</h4>");
            Why(ally.Reasons, ally.Introductions, ally.Path);
            _page.Add("</li>");
        }
        _page.Add("</ul>");
        if (_map.Unexpected.Count > ShownUnexpected) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", _map.Unexpected.Count - ShownUnexpected)}</p>");
    }

    private void Offers()
    {
        if (_map.Exchange.Count == 0) return;
        Part("offers", "Offers you might ask about");
        _page.Add($"<p class=\"lead\">{_page.Say("One group needs it, another has it. Nothing is promised: it is something to ask about.")}</p>").Add("<ul class=\"list in-columns\">");
        foreach (var exchange in _map.Exchange.Take(ShownOffers))
        {
            // The first reason says the same as the sentence.
            var more = string.Concat(exchange.Reasons.Skip(1).Select(reason => $" {_page.Say(reason)}."));
            _page.Add($"<li>{_page.Say("{0} could use {1}. {2} has it.", Who(exchange.Needs), Strong(Name(exchange.What)), Who(exchange.Holds))}{Soft(new(more))}</li>");
        }
        _page.Add("</ul>");
        if (_map.Exchange.Count > ShownOffers) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", _map.Exchange.Count - ShownOffers)}</p>");
        EndPart();
    }

    private Markup Titled(string id, Group? group) =>
        group?.Place is { } place && Drawings.TownOf(place) is { Length: > 0 } town ? new($"{Who(id)}, {Name(town)}") : Who(id);
}
