using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Weft;

public class WorksheetTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("/worksheet", "A4, two sides of one sheet", 2, 595, 842)]
    [InlineData("/worksheet", "A3 on its side, all twelve at once", 1, 1191, 842)]
    [InlineData("/es/worksheet", "A4, las dos caras de una hoja", 2, 595, 842)]
    [InlineData("/es/worksheet", "A3 apaisado, las doce a la vez", 1, 1191, 842)]
    public async Task The_worksheet_prints_on_one_sheet(string address, string paper, int sides, int width, int height)
    {
        var page = await (await Chromium.Browser).NewPageAsync();
        await page.GotoAsync(site.Address + address);
        await page.GetByText(paper).ClickAsync();

        var pdf = System.Text.Encoding.Latin1.GetString(await page.PdfAsync(new() { PreferCSSPageSize = true }));

        Assert.Equal(sides, Regex.Count(pdf, @"/Type\s*/Page\b"));
        var box = Regex.Match(pdf, @"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.InRange(double.Parse(box.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), width - 2, width + 2);
        Assert.InRange(double.Parse(box.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), height - 2, height + 2);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("/worksheet")]
    [InlineData("/es/worksheet")]
    public async Task On_paper_no_word_of_a_question_lies_under_another_or_under_its_box(string address)
    {
        var page = await (await Chromium.Browser).NewPageAsync(new() { ViewportSize = new() { Width = 718, Height = 1000 } });
        await page.GotoAsync(site.Address + address);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        var gaps = await page.EvaluateAsync<double[]>("""
            () => [...document.querySelectorAll(".question")].flatMap(question => {
              const lines = element => { const range = document.createRange(); range.selectNodeContents(element); return range.getBoundingClientRect(); };
              const [title, hint, box] = [lines(question.querySelector("h2")), lines(question.querySelector(".hint")), question.querySelector("textarea").getBoundingClientRect()];
              return [hint.top - title.bottom, box.top - hint.bottom];
            })
            """);
        Assert.Equal(24, gaps.Length);
        Assert.All(gaps, gap => Assert.InRange(gap, -2, double.MaxValue)); // the box of a line is a little taller than its letters
        await page.CloseAsync();
    }

    [Fact]
    public async Task What_is_typed_stays_in_the_window_and_can_be_printed()
    {
        var page = await (await Chromium.Browser).NewPageAsync();
        var asked = new List<IRequest>(); // a font or the page's icon may still be on its way
        await page.GotoAsync(site.Address + "/worksheet");
        page.Request += (_, request) => asked.Add(request);

        await page.GetByLabel("Which values do we need to agree on?").FillAsync("No one is disposable");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        var box = page.GetByLabel("Which values do we need to agree on?");
        Assert.Equal("rgb(0, 0, 0)", await box.EvaluateAsync<string>("box => getComputedStyle(box).color"));

        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GetByText("Leave the boxes empty").ClickAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgba(0, 0, 0, 0)", await box.EvaluateAsync<string>("box => getComputedStyle(box).color"));
        Assert.All(asked, request => Assert.True(request.ResourceType == "font" || request.Url.EndsWith("/mark.svg", StringComparison.Ordinal), request.Url));
        await page.CloseAsync();
    }

    [Fact]
    public async Task An_empty_spreadsheet_with_the_headings_can_be_taken_away()
    {
        Assert.StartsWith("name,place,country", (await site.Http.GetStringAsync("/worksheet/groups.csv")).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.StartsWith("nombre,lugar,país", (await site.Http.GetStringAsync("/es/worksheet/groups.csv")).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }
}
