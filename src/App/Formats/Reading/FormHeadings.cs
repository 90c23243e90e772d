using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>How programs for forms (KoBo, LimeSurvey, Google and Microsoft Forms) write a question over a column: with its code before it, with the sections that it stands in, and once for each answer that can be ticked.</summary>
internal static partial class FormHeadings
{
    /// <summary>"G01Q02. Where are you?", "3) Town", "Q3[SQ001]. What can you share? [Van]" without what stands before; null if nothing does.</summary>
    public static string? WithoutCode(string heading) => Code().Match(heading) is { Success: true } code ? heading[code.Length..] : null;

    /// <summary>"town" of "group_info/town"; null for words with a stroke between them.</summary>
    public static string? LastOfPath(string heading) => heading.LastIndexOf('/') is var at and > 0 && at < heading.Length - 1 && !heading.Contains(' ') ? heading[(at + 1)..].TrimStart('_') : null;

    /// <summary>A question and one of its answers: "What can you share? [Van]", "What can you share?/van".</summary>
    public static (string Question, string Answer)? Ticked(string heading)
    {
        var said = WithoutCode(heading) ?? heading;
        if (said is [.., ']'] && said.LastIndexOf('[') is var open and > 0 && open < said.Length - 2) return (said[..open].TrimEnd(), said[(open + 1)..^1].Trim());
        return said.LastIndexOf('/') is var at and > 0 && at < said.Length - 1 ? (LastOfPath(said[..at]) ?? said[..at], said[(at + 1)..].Replace('_', ' ').Trim()) : null;
    }

    [GeneratedRegex(@"^\s*((G\d+)?Q\d+\w*(\[\w+\])?[.):]|\d{1,3}[.)]|[a-z]+\.)\s+(?=[\p{L}¿])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
