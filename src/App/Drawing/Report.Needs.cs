using Weft.Groups;
using Weft.Map;
using static Weft.Drawing.Page;

namespace Weft.Drawing;

public sealed partial class Report
{
    private const int Columns = 8, ByNameAtMost = 12;

    private bool HasQuestions => _map.Missing is { Questions.Count: > 0 } or { Communities.Count: > 0 } or { Places.Count: > 0 } or { Languages.Count: > 0 };

    /// <summary>The board: a thread for each need, a knot for each group that holds it.</summary>
    private void Needs()
    {
        if (_map.Coverage.Count == 0) return;
        Part("needs", "What we have, and what is missing");
        _page.Add($"<p class=\"lead\">{(_map.Purpose is { Name.Length: > 0 } purpose ? _page.Say("What {0} needs. Each line is a thread, a knot is a group who can hold it, and a thread with no knot is a gap.", Strong(Name(purpose.Name))) : _page.Say("Each line is a thread, a knot is a group who can hold it, and a thread with no knot is a gap."))}</p>");
        _page.Add("<ul class=\"scores\">");
        foreach (var (status, sign, name) in new[] { (CoverageStatus.Missing, "missing", "Missing"), (CoverageStatus.Single, "single", "Only one group has it"), (CoverageStatus.Covered, "covered", "Covered") })
            _page.Add($"<li><b>{_map.Coverage.Count(coverage => coverage.Status == status)}</b> <span class=\"sign is-{sign}\">{_page.Say(name)}</span></li>");
        _page.Add("</ul>");

        var holders = _map.Coverage.SelectMany(coverage => coverage.Holders).GroupBy(id => id)
            .OrderByDescending(holder => holder.Count()).ThenBy(holder => _numbers.GetValueOrDefault(holder.Key)).Select(holder => holder.Key).ToList();
        var columns = holders.Take(Columns).ToList();
        _page.Add("<table class=\"board\">").Add($"<caption>{_page.Say("Each need, and who can hold it")}{(holders.Count > Columns ? $"<span class=\"soft of-columns\">{_page.Say("The {0} groups that have most get a column; the others are named at the end of the line", Columns)}</span>" : "")}</caption>");
        _page.Add($"<thead><tr><th scope=\"col\">{_page.Say("We need")}</th>{string.Concat(columns.Select(id => $"<th scope=\"col\"><span class=\"upright\">{Link("#" + Anchor(id), Name(Letters.Fit(NameOf(id), 16, 300)))}</span></th>"))}<th scope=\"col\">{_page.Say("Where we are")}</th></tr></thead>");
        foreach (var kind in _map.Coverage.GroupBy(coverage => coverage.Want.What))
        {
            _page.Add($"<tbody><tr class=\"kind\"><th scope=\"rowgroup\" colspan=\"{columns.Count + 2}\">{_page.Say(Kind(kind.Key))}</th></tr>");
            foreach (var coverage in kind) Line(coverage, columns);
            _page.Add("</tbody>");
        }
        _page.Add("</table>");
        ByRegion();
        EndPart();
    }

    private void Line(Coverage coverage, List<string> columns)
    {
        var (sign, words) = coverage.Status switch
        {
            CoverageStatus.Missing => ("missing", _page.Say("Missing")),
            CoverageStatus.Single => ("single", _page.Say("Only one group has it")),
            _ => ("covered", _page.Say("Covered by {0}", Spelt(coverage.Holders.Count))),
        };
        var wanted = coverage.Status == CoverageStatus.Covered && !coverage.Enough
            ? Soft(_page.Say("{0} would be enough", Spelt(coverage.Want.Wanted))).Html : "";
        var row = $"<tr class=\"is-{sign}\" id=\"need-{Number(coverage.Want)}\"><th scope=\"row\">{Name(coverage.Want.Name)}{wanted}</th>";
        foreach (var id in columns)
            row += coverage.Holders.Contains(id)
                ? $"<td class=\"thread\"><span class=\"knot\"></span><span class=\"hidden\">{Name(Letters.Fit(NameOf(id), 16, 400))}</span></td>"
                : $"<td class=\"thread is-bare\"><span class=\"hidden\">{_page.Say("no")}</span></td>";
        var others = coverage.Holders.Where(id => !columns.Contains(id)).ToList();
        row += $"<td><span class=\"sign is-{sign}\">{words}</span>"
            + (others.Count > 0 ? $"<span class=\"more-knots\" aria-hidden=\"true\">{string.Concat(Enumerable.Repeat("<span class=\"knot\"></span>", others.Count))}</span>" : "")
            + (others.Count > 0 ? $"<span class=\"soft\">{(others.Count < coverage.Holders.Count ? _page.Say("Also {0}", Who(others, 4)) : Who(others, 4))}</span>" : "")
            + string.Concat(coverage.Reasons.Take(4).Select(reason => $"<span class=\"soft\">{_page.Say(reason)}</span>"));
        _page.Add(row + "</td></tr>");
    }

    private void ByRegion()
    {
        if (_map.CoverageByRegion.Count < 2) return;
        _page.Add($"<h3>{_page.Say("Region by region")}</h3>");
        _page.Add($"<table class=\"slips\"><caption>{_page.Say("What each region has of it, and what nobody there has")}</caption>");
        _page.Add($"<thead><tr><th scope=\"col\">{_page.Say("Region")}</th><th scope=\"col\">{_page.Say("They have")}</th><th scope=\"col\">{_page.Say("Nobody there has")}</th></tr></thead><tbody>");
        foreach (var region in _map.CoverageByRegion)
        {
            var wants = _map.Coverage.Select((coverage, i) => (coverage.Want.Name, Holders: i < region.Holders.Count ? region.Holders[i].Count : 0)).ToList();
            var held = wants.Where(want => want.Holders > 0).Select(want => want.Holders > 1 ? _page.Say("{0} ({1} groups)", Name(want.Name), want.Holders) : Name(want.Name)).ToList();
            var gaps = wants.Where(want => want.Holders == 0).Select(want => Name(want.Name)).ToList();
            _page.Add($"<tr><th scope=\"row\">{(region.Region.Length == 0 ? _page.Say("No region known") : Name(region.Region))}</th>"
                + $"<td data-label=\"{_page.Say("They have")}\">{(held.Count == 0 ? _page.Say("nothing yet") : new Markup(string.Join(", ", held)))}</td>"
                + $"<td data-label=\"{_page.Say("Nobody there has")}\">{Gaps(gaps, held.Count)}</td></tr>");
        }
        _page.Add("</tbody></table>");
    }

    /// <summary>Where little is held, what is held says it sooner than a long list of all that is not.</summary>
    private Markup Gaps(List<Markup> gaps, int held) =>
        gaps.Count == 0 ? _page.Say("nothing is missing")
        : held == 0 ? _page.Say("any of it")
        : gaps.Count > 8 && gaps.Count > 2 * held ? _page.Say("the other {0} needs", gaps.Count)
        : new(string.Join(", ", gaps));

    /// <summary>What is missing is asked of ourselves.</summary>
    private void Questions()
    {
        if (!HasQuestions) return;
        Part("questions", "Questions to ask ourselves");
        _page.Add($"<p class=\"lead\">{_page.Say("We need these, and nobody here has them. A gap is a question to us, not a vacancy to fill.")}</p>").Add("<ul class=\"list\">");
        var questions = _map.Missing.Questions.Count > 0 ? _map.Missing.Questions.Select(_page.Say) : OwnQuestions();
        foreach (var question in questions) _page.Add($"<li>{question}</li>");
        _page.Add("</ul>");
        EndPart();
    }

    private IEnumerable<Markup> OwnQuestions() =>
        _map.Missing.Communities.Select(name => _page.Say("{0}: whose door are we not open to, and why?", Name(name)))
            .Concat(_map.Missing.Places.Select(name => _page.Say("Nobody here is in {0}. Who lives there, and who do they already turn to?", Name(name))))
            .Concat(_map.Missing.Languages.Select(name => _page.Say("Nobody here speaks {0}. Who is left out of what we say and write?", Name(name))));

    private string Number(Want want) => (_map.Coverage.Select((coverage, i) => (coverage.Want, i)).FirstOrDefault(pair => pair.Want == want).i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string Spelt(int number) => number switch
    {
        1 => _words["one"],
        2 => _words["two"],
        3 => _words["three"],
        4 => _words["four"],
        5 => _words["five"],
        6 => _words["six"],
        _ => number.ToString("N0", _words.Culture),
    };

    private static string Kind(NeedKind kind) => kind switch
    {
        NeedKind.Specialism => "Specialisms",
        NeedKind.Skill => "Skills",
        NeedKind.Resource => "Rooms, vans and things",
        NeedKind.Value => "Values and principles",
        NeedKind.Community => "Communities",
        NeedKind.Place => "Places",
        _ => "Languages",
    };
}
