using Microsoft.Playwright;

namespace Weft;

/// <summary>The checker of accessibility that the project's packages bring. It runs in the page: its .NET package opens a window for every answer, which takes six times as long.</summary>
public static class Axe
{
    private static readonly Lazy<Task<string>> Source = new(() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "node_modules/axe-core/axe.min.js")));

    private const string Violations = """
        async runOnly => (await axe.run({ resultTypes: ['violations'], runOnly })).violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map(node => node.html).join(', ')}`).join('; ')
        """;

    /// <summary>Brings the checker into a page that was loaded.</summary>
    public static async Task Bring(IPage page) => await page.EvaluateAsync(await Source.Value);

    private static readonly object All = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };
    private static readonly object Colours = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>What is wrong with the page as it stands, in words; empty if nothing is.</summary>
    public static Task<string> Findings(IPage page) => page.EvaluateAsync<string>(Violations, All);

    /// <summary>The same of what other colours can make wrong, for a page that was looked at in some.</summary>
    public static Task<string> FindingsOfColours(IPage page) => page.EvaluateAsync<string>(Violations, Colours);
}
