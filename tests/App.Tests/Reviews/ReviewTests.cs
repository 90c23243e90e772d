using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Reviews;

public class ReviewTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_is_due_is_kept_for_a_year_or_deleted_with_one_press(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, person, space, "Siôn");
        await Circle.Write(person, space, "Keys", "under the mat");
        await Circle.WriteTask(person, space, "Book the hall");
        Assert.DoesNotContain("looked at again", (await person.Open(space)).Page.QuerySelector(".notice")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal("Nothing waits", (await person.Open(space + "/review")).Page.QuerySelector(".empty h2")?.TextContent);

        shelf.Clock.Now += Duration.FromDays(366);
        person = await Settler.SignIn(site);
        Assert.Contains("3 things here are to be looked at again.", (await person.Open(space)).Text, StringComparison.Ordinal);
        await person.Follow("Look at them");
        Assert.Equal(["Book the hall", "Keys", "Łucja of the Oven"], Titles(person).Order());
        await person.Press("Still right: look again in a year (Keys)");
        await person.Press("Delete it (Book the hall)");
        await person.Press("Still right: look again in a year (Łucja of the Oven)");

        Assert.Empty(Titles(person));
        await person.Open(space);
        Assert.Contains("Keys", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Book the hall", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("looked at again", person.Text, StringComparison.Ordinal);
        var log = (await person.Open(space + "/log")).Text;
        Assert.Contains("Łucja of the Oven deleted a task.", log, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", log.Replace("changed or deleted something", "", StringComparison.Ordinal), StringComparison.Ordinal);
        shelf.Clock.Now += Duration.FromDays(366);
        person = await Settler.SignIn(site);
        Assert.Equal(["Keys", "Łucja of the Oven"], Titles(await person.Open(space + "/review")).Order());
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Nothing_is_deleted_that_somebody_changed_meanwhile(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (first, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, first, space, "Siôn");
        var note = (await Circle.Write(first, space, "Keys", "under the mat")).Path;
        shelf.Clock.Now += Duration.FromDays(366);
        var (person, other) = (await Settler.SignIn(site), await Settler.SignIn(site, "Siôn"));
        await person.Open(space + "/review");
        await other.Open(note + "/edit");

        await other.Press("Save the note", ("Text", "with the neighbour"));
        await person.Press("Delete it (Keys)");

        Assert.Contains("Somebody was quicker", person.Text, StringComparison.Ordinal);
        Assert.Contains("with the neighbour", (await person.Open(note)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_that_is_done_is_looked_at_again_when_the_board_shows_it_no_more()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await Circle.WriteTask(person, space, "Book the hall");
        await person.Press("It is done");
        foreach (var (days, due) in ((int, string[])[])[(13, []), (1, ["Book the hall"])])
        {
            shelf.Clock.Now += Duration.FromDays(days);
            person = await Settler.SignIn(site);
            Assert.Equal(due, Titles(await person.Open(space + "/review")));
        }
    }

    private static IEnumerable<string> Titles(Person person) => person.Page.QuerySelectorAll("main li h2 a").Select(link => link.TextContent);
}
