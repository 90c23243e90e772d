using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Weft.Archives;
using Weft.Correspondents;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Storage.Backups;
using Weft.Visits;

namespace Weft.Notes;

/// <summary>Texts that nest deeper than Markdown goes, or that would keep the machine busy: every page shows them, as they were written.</summary>
public class HostileTextTests
{
    private static string Many(string part, int letters = 400) => string.Concat(Enumerable.Repeat(part, (letters / part.Length) + 1))[..letters];

    public static readonly IReadOnlyList<string> Nested =
    [
        Many(">") + "a", Many("> ") + "a", Many("[") + "a", Many("![") + "a", Many("- ") + "a", Many("1. ") + "a", Many(">- ") + "a",
        Many("*a ", 600) + Many("b* ", 600), Many("_a ", 600) + Many("b_ ", 600), Many("*", 400) + "a" + Many("*", 400), Many("~~a ", 800) + Many("b~~ ", 800), Many("[a][", 800),
        string.Concat(Enumerable.Range(0, 140).Select(depth => new string(' ', 2 * depth) + "- a\n")), Many("[|", 400),
    ];

    private static readonly string[] Flat =
    [
        Many("[", 200) + "a" + Many("](b)", 800), Many("\\"), Many("<"), Many("<a "), Many("&"), Many("`"), Many("|"), Many("|\n"), "a|b\n-|-\n" + Many("*x|\n"), Many("<!--"), Many("[a](b", 600), Many("#"), Many("= "), Many("http://"),
    ];

    [Fact]
    public async Task Every_page_shows_a_text_that_nests_too_deep_as_it_was_written()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (member, space) = await Circle.Make(site);
        var other = await Circle.InviteAndJoin(site, member, space, "Siôn");
        var kofi = await Kofi.Add(member, space, "Zoë");
        var paths = new List<(string Path, string Text)>();
        foreach (var text in Nested.Take(3))
        {
            paths.Add(((await Circle.Write(member, space, "Zoë " + text[..100], text)).Path, text));
            paths.Add((await Circle.WriteTask(member, space, "Zoë " + text[..100], ("What else one should know", text)), text));
            paths.Add((await Kofi.Says(member, kofi, text), text));
            await member.Open(member.Path + "/edit");
            Assert.Equal(text, member.Labelled("What they said").TextContent.Trim('\n'));
        }
        foreach (var (path, text) in paths)
        {
            await other.Open(path);
            Assert.True(other.Status == HttpStatusCode.OK, $"{path}: {text[..40]}");
            Assert.Equal(text.Trim(), other.Page.QuerySelector(".prose p.typed")?.TextContent.Trim());
        }
        await member.Open(space + "/me");
        await member.Press("Save your card", ("What can you do?", Nested[0]), ("How do you want to be reached?", Nested[2]), ("Pronouns, if you like", Nested[2][..30]));
        Assert.Equal(HttpStatusCode.OK, member.Status);
        var people = (await other.Open(space)).Page.QuerySelectorAll("main a[href*='/people/']").Select(link => link.GetAttribute("href")!).ToList();
        Assert.NotEmpty(people);
        foreach (var path in (string[])[space, .. people, space + "/people", space + "/me", space + "/log", space + "/review", space + "/export", kofi, kofi + "/sheet", "/spaces", "/es" + space])
            Assert.True((await member.Open(path)).Status == HttpStatusCode.OK, path);
        await other.Open("/held");
        await other.Press("Look for them", ("The names that they go by", "Zoë"));
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Contains(Nested[2][..100], other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_typed_breaks_Markdown()
    {
        foreach (var text in (string[])[.. Nested, .. Flat, "www.\0\ud800" + Many("www.a.b\ud800", 200)])
        {
            var html = Html(text);
            if (Nested.Contains(text)) Assert.Equal(text.Trim(), html.QuerySelector("p.typed")?.TextContent.Trim());
            Assert.InRange(Marked.ToText(text).Length, 0, (2 * text.Length) + 10);
        }
    }

    private static AngleSharp.Html.Dom.IHtmlDocument Html(string text)
    {
        using var html = new StringWriter();
        Marked.ToHtml(text).WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString());
    }

    [Fact]
    public async Task A_guest_reads_a_text_that_nests_too_deep_as_it_was_written()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (_, space, _, lawyer) = await Lawyer.Reads(site, Nested[0] + "\n\n" + Nested[2]);

        await lawyer.Open(Lawyer.At(space));

        Assert.Equal([Nested[0], Nested[2]], lawyer.Page.QuerySelectorAll(".prose p.typed").Select(part => part.TextContent));
    }

    [Fact]
    public async Task Such_texts_go_out_with_their_space_and_come_back_and_are_opened_as_files()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (member, space) = await Circle.Make(site);
        var other = await Circle.InviteAndJoin(site, member, space, "Siôn");
        foreach (var text in Nested) await Circle.Write(member, space, text[..100], text);
        await Kofi.Says(member, await Kofi.Add(member, space), Nested[2]);
        await Circle.WriteTask(member, space, Nested[2][..100], ("What else one should know", Nested[0]));
        await other.Open(space + "/me");
        await other.Press("Save your card", ("What can you do?", Nested[0]));

        var file = OfflineKey.Beside(shelf, "moved.archive");
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(10);
        var archive = await Mover.Fetch(member, other, space);
        await File.WriteAllBytesAsync(file, archive);
        await File.WriteAllTextAsync(file + ".passphrase", Mover.Passphrase + "\n");
        var (code, _, complained) = await WeftProgram.Run("archive", "open", file, "--to", file + ".opened", "--passphrase", file + ".passphrase");
        Assert.True(code == 0, complained);
        var files = Directory.GetFiles(Path.Combine(file + ".opened", "notes")).Select(File.ReadAllText).ToList();
        Assert.All(Nested, text => Assert.Contains(files, written => written.EndsWith($"\n{text}\n", StringComparison.Ordinal)));

        var moved = await Mover.Import(member, archive);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(moved + "/people")).Status);
        await member.Open(moved);
        foreach (var note in member.Page.QuerySelectorAll("main a[href*='/notes/']:not(.button)").Select(link => link.GetAttribute("href")!))
            Assert.NotNull((await member.Open(note)).Page.QuerySelector(".prose p.typed"));
    }

    /// <summary>Some took minutes as long as a note can be, or made gigabytes of a page.</summary>
    public static TheoryData<string, string> Long => new()
    {
        { "stars", Many("*a ", NoteCard.MostText) }, { "carets", Many("^a ", NoteCard.MostText) }, { "links within links", Many("[a](b", NoteCard.MostText) }, { "quotes", Many(">", NoteCard.MostText) },
        { "a wide table", Many("|", 50_000) + "\n" + Many("-|", 50_000) + "\n" + Many("|\n", 100_000) }, { "many wide tables", Many(Many("a|", 1000) + "\n" + Many("-|", 1000) + "\n" + Many("|\n", 1000) + "\n", NoteCard.MostText) },
        { "one address in many places", "[a]: /" + Many("x", NoteCard.MostText / 2) + "\n\n" + Many("[a] [a] [a] [a]\n\n", NoteCard.MostText / 2) }, { "one title in many places", "[a]: /x '" + Many("x", NoteCard.MostText / 2) + "'\n\n" + Many("[a]\n\n", NoteCard.MostText / 2) },
        { "addresses", Many("http://a.b ", NoteCard.MostText) }, { "mail", Many("mailto:a@b.c ", NoteCard.MostText) }, { "sources", Many("[a]:\n", NoteCard.MostText) }, { "a heading", "# " + Many("*a_ ~b^ ", NoteCard.MostText - 2) },
        { "beginnings of addresses", Many("(www.", 25_000) + Many("x", 174_900) }, { "empty lines in lists", Many("- ", 126) + "a\n" + Many("\n", 199_000) + "b" },
    };

    [Theory, MemberData(nameof(Long))]
    public void What_would_keep_the_machine_busy_is_shown_as_it_was_written(string what, string text)
    {
        var page = Html(text);

        Assert.True(text.ReplaceLineEndings("").Trim() == string.Concat(page.QuerySelectorAll("p.typed").Select(part => part.TextContent)).ReplaceLineEndings("").Trim(), what);
        Assert.True(Marked.ToText(text).Length <= text.Length);
    }

    [Fact]
    public void A_long_note_with_lists_tables_and_links_is_Markdown_all_the_same()
    {
        var text = "# Rota\n\n" + Many("- **Monday** at 10.30: [the court](https://example.org/court), by bus\n", 60_000) + "\n\nwho|when|where\n-|-|-\n" + Many("*Ana*|at ten|Leeds\n", 30_000) + "\n\n"
            + Many(Many("It was *late*, and nobody came (https://example.org). ", 900) + "\n\n", NoteCard.MostText - 91_000);
        var page = Html(text);

        Assert.Empty(page.QuerySelectorAll("p.typed"));
        Assert.True(page.QuerySelectorAll("li strong").Length > 800);
        Assert.True(page.QuerySelectorAll("td em").Length > 1_000);
    }
}
