using System.Text.RegularExpressions;
using NodaTime;
using Weft.Map;
using Weft.Places;
using static Weft.Drawing.Page;
using Group = Weft.Groups.Group;

namespace Weft.Drawing;

/// <summary>What a report is made with, besides the map itself.</summary>
public sealed record ReportOptions
{
    public Coasts Coasts { get; init; } = Coasts.None;
    /// <summary>Knows larger towns, so that one sees on the map where one is; null: none are drawn.</summary>
    public IGazetteer? Gazetteer { get; init; }
    /// <summary>The map of places, where it was made already; null: it is made.</summary>
    public LandMap? Land { get; init; }
    /// <summary>The picture of ties, where it was made already; null: it is made.</summary>
    public TieMap? Ties { get; init; }
    /// <summary>The day that the report is made; null leaves it out.</summary>
    public LocalDate? Made { get; init; }

    /// <summary>Which tables beside the report are to be filled in, and the command to give then; null where nothing is left to say.</summary>
    public (Reason Asks, string Command)? Next { get; init; }

    internal IReadOnlyList<Town> TownsIn(LandMap map) => Gazetteer?.LargestTowns(map.View.Bounds, LandDrawing.TownsLookedAt) ?? [];
}

/// <summary>
/// The map of a coalition as one page: no request, no script, and the same on paper. It is for those who own the files: it names
/// brokers, cut points and paths, which is a list of targets in the wrong hands.
/// </summary>
public sealed partial class Report
{
    /// <summary>Up to so many groups every one is in the lists; above, each place and table shows its first, and says how many more there are.</summary>
    private const int AllListed = 2_000;
    private readonly CoalitionMap _map;
    private readonly ReportOptions _options;
    private readonly Page _page;
    private readonly Words _words;
    private readonly Dictionary<string, Group> _groups;
    private readonly Dictionary<string, int> _numbers = [];
    private readonly HashSet<string> _allies;
    private readonly LandMap _land;
    private readonly LandMap? _far;
    private readonly TieMap _ties;
    private readonly (Reason Asks, string Command)? _next;
    private readonly HashSet<string> _listed = [];

    private Report(CoalitionMap map, Words words, ReportOptions options)
    {
        (_map, _words, _options) = (map, words, options);
        _page = new(words);
        _groups = map.Groups.Select(group => group.Group).DistinctBy(group => group.Id).ToDictionary(group => group.Id);
        foreach (var id in _groups.Keys) _numbers[id] = _numbers.Count + 1;
        _allies = [.. map.Allies.Select(ally => ally.Id), .. map.Unexpected.Select(ally => ally.Id)];
        _land = options.Land ?? LandMap.Of(Drawings.Pins(map, options.Gazetteer));
        _far = _land.Farther.Count > 0 ? LandMap.Of(_land.Farther, Around(_land.Farther)) : null;
        _ties = options.Ties ?? TieMap.Of(map);
        _next = options.Next;
    }

    /// <summary>Writes index.html.</summary>
    public static void Write(CoalitionMap map, Words words, TextWriter to, ReportOptions? options = null) =>
        new Report(map, words, options ?? new()).Write(to);

    private static MapView Around(IEnumerable<Pin> pins) =>
        MapView.Of(pins.Select(pin => pin.Position)) is { Width: < 4_000 } view ? view : MapView.World;

    private string Title => string.IsNullOrWhiteSpace(_map.Title) ? _words["Our coalition"] : _map.Title;

    private void Write(TextWriter to)
    {
        // Which groups the lists name is known before anything links to them.
        var places = Places();
        Head();
        Needs();
        Acquaintance();
        Introduced();
        Offers();
        _page.Add(places);
        Ties();
        Questions();
        Doubts();
        Method();
        var body = _page.ToString();
        var classes = ClassAttribute().Matches(body).SelectMany(match => match.Groups["names"].Value.Split(' ')).ToHashSet();
        classes.UnionWith(["report", "wrap", "skip", "masthead", "brand", "nav"]);
        to.Write($"""
            <!DOCTYPE html>
            <html lang="{_words.Culture.Name}" dir="ltr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{Text(Title)} – Weft</title>
            <link rel="icon" type="image/svg+xml" href="{Drawings.MarkAsData}">
            <style>
            {Stylesheet.Fonts()}
            {Stylesheet.Of(classes, new HashSet<string> { "tokens", "base", "layout", "parts", "maps", "states", "paper" })}
            </style>
            </head>
            <body class="report">
            <a class="skip" href="#main">{_page.Say("Skip to the main part")}</a>
            <header class="masthead"><div class="wrap">
            <span class="brand"><img src="{Drawings.MarkAsData}" alt="" width="64" height="64">Weft</span>
            <nav aria-label="{_page.Say("On this page")}"><ul class="nav">{Menu()}</ul></nav>
            </div></header>
            <main id="main">
            {body}</main>
            </body>
            </html>

            """);
    }

    private string Menu()
    {
        var parts = new List<(string Id, string Name, bool There)>
        {
            ("needs", "Missing", _map.Coverage.Count > 0),
            ("allies", "Groups to get to know", _map.Allies.Count + _map.Unexpected.Count > 0),
            ("introductions", "Introductions", _map.Introductions.Count > 0),
            ("offers", "Offers", _map.Exchange.Count > 0),
            ("land", "Places", _groups.Count > 0),
            ("ties", "Ties", _groups.Count > 0),
            ("questions", "Questions", HasQuestions),
            ("method", "How it was made", true),
        };
        return string.Concat(parts.Where(part => part.There).Select(part => $"<li>{Link("#" + part.Id, _page.Say(part.Name))}</li>"));
    }

    private void Head()
    {
        _page.Add("<div class=\"wrap page-head\">").Add($"<h1>{Name(Title)}</h1>");
        if (_groups.Count == 0)
        {
            _page.Add($"<p class=\"lead\">{_page.Say("There are no groups on this map yet.")}</p>");
        }
        else
        {
            var places = _land.Spots.Concat(_far?.Spots ?? []).SelectMany(spot => spot.Towns).Distinct(StringComparer.Ordinal).Count();
            var pairs = _ties.Pairs;
            var sentences = new List<Markup>
            {
                places > 0
                    ? _page.Say("{0} in {1}.", Link("#list", _page.Count(_groups.Count, "{0} group", "{0} groups")), Link("#land", _page.Count(places, "{0} place", "{0} places")))
                    : _page.Say("{0}.", Link("#list", _page.Count(_groups.Count, "{0} group", "{0} groups"))),
                pairs > 0
                    ? _page.Say("{0} between them.", Link("#ties", _page.Count(pairs, "{0} tie", "{0} ties")))
                    : _page.Say("{0} between them yet.", Link("#ties", _page.Say("No ties"))),
            };
            if (_map.Allies.Count > 0)
                sentences.Add(_page.Say("{0} we could get to know.", Link("#allies", _page.Count(_map.Allies.Count, "{0} group", "{0} groups"))));
            _page.Add($"<p class=\"tally\">{string.Join(' ', sentences)}</p>");
        }
        if (_map.Skipped.Count > 0)
            _page.Add($"<p>{_page.Say("{0}. Nothing else was left out.", Link("#skipped", _page.Count(_map.Skipped.Count, "{0} row could not be read", "{0} rows could not be read")))}</p>");
        foreach (var note in _map.Notes.Where(note => _groups.Count > 0))
            _page.Add($"<p>{_page.Say(note)}.</p>");
        if (_next is { } next)
            _page.Add($"<p>{_page.Say(next.Asks)}:</p><pre><code>{Text(next.Command)}</code></pre>");
        _page.Add($"<p class=\"notice is-careful\">{_page.Say("This file is on your own disk. It names who connects the groups and who can introduce you: in the wrong hands, a list of targets. Do not publish it.")}</p>").Add("</div>");
    }

    /// <summary>A group by its name, with a link to its line in the list of places.</summary>
    private Markup Who(string id)
    {
        if (!_groups.TryGetValue(id, out var group)) return Name(id);
        return _listed.Contains(id) ? Link("#" + Anchor(id), Name(group.Name)) : Name(group.Name);
    }

    private string NameOf(string id) => _groups.TryGetValue(id, out var group) ? group.Name : id;

    /// <summary>Made of numbers, so that no id from a file can break the page.</summary>
    private string Anchor(string id) => $"g-{_numbers[id]}";

    private Markup Who(IEnumerable<string> ids, int most = int.MaxValue)
    {
        var all = ids.ToList();
        return all.Count <= most
            ? _page.And([.. all.Select(Who)])
            : _page.And([.. all.Take(most).Select(Who), _page.Count(all.Count - most, "{0} more", "{0} more")]);
    }

    private void Part(string id, string title) => Part(_page, id, title);

    /// <summary>On a phone a part is folded until somebody opens it, or comes to something in it. It takes no script: a box that is ticked.</summary>
    private static void Part(Page page, string id, string title) =>
        page.Add($"<div class=\"wrap\"><section class=\"part\" aria-labelledby=\"{id}\">").Add($"<h2 id=\"{id}\">{page.Say(title)}</h2>")
            .Add($"<p class=\"fold\"><input type=\"checkbox\" id=\"fold-{id}\"> <label for=\"fold-{id}\">{page.Say("Show this part")}<span class=\"hidden\">: {page.Say(title)}</span></label></p>").Add("<div class=\"flow folded\">");

    private void EndPart() => _page.Add("</div></section></div>");

    [GeneratedRegex("class=\"(?<names>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex ClassAttribute();
}
