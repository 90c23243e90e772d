using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>What a person said is shown back to them, and their answer stands beside what they saw.</summary>
public class ShownBackTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_answer_that_comes_later_is_written_beside_the_day_on_which_they_saw_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (correspondent, space) = await Circle.Make(site);
        var saying = await Kofi.Says(correspondent, await Kofi.Add(correspondent, space), "Not on a Friday.");
        var seen = Calling.Day(shelf.Clock.Now, Words.English);

        await Kofi.IsShown(correspondent, saying, "Nothing yet");
        Assert.Contains($"Shown back on {seen}: no answer yet", correspondent.Text, StringComparison.Ordinal);
        shelf.Clock.Now += Duration.FromDays(20);
        correspondent = await Settler.SignIn(site);
        await Kofi.IsShown(correspondent, saying, "Yes, that is right");

        Assert.Contains($"Shown back on {seen}: yes, that is right", correspondent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(correspondent.Page.QuerySelectorAll("button"), button => button.TextContent == "It was shown back");
    }

    [Theory]
    [InlineData("Nothing yet"), InlineData("Yes, that is right")]
    public async Task What_should_be_different_is_not_dropped_because_another_answer_was_chosen(string answer)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (correspondent, space) = await Circle.Make(site);
        var saying = await Kofi.Says(correspondent, await Kofi.Add(correspondent, space), "Not on a Friday.");

        await Kofi.IsShown(correspondent, saying, answer, ("What should be different, in their words", "Fridays are fine."));

        Assert.Contains("Here stands what should be different.", correspondent.Wrong, StringComparison.Ordinal);
        Assert.Equal("Fridays are fine.", correspondent.Labelled("What should be different, in their words").TextContent.TrimStart('\n'));
        await correspondent.Press("It was shown back", ("They want it different, as below", ""));
        Assert.Contains("Fridays are fine.", correspondent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_is_not_written_beside_words_that_were_changed_since_they_were_shown()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (correspondent, space) = await Circle.Make(site);
        var saying = await Kofi.Says(correspondent, await Kofi.Add(correspondent, space), "Not on a Friday.");
        await correspondent.Open(saying);
        var yes = correspondent.Request("It was shown back", ("Yes, that is right", ""));
        await correspondent.Open(saying + "/edit");
        await correspondent.Press("Save what they said", ("What they said", "On every Friday."));

        await correspondent.Send(yes);

        Assert.Contains("This was changed from somewhere else meanwhile.", correspondent.Wrong, StringComparison.Ordinal);
        Assert.Contains("On every Friday.", correspondent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("yes, that is right", (await correspondent.Open(saying)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_should_be_different_is_shown_again_where_another_answer_came_first()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (correspondent, space) = await Circle.Make(site);
        var saying = await Kofi.Says(correspondent, await Kofi.Add(correspondent, space), "Not on a Friday.");
        await correspondent.Open(saying);
        var late = correspondent.Request("It was shown back", ("They want it different, as below", ""), ("What should be different, in their words", "Mondays."));
        await Kofi.IsShown(correspondent, saying, "Yes, that is right");

        await correspondent.Send(late);

        Assert.Contains("This was changed from somewhere else meanwhile.", correspondent.Wrong, StringComparison.Ordinal);
        Assert.Contains("This is what you typed Mondays.", correspondent.Text, StringComparison.Ordinal);
    }
}
