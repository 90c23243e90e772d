using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Tasks;

public class TaskTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_member_takes_a_free_task_and_marks_it_as_done(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var task = await Circle.WriteTask(facilitator, space, "Book the hall", ("What else one should know", "The one with a *ramp*."));

        await member.Open(task);
        Assert.Contains("Free: nobody does this yet.", member.Text, StringComparison.Ordinal);
        await member.Press("I’ll do this");
        Assert.Contains("You do this.", member.Text, StringComparison.Ordinal);
        Assert.Contains("Siôn does this.", (await facilitator.Open(task)).Text, StringComparison.Ordinal);
        await member.Press("It is done");

        Assert.Equal("ramp", member.Page.QuerySelector(".prose em")?.TextContent);
        Assert.Contains("You did this. done on", member.Text, StringComparison.Ordinal);
        Assert.Contains("Siôn marked a task as done.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        await member.Press("It is not done after all");
        Assert.Contains("You do this.", member.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Two_take_a_task_at_once_and_the_second_sees_who_has_it(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var people = new List<Person>();
        foreach (var name in (string[])["Siôn", "Aoife", "Nguyễn"])
            people.Add(await Circle.InviteAndJoin(site, facilitator, space, name));
        var task = await Circle.WriteTask(facilitator, space, "Book the hall");
        foreach (var person in people) await person.Open(task);

        await Task.WhenAll(people.Select(person => person.Press("I’ll do this")));

        var got = Assert.Single(people, person => person.Text.Contains("You do this.", StringComparison.Ordinal));
        await facilitator.Open(task);
        foreach (var late in people.Where(person => person != got))
        {
            Assert.Contains("Somebody else took this task a moment ago.", late.Wrong, StringComparison.Ordinal);
            Assert.Contains(facilitator.Page.QuerySelector(".lead")!.TextContent.Trim(), late.Wrong, StringComparison.Ordinal);
        }
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_cannot_do_it_any_more_gives_it_back_and_the_log_does_not_say_who(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var task = await Circle.WriteTask(facilitator, space, "Book the hall");

        await (await member.Open(task)).Press("I’ll do this");
        await member.Press("I can’t do this any more");

        Assert.Contains("Free: nobody does this yet.", (await facilitator.Open(task)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Siôn", facilitator.Text, StringComparison.Ordinal);
        var log = (await facilitator.Open(space + "/log")).Page.QuerySelectorAll("main li").Select(line => line.TextContent.Trim()).ToList();
        Assert.Single(log, line => line.EndsWith("A task is free again.", StringComparison.Ordinal));
        Assert.Equal(["Siôn joined."], log.Where(line => line.Contains("Siôn", StringComparison.Ordinal)).Select(line => line[line.IndexOf("Siôn", StringComparison.Ordinal)..]));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_somebody_does_who_leaves_is_free_again(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var task = await Circle.WriteTask(member, space, "Book the hall", ("I do", ""));
        Assert.Contains("You do this.", member.Text, StringComparison.Ordinal);

        await (await member.Open(space + "/people")).Press($"Leave {Circle.Name}");

        Assert.Equal(["Free: nobody does them yet"], (await facilitator.Open(space)).Page.QuerySelectorAll("section[aria-labelledby=tasks] h3").Select(heading => heading.TextContent));
        await (await facilitator.Open(task)).Press("I’ll do this");
        Assert.Contains("You do this.", facilitator.Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_task_is_taken_over_only_from_who_one_has_seen(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var task = await Circle.WriteTask(member, space, "Book the hall", ("I do", ""));
        var third = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        await third.Open(task);
        await facilitator.Open(task);

        await facilitator.Press("I take it over");
        await third.Press("I take it over");

        Assert.Contains("Łucja of the Oven does this.", third.Wrong, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven took over a task of Siôn.", (await third.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Taking_a_task_is_not_in_the_way_of_who_writes_it_and_two_who_write_see_both(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var task = await Circle.WriteTask(facilitator, space, "Book the hall");
        await facilitator.Open(task + "/edit");

        await (await member.Open(task)).Press("I’ll do this");
        await facilitator.Press("Save the task", ("What is to be done?", "Book the big hall"));
        Assert.Equal("Book the big hall", facilitator.Title);
        Assert.Contains("Siôn does this.", facilitator.Text, StringComparison.Ordinal);

        await facilitator.Open(task + "/edit");
        await member.Open(task + "/edit");
        await facilitator.Press("Save the task", ("What is to be done?", "Book any hall"));
        await member.Press("Save the task", ("What is to be done?", "Book a hall with a ramp"));
        Assert.Contains("Łucja of the Oven changed this while you wrote", member.Wrong, StringComparison.Ordinal);
        Assert.Contains("Book any hall", member.Text, StringComparison.Ordinal);
        await member.Press("Save the task");
        Assert.Equal("Book a hall with a ramp", member.Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Mine_come_first_then_the_free_ones_by_day_and_what_is_overdue_says_so(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var today = shelf.Clock.Now.InUtc().Date;
        string In(int days) => today.PlusDays(days).ToString("uuuu-MM-dd", null);
        await Circle.WriteTask(facilitator, space, "some day");
        await Circle.WriteTask(facilitator, space, "later", ("By when, if there is a day", In(9)));
        await Circle.WriteTask(facilitator, space, "soon", ("By when, if there is a day", In(1)));
        await Circle.WriteTask(facilitator, space, "hers", ("I do", ""));
        await Circle.WriteTask(member, space, "his", ("I do", ""));
        var done = await Circle.WriteTask(facilitator, space, "over");
        await facilitator.Press("It is done");
        shelf.Clock.Now += Duration.FromDays(2);
        facilitator = await Settler.SignIn(site);

        await facilitator.Open(space);
        Assert.Equal(["Yours", "hers", "Free: nobody does them yet", "soon", "later", "some day", "Others do them", "his", "Done", "over"],
            facilitator.Page.QuerySelectorAll("section[aria-labelledby=tasks] :is(h3, a:not(.button))").Select(found => found.TextContent.Trim()));
        Assert.Contains("overdue since", facilitator.Page.QuerySelectorAll("main li").Single(line => line.TextContent.Contains("soon", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);

        shelf.Clock.Now += Duration.FromDays(12);
        facilitator = await Settler.SignIn(site);
        Assert.DoesNotContain("over", (await facilitator.Open(space)).Page.QuerySelectorAll("section[aria-labelledby=tasks] a").Select(link => link.TextContent));
        Assert.Equal(HttpStatusCode.OK, (await facilitator.Open(done)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_task_is_deleted_and_the_log_says_by_whom(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var task = await Circle.WriteTask(facilitator, space, "Book the hall");

        await facilitator.Press("Delete this task");

        Assert.Equal(space, facilitator.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await facilitator.Open(task)).Status);
        Assert.Contains("Łucja of the Oven deleted a task.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_to_be_mended_stands_at_its_box_and_nothing_is_lost()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);

        await facilitator.Open(space + "/tasks/new/edit");
        await facilitator.Press("Save the task", ("What is to be done?", " "), ("By when, if there is a day", "Tuesday"), ("Look at it again by", ""), ("What else one should know", "kept"), ("I do", ""));

        Assert.Contains("3 things to mend", facilitator.Wrong, StringComparison.Ordinal);
        Assert.Equal("kept", facilitator.Labelled("What else one should know").TextContent.Trim());
        Assert.True(facilitator.Labelled("I do").HasAttribute("checked"));
    }

    [Fact]
    public async Task Going_back_and_choosing_to_do_it_oneself_is_not_the_same_press()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        await person.Open(space + "/tasks/new/edit");
        var (free, mine) = (person.Request("Save the task", ("What is to be done?", "Book the hall")), person.Request("Save the task", ("What is to be done?", "Book the hall"), ("I do", "")));
        await person.Send(free);

        await person.Send(mine);

        Assert.Contains("You do this.", person.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9999-12-31"), InlineData("-9998-01-01"), InlineData("3000-01-01")]
    public async Task A_day_at_the_end_of_the_calendar_is_refused(string day)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        await person.Open(space + "/tasks/new/edit");
        await person.Press("Save the task", ("What is to be done?", "Book the hall"), ("By when, if there is a day", day));
        Assert.NotEqual("", person.Wrong);

        var task = """{"part":"tasks","record":{"title":"x","text":"","doneOn":"DAY","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20"}}""".Replace("DAY", day, StringComparison.Ordinal) + "\n";
        var archive = await Archives.ArchiveByHand.Seal(Archives.ArchiveByHand.Begun + task + Archives.ArchiveByHand.End(2));
        using var file = new MemoryStream(archive);
        Assert.NotNull((await Archives.Mover.Import(site, person, file)).Refusal);
    }

    [Fact]
    public async Task Who_types_while_a_task_is_finished_does_not_move_the_day_on_which_it_is_looked_at_again()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        var task = await Circle.WriteTask(person, space, "Book the hall");
        await person.Open(task + "/edit");
        var late = person.Request("Save the task", ("What else one should know", "It has a ramp."));
        await (await person.Open(task)).Press("It is done");
        await person.Open(task + "/edit");
        var day = person.Labelled("Look at it again by").GetAttribute("value");

        await person.Send(late);

        Assert.Contains("It has a ramp.", person.Text, StringComparison.Ordinal);
        await person.Open(task + "/edit");
        Assert.Equal(day, person.Labelled("Look at it again by").GetAttribute("value"));
    }
}
