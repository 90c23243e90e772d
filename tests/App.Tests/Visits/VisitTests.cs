using System.Net;
using Dapper;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Visits;

/// <summary>A lawyer needs one report, and sees that and nothing else.</summary>
public class VisitTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visitor_reads_one_record_as_it_is_changed_and_no_page_of_the_space(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);
        await Circle.Write(facilitator, space, "Keys", "under the mat");

        Assert.Contains("You may read what Łucja of the Oven lets you in to", lawyer.Text, StringComparison.Ordinal);
        await lawyer.Follow("Go and read it");
        Assert.Equal((Lawyer.At(space), "Report of the ninth"), (lawyer.Path, lawyer.Title));
        Assert.Equal("window", lawyer.Page.QuerySelector(".prose strong")!.TextContent);
        Assert.Contains($"Łucja of the Oven of {Circle.Name} lets you read this until 2 June 2026", lawyer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lawyer.Page.QuerySelectorAll("a[href]"), link => link.GetAttribute("href")!.Contains(space, StringComparison.Ordinal));

        await facilitator.Open(note + "/edit");
        await facilitator.Press("Save the note", ("Text", "The cell had a window."));
        Assert.Contains("The cell had a window.", (await lawyer.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        foreach (var path in (string[])["", "/people", "/log", "/me", "/invite", "/review", note[space.Length..], note[space.Length..] + "/edit", "/notes/new/edit"])
        {
            var forbidden = await (await lawyer.Open(space + path)).Answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.NotFound, lawyer.Status);
            var missing = await (await lawyer.Open("/spaces/00000000000000000000000000000000" + path)).Answer.Content.ReadAsStringAsync();
            Assert.Equal(missing.Replace("/spaces/00000000000000000000000000000000", "", StringComparison.Ordinal), forbidden.Replace(space, "", StringComparison.Ordinal));
        }
        await lawyer.Open("/spaces");
        Assert.Contains("Report of the ninth of Court Friends · until 2 June 2026", lawyer.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Members_see_who_reads_what_and_until_when_and_by_whom(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, note, _) = await Lawyer.Reads(site);

        await facilitator.Open(space + "/people");
        Assert.Contains("Ms Okafor visitor until 2 June 2026 Reads one thing and nothing else: Report of the ninth. Łucja of the Oven let them in.", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("One person shares the key", (await facilitator.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("One person from outside may read this.", (await facilitator.Open(note)).Text, StringComparison.Ordinal);
        Assert.Contains("visitor until", (await (await facilitator.Open(space + "/people")).Follow(Lawyer.Name)).Text, StringComparison.Ordinal);
        var log = (await facilitator.Open(space + "/log")).Text;
        Assert.Contains("Ms Okafor came, to read one thing.", log, StringComparison.Ordinal);
        Assert.Contains("made an invitation for somebody from outside", log, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visitor_opens_the_files_of_that_record_and_takes_none_out(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);
        await facilitator.Open(note + "/add-file");
        await facilitator.Choose("photographs.csv", "cell 9, no window"u8.ToArray()).Press("Add it");
        var file = facilitator.Page.QuerySelector("main li a")!.GetAttribute("href")!;

        await lawyer.Open(Lawyer.At(space));
        var link = lawyer.Page.QuerySelectorAll("main li a").Single(found => found.TextContent == "photographs.csv").GetAttribute("href")!;
        Assert.DoesNotContain("Delete this file", lawyer.Text, StringComparison.Ordinal);
        Assert.Equal("cell 9, no window", await (await lawyer.Open(link)).Answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(file)).Status);
        await Circle.Do(facilitator, space, Lawyer.Name, "Pause this person");
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(link)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_task_is_read_with_the_day_on_which_it_is_due(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var task = await Circle.WriteTask(facilitator, space, "Translate the charge sheet", ("What else one should know", "Into Farsi"), ("By when, if there is a day", "2026-05-28"));

        var lawyer = await Lawyer.Come(site, await Lawyer.LetIn(facilitator, task));
        await lawyer.Open(Lawyer.At(space));

        Assert.Equal("Translate the charge sheet", lawyer.Title);
        Assert.Contains("by 28 May 2026", lawyer.Text, StringComparison.Ordinal);
        Assert.Contains("Into Farsi", lawyer.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_is_paused_reads_nothing_from_that_moment_and_reads_on_when_it_is_lifted(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        await facilitator.Open(space + "/people");

        await Circle.Do(facilitator, space, Lawyer.Name, "Pause this person");
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
        await lawyer.Open("/spaces");
        Assert.Contains($"What you may read of {Circle.Name} is shut to you just now", lawyer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Report of the ninth", lawyer.Text, StringComparison.Ordinal);

        await Circle.Do(facilitator, space, Lawyer.Name, "End the pause");
        Assert.Equal("Report of the ninth", (await lawyer.Open(Lawyer.At(space))).Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_pause_shuts_the_record_in_the_same_transaction_and_not_at_a_later_page(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space, _, lawyer) = await Lawyer.Reads(site);
        var careful = new Person(site) { Follows = false };
        foreach (var cookie in (await facilitator.Open(space + "/people")).Cookies) careful.Cookies.Add(cookie);

        // The answer to the button is all that the facilitator asks for.
        await Circle.Do(careful, space, Lawyer.Name, "Pause this person");

        Assert.Equal(HttpStatusCode.Redirect, careful.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.Open(Lawyer.At(space))).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_visitor_reads_on_after_a_new_key_began_and_what_was_changed_since(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);
        foreach (var name in (string[])["Siôn", "Aoife"])
        {
            var member = await Circle.InviteAndJoin(site, facilitator, space, name);
            await (await member.Open(space + "/people")).Press($"Leave {Circle.Name}");
            // The old key is over, and nobody has begun the new one.
            Assert.Equal("Report of the ninth", (await lawyer.Open(Lawyer.At(space))).Title);
            await facilitator.Open(space);
            Assert.Equal("Report of the ninth", (await lawyer.Open(Lawyer.At(space))).Title);
        }
        await facilitator.Open(note + "/edit");
        await facilitator.Press("Save the note", ("Text", "written with the third key"));

        Assert.Contains("written with the third key", (await lawyer.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        Assert.Equal(3, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select min(epoch) from visit")));
        Assert.Contains(Lawyer.Name, (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
    }

    private static Task<long> Count(TestShelf shelf, string table) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>($"select count(*) from {table}"));

    private static Task Write(TestShelf shelf, string statement) => shelf.Database.Write((connection, transaction) => connection.ExecuteAsync(statement, null, transaction));
}
