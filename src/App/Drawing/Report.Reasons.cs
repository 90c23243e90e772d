using Weft.Map;

namespace Weft.Drawing;

public sealed partial class Report
{
    private const string Ways = "Trust", Other = "Also";

    /// <summary>What each reason of the domain is about, in the order of the rows; a reason that is not here stands under <see cref="Other"/>.</summary>
    private static readonly (string Row, string[] Reasons)[] Rows =
    [
        ("Fills", ["They bring what nobody here has yet: {0}", "They also have what only one group here has: {0}", "They also have what we want more of: {0}"]),
        ("Cause", ["Their cause is {0}"]),
        ("Works through", ["They work the way some of us do: {0}"]),
        ("With", ["They are, or work with, the same people: {0}"]),
        ("Against", ["They oppose the same things: {0}"]),
        ("Agrees", ["They share these values with us: {0}"]),
        ("Near", ["Less than a kilometre from {0}", "About a kilometre from {0}", "In the same town as {0}", "In the same region as {0}", "About {0} km from {1}"]),
        (Ways, ["Nobody here has a tie with them yet. What could we offer, and who might know them?", "{0} has a tie with them already", "{0} could ask, through {1}"]),
        ("Take care", ["They are, or work with: {0}. First ask what they want from us, and what has kept us apart", "They said that they can give only a little now"]),
    ];

    /// <summary>Every reason why a group is suggested, each in its row; who could introduce us, in links.</summary>
    private void Why(ValueList<Reason> reasons, ValueList<Introduction> introductions, ValueList<string> path)
    {
        var paths = introductions.Count > 0 ? [.. introductions.Select(way => way.Path)] : path.Count > 1 ? [path] : Array.Empty<ValueList<string>>();
        _page.Add("<dl class=\"reasons\">");
        foreach (var row in Rows.Select(known => known.Row).Append(Other))
        {
            var said = row == Ways && paths.Length > 0 ? Asking(paths) : string.Join(' ', reasons.Where(reason => RowOf(reason) == row).Select(reason => Sentence(reason).Html));
            if (said.Length > 0) _page.Add($"<div><dt>{_page.Say(row)}</dt><dd>{said}</dd></div>");
        }
        _page.Add("</dl>");
    }

    private static string RowOf(Reason reason) => Rows.FirstOrDefault(row => row.Reasons.Contains(reason.Key)).Row ?? Other;

    private Markup Sentence(Reason reason) => _page.Say(reason) is var said && said.Html.EndsWith('?') ? said : new(said.Html + ".");

    /// <summary>"Ask A, who works with B, who works with them. Or ask C, who works with them."</summary>
    private string Asking(IReadOnlyList<ValueList<string>> paths) =>
        string.Join("<br>", paths.Select((path, i) => _page.Say(i == 0 ? "Ask {0}." : "Or ask {0}.", Chain(path))));

    private Markup Chain(ValueList<string> path)
    {
        var chain = _page.Say("them");
        for (var i = path.Count - 2; i >= 0; i--)
            chain = _page.Say("{0}, who works with {1}", Who(path[i]), chain);
        return chain;
    }

    /// <summary>The ways to groups that were asked for by name.</summary>
    private void Introduced()
    {
        if (_map.Introductions.Count == 0) return;
        Part("introductions", "Introductions that were asked for");
        _page.Add("<ul class=\"list in-columns\">");
        foreach (var (id, ways) in _map.Introductions)
            _page.Add($"<li><h3>{Titled(id, _groups.GetValueOrDefault(id))}</h3><p>{(ways.Count > 0 ? Asking([.. ways.Select(way => way.Path)]) : Sentence(Introductions.Nobody).Html)}</p></li>");
        _page.Add("</ul>");
        EndPart();
    }
}
