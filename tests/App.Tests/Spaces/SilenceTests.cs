using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>A space whose facilitators do not come any more goes on without them.</summary>
public class SilenceTests
{
    private const string Told = "Nobody who facilitates this space has been here for 60 days", Myself = "Propose yourself as facilitator";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task After_sixty_days_of_silence_those_who_come_choose_and_who_does_come_is_waited_for(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        foreach (var name in (string[])["Siôn", "Nadia", "Bea"]) await Circle.InviteAndJoin(site, facilitator, space, name);

        shelf.Clock.Now += Duration.FromDays(59);
        var member = await Settler.SignIn(site, "Siôn");
        Assert.DoesNotContain(Told, (await member.Open(space)).Text, StringComparison.Ordinal);
        await Circle.Do(member, space, "Siôn", Myself);
        Assert.Contains("1 of 4 have said yes; it takes 3.", member.Text, StringComparison.Ordinal);

        shelf.Clock.Now += Duration.FromDays(1);
        member = await Settler.SignIn(site, "Siôn");
        Assert.Contains(Told, (await member.Open(space)).Text, StringComparison.Ordinal);
        await (await Settler.SignIn(site, "Nadia")).Open(space);
        await member.Open(space + "/people");
        Assert.Contains("1 of 2 have said yes; it takes 2.", member.Text, StringComparison.Ordinal);
        await Circle.Do(await Settler.SignIn(site, "Nadia"), space, "Siôn", "Say yes to that");

        Assert.Contains("You facilitate it.", (await member.Open(space)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Told, member.Text, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven facilitates until", (await member.Open(space + "/people")).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Of_two_the_one_who_is_left_chooses_themselves(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        shelf.Clock.Now += Duration.FromDays(61);

        var member = await Settler.SignIn(site, "Siôn");
        await Circle.Do(member, space, "Siôn", Myself);

        Assert.Contains("You facilitate it.", (await member.Open(space)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_looks_in_once_a_week_or_so_is_never_silent_and_nothing_of_it_stands_in_the_log(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (first, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, first, space, "Siôn");
        var log = (await first.Open(space + "/log")).Page.QuerySelectorAll("main li").Length;
        Assert.NotEqual(0, log);
        for (var weeks = 0; weeks < 8; weeks++)
        {
            shelf.Clock.Now += Duration.FromDays(8);
            await (await Settler.SignIn(site)).Open(space);
        }

        var member = await Settler.SignIn(site, "Siôn");
        Assert.DoesNotContain(Told, (await member.Open(space)).Text, StringComparison.Ordinal);
        Assert.Equal(log, (await member.Open(space + "/log")).Page.QuerySelectorAll("main li").Length);
        await Circle.Do(member, space, "Siôn", Myself);
        Assert.Contains("1 of 2 have said yes; it takes 2.", member.Text, StringComparison.Ordinal);
    }
}
