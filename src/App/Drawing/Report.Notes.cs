using static Weft.Drawing.Page;

namespace Weft.Drawing;

public sealed partial class Report
{
    private const int ShownSkipped = 200, ShownDuplicates = 100;

    private void Doubts()
    {
        if (_map.Duplicates.Count > 0)
        {
            Part("duplicates", "Perhaps the same group twice");
            _page.Add($"<p>{_page.Say("Nothing was merged. If two are the same group, use --merge, or correct the files.")}</p>").Add("<ul class=\"list\">");
            foreach (var pair in _map.Duplicates.Take(ShownDuplicates))
                _page.Add($"<li>{_page.Say("{0} and {1}", Strong(Who(pair.First)), Strong(Who(pair.Second)))} {Soft(new(_page.Say(pair.Reason) + "."))}</li>");
            _page.Add("</ul>");
            if (_map.Duplicates.Count > ShownDuplicates) _page.Add($"<p>{_page.Say("And {0} more, in map.json.", _map.Duplicates.Count - ShownDuplicates)}</p>");
            EndPart();
        }
        if (_map.Skipped.Count == 0) return;
        Part("skipped", "What could not be read");
        _page.Add($"<table class=\"slips\"><caption>{_page.Say("Correct these in the files and make the map again")}</caption>");
        _page.Add($"<thead><tr><th scope=\"col\">{_page.Say("File")}</th><th scope=\"col\">{_page.Say("Line")}</th><th scope=\"col\">{_page.Say("Why")}</th></tr></thead><tbody>");
        foreach (var row in _map.Skipped.Take(ShownSkipped))
            _page.Add($"<tr><th scope=\"row\">{Name(Path.GetFileName(row.File))}</th><td data-label=\"{_page.Say("Line")}\">{(row.Row is { } line ? Text(line.ToString(_words.Culture)) : _page.Say("the whole file"))}</td><td data-label=\"{_page.Say("Why")}\">{_page.Say(row.Reason)}</td></tr>");
        _page.Add("</tbody></table>");
        if (_map.Skipped.Count > ShownSkipped) _page.Add($"<p>{_page.Say("And {0} more in skipped.csv.", (_map.Skipped.Count - ShownSkipped).ToString("N0", _words.Culture))}</p>");
        EndPart();
    }

    private void Method()
    {
        Part("method", "How this was worked out, and who can read it");
        _page.Add("<div class=\"split is-even\"><div class=\"flow\">");
        _page.Add($"<p>{_page.Say("Weft read the files, found the places and worked everything out on this machine, without the internet. It adds nothing that the files do not say.")}</p>");
        if (_map.Purpose is not null)
            _page.Add($"<p>{_page.Say("A need is covered when two groups or more say that they have it. Words that mean the same count as the same.")}</p>");
        if (_ties.Groups > 0)
        {
            _page.Add($"<p>{_page.Say("Clusters are groups with more ties among themselves than chance would give. How clear they are, from −0.5 (not at all) to 1: {0}.", _map.Structure.Modularity.ToString("0.00", _words.Culture))}</p>");
            if (_map.Structure.BetweennessError is { } error)
                _page.Add($"<p>{_page.Say("Who connects others was estimated from a sample. It may be off by {0}.", error.ToString("0.#%", _words.Culture))}</p>");
        }
        if (_options.Made is { } day) _page.Add($"<p>{_page.Say("Made on {0}.", day.ToString("D", _words.Culture))}</p>");
        _page.Add("</div>").Add("<div class=\"block flow\">").Add($"<h3>{_page.Say("Who can read this")}</h3>");
        _page.Add($"<p>{_page.Say("Only the people whose files these are. Who connects whom is a list of targets in the wrong hands: do not publish this page, and do not send it by e-mail.")}</p>");
        _page.Add($"<p>{_page.Say("Weft has asked nobody here. Before you name a group to others, ask them.")}</p></div></div>");
        _page.Add($"<p class=\"soft\">{_page.Say("Coasts: Natural Earth, public domain. Places: GeoNames, CC BY 4.0.")}</p>");
        EndPart();
    }
}
