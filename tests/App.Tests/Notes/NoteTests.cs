using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Notes;

public class NoteTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_note_is_written_changed_and_deleted(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);

        await Circle.Write(person, space, "Keys", "Under the *mat*.");
        var note = person.Path;
        Assert.Contains("Written by Łucja of the Oven", person.Text, StringComparison.Ordinal);
        await person.Follow("Change it");
        await person.Press("Save the note", ("Text", "With the neighbour."));
        Assert.Contains("With the neighbour.", person.Text, StringComparison.Ordinal);
        await person.Press("Delete this note");

        Assert.Equal(space, person.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(note)).Status);
        Assert.Equal(0, await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from card where kind = 'note'")));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Two_who_change_one_note_see_both_texts_and_merge_them(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (first, space) = await Circle.Make(site);
        var second = await Circle.InviteAndJoin(site, first, space, "Siôn");
        var note = (await Circle.Write(first, space, "Rota", "Monday")).Path;

        await first.Open(note + "/edit");
        await second.Open(note + "/edit");
        await first.Press("Save the note", ("Text", "Monday Aoife"));
        await second.Press("Save the note", ("Text", "Monday Siôn"));

        Assert.Contains("Łucja of the Oven changed this while you wrote", second.Wrong, StringComparison.Ordinal);
        Assert.Contains("Monday Aoife", second.Text, StringComparison.Ordinal);
        Assert.Equal("Monday Siôn", second.Labelled("Yours: put in what you want to keep of both").TextContent.Trim());
        await second.Press("Save the note", ("Yours: put in what you want to keep of both", "Monday Aoife and Siôn"));
        Assert.Contains("Monday Aoife and Siôn", (await first.Open(note)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_long_note_whose_session_ended_is_shown_while_signing_in_and_saved_after_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        var text = "\nFirst line\n\n" + string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"word{number}")) + "\n\n  the end <b>&amp;</b> ñ 😀";
        await person.Open(space + "/notes/new/edit");
        var late = person.Request("Save the note", ("Title", "Long"), ("Text", text));
        shelf.Clock.Now += Duration.FromHours(1);

        await person.Send(late);
        Assert.Contains("word4999", person.Text, StringComparison.Ordinal);
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        await person.Press("Send it");
        await person.Follow("Change it");

        Assert.Equal(text, person.Labelled("Text").TextContent.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("[press](javascript:alert(1))")]
    [InlineData("[press](data:text/html,x)")]
    [InlineData("![spy](https://evil.example/pixel.png)")]
    [InlineData("<https://ok.example> and <javascript:alert(1)>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    public async Task What_is_written_cannot_act_on_who_reads_it(string text)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);

        await Circle.Write(person, space, "<b>Title</b>", text);

        var prose = person.Page.QuerySelector(".prose")!;
        Assert.Empty(prose.QuerySelectorAll("script, img, iframe, [onerror]"));
        Assert.All(prose.QuerySelectorAll("a"), link => Assert.Matches("^(https?:|mailto:|$)", link.GetAttribute("href") ?? ""));
        Assert.Equal("<b>Title</b>", person.Title);
    }

    [Fact]
    public async Task A_long_title_in_any_script_is_kept_whole()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        foreach (var title in (string[])[new('a', 120), string.Concat(Enumerable.Repeat("ñ", 120)), string.Concat(Enumerable.Repeat("👩‍👩‍👧", 15)), string.Concat(Enumerable.Repeat("\"", 120))])
        {
            await Circle.Write(person, space, title, "x");
            Assert.Equal(title, person.Title);
        }
        foreach (var name in (string[])[new('a', 60), string.Concat(Enumerable.Repeat("ñ", 60)), string.Concat(Enumerable.Repeat("字", 40)), string.Concat(Enumerable.Repeat("\"", 60)), string.Concat(Enumerable.Repeat("字", 60)), string.Concat(Enumerable.Repeat("👩", 30))])
        {
            await person.Open(space + "/me");
            await person.Press("Save your card", ("What shall the others call you here?", name), ("Pronouns, if you like", "ella / они / 她"));
            Assert.Equal(HttpStatusCode.OK, person.Status);
            Assert.True(person.Path == space || person.Wrong.Contains("takes too much room", StringComparison.Ordinal), name);
        }
        Assert.Equal(4, (await person.Open(space)).Page.QuerySelectorAll("a[href*='/notes/']").Count(link => link.TextContent != "Write a note"));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Of_thousands_of_records_those_that_were_copied_elsewhere_are_not_shown_but_told_of(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await Circle.Write(person, space, "Keys", "under the mat");
        await shelf.Database.Write((connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, """
            with recursive copy(number) as (select 1 union all select number + 1 from copy where number < 6000)
            insert into card (space_id, id, kind, epoch, version, head, body)
            select space_id, 'copy' || number, kind, epoch, version, head, body from card, copy where kind = 'note'
            """, transaction: transaction));

        await person.Open(space);

        Assert.Equal("Something here was changed", person.Title);
    }

    [Theory]
    [InlineData("/spaces/x", "/spaces/x")]
    [InlineData("/", "/")]
    [InlineData("https://example.org/a", "https://example.org/a")]
    [InlineData("tel:+44113", "tel:+44113")]
    [InlineData("notes", "notes")]
    [InlineData("//example.org", "")]
    [InlineData("/\\example.org", "")]
    [InlineData("\\\\example.org", "")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("file:///etc/passwd", "")]
    [InlineData("data:text/html,x", "")]
    public void A_link_leads_to_a_page_of_this_Weft_or_where_a_reader_expects(string written, string href)
    {
        using var html = new StringWriter();
        Marked.ToHtml($"[read](<{written.Replace("\\", "\\\\", StringComparison.Ordinal)}>)").WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);

        Assert.Contains($"href=\"{href}\"", html.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_ends_where_the_writer_ended_it_ends_there()
    {
        using var html = new StringWriter();
        Marked.ToHtml("Ana 9-11\nSiôn 11-13").WriteTo(html, System.Text.Encodings.Web.HtmlEncoder.Default);

        Assert.Equal("<p>Ana 9-11<br />\nSiôn 11-13</p>\n", html.ToString());
    }
}
