using NodaTime;
using Weft.Archives;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Accounts;

/// <summary>Nobody alone fills the machine.</summary>
public class DailyLimitsTests
{
    private const string NoMoreSpaces = "You have made 2 spaces today", NoMoreBytes = "more than 1 MB today";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task One_account_makes_so_many_spaces_a_day_and_goes_on_the_next(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf, "--spaces-a-day", "2");
        var (person, _) = await Circle.Make(site);
        await person.Open("/spaces/new");
        await person.Press("Make the space", ("Name of the space", ""));
        await Circle.Found(person);

        await Circle.Found(person);

        Assert.Contains(NoMoreSpaces, person.Wrong, StringComparison.Ordinal);
        Assert.Equal(Circle.Name, person.Labelled("Name of the space").GetAttribute("value"));
        shelf.Clock.Now += Duration.FromHours(12);
        person = await Settler.SignIn(site);
        Assert.StartsWith("/spaces/", await Circle.Found(person), StringComparison.Ordinal);
        Assert.Equal("", person.Wrong);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_one_account_stores_in_files_and_notes_and_archives_is_counted_together(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf, "--megabytes-a-day", "1");
        var (person, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, person, space, "Siôn");
        shelf.Clock.Now += Duration.FromMinutes(1);
        await Circle.Write(person, space, "Rota", new string('r', 10_000));
        var note = person.Path;
        await Attach(person, note, 600_000);
        Assert.Equal("", person.Wrong);
        var archive = await Mover.Fetch(person, member, space);

        await Attach(person, note, 600_000);
        Assert.Contains(NoMoreBytes, person.Wrong, StringComparison.Ordinal);
        Assert.Equal("What it is", person.Labelled("What is it, or what can be seen on it?").GetAttribute("value"));
        await Mover.Import(person, archive);
        Assert.Contains(NoMoreBytes, person.Wrong, StringComparison.Ordinal);
        Assert.Equal("Mover", person.Labelled("What shall the others call you here?").GetAttribute("value"));
        await Attach(person, note, 300_000);
        Assert.Equal("", person.Wrong);
        await Circle.Write(person, space, "Long", new string('n', 150_000));
        Assert.Contains(NoMoreBytes, person.Wrong, StringComparison.Ordinal);
        Assert.Equal("Long", person.Labelled("Title").GetAttribute("value"));
        Assert.Equal(150_000, ((AngleSharp.Html.Dom.IHtmlTextAreaElement)person.Labelled("Text")).Value.Length);
        // Each for themselves.
        await Attach(member, note, 600_000);
        Assert.Equal("", member.Wrong);
        Assert.Equal(3, (await member.Open(note)).Page.QuerySelectorAll("main li a[href*='/files/']").Length);
    }

    [Fact]
    public async Task Whoever_has_stored_all_that_they_may_still_joins_and_is_told_why_nothing_else_is_kept()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf, "--megabytes-a-day", "0");
        var (person, space) = await Circle.Make(site);

        var member = await Circle.InviteAndJoin(site, person, space, "Siôn");

        Assert.Contains("Siôn", (await person.Open(space + "/people")).Text, StringComparison.Ordinal);
        await Circle.Write(member, space, "Keys", "under the mat");
        Assert.Contains("more than 0 MB today", member.Wrong, StringComparison.Ordinal);
        await member.Open(space + "/me");
        await member.Press("Save your card", ("How do you want to be reached?", "evenings"));
        Assert.Equal("", member.Wrong);
    }

    [Fact]
    public void A_few_words_are_taken_up_to_a_tenth_more_and_no_further()
    {
        var limits = new DailyLimits(mostMegabytes: 1);
        Assert.Null(limits.Store("account", 1024 * 1024, default));

        Assert.NotNull(limits.Store("account", 1, default));
        var taken = Enumerable.Range(0, 1_000).TakeWhile(_ => limits.Store("account", 4_096, default, small: true) is null).Count();

        Assert.Equal(25, taken);
        Assert.NotNull(limits.Store("account", 4_096, default, small: true));
        Assert.Null(limits.Store("another", 4_096, default));
    }

    [Theory]
    [InlineData("--spaces-a-day")]
    [InlineData("--megabytes-a-day")]
    public async Task A_limit_that_is_no_number_is_said_at_the_start(string setting)
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);

        var (code, _, complained) = await WeftProgram.Run(shelf, "serve", setting, "many");

        Assert.Equal(1, code);
        Assert.Contains($"{setting} (or WEFT_", complained, StringComparison.Ordinal);
    }

    private static async Task Attach(Person person, string note, int bytes)
    {
        await person.Open(note + "/add-file");
        await person.Choose("rota.csv", [.. Enumerable.Repeat((byte)'r', bytes)]).Press("Add it", ("What is it, or what can be seen on it?", "What it is"));
    }
}
