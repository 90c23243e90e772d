using System.Net;
using Weft.Drawer;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Visits;

namespace Weft.Held;

/// <summary>A person asks what stands about them; somebody of their trust looks for it and prints it.</summary>
public class HeldTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task What_names_a_person_is_found_in_all_ones_spaces_and_other_members_are_hidden(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (asker, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, asker, space, "Siôn");
        await Circle.Write(asker, space, "Court in June", "Monday Łucja drives. Zoë's lawyer rang Siôn. Nothing else.\n\nZOE needs the large print.");
        await Circle.Write(asker, space, "Bread", "At seven, with Zoltan.");
        var elsewhere = await Circle.Found(asker);
        await Circle.Write(asker, elsewhere, "About Zoë", "Ring her on Friday.");

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Zoe"));

        Assert.Equal("What is held about Zoe", asker.Title);
        Assert.Equal(["About Zoë", "ZOE needs the large print.", "Zoë's lawyer rang [somebody else]."],
            asker.Page.QuerySelectorAll(".told li").Select(line => line.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Siôn", asker.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("drives", asker.Text, StringComparison.Ordinal);
        await asker.Open(asker.Page.QuerySelectorAll(".part a").First(link => link.TextContent.Contains("About Zoë", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal("About Zoë", asker.Title);
    }

    [Fact]
    public async Task A_members_own_card_is_held_about_them_as_far_as_they_tell_it_to_who_looks()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (asker, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, asker, space, "Zoë");
        await member.Open(space + "/me");
        await member.Press("Save your card", ("What can you do?", "Driving on Tuesdays"));

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Zoë"));

        Assert.Contains("Driving on Tuesdays", asker.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_visitor_may_read_and_until_when_is_held_about_them()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space, _, _) = await Lawyer.Reads(site);
        await facilitator.Open(space);

        await facilitator.Open("/held");
        await facilitator.Press("Look for them", ("The names that they go by", Lawyer.Name));

        Assert.Contains("visitor until 2 June 2026", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("Reads one thing and nothing else: Report of the ninth", facilitator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_a_space_of_others_is_not_found_and_that_is_said()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Write(facilitator, space, "About Zoë", "Ring her on Friday.");
        var outsider = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await (await outsider.Open(space + "/people")).Press($"Leave {Circle.Name}");

        await outsider.Open("/held");
        await outsider.Press("Look for them", ("The names that they go by", "Zoë"));

        Assert.Contains("Nothing stands about them", outsider.Text, StringComparison.Ordinal);
        Assert.Contains("Spaces that whoever looked may not open.", outsider.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_letters_are_no_name_and_what_was_typed_stays()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (asker, _) = await Circle.Make(site);

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Zoë\ne"));

        Assert.Contains("of at least 3 letters", asker.Wrong, StringComparison.Ordinal);
        Assert.Equal("Zoë\ne", asker.Labelled("The names that they go by").TextContent.Trim());
    }

    [Fact]
    public async Task Whoever_looks_for_what_stands_everywhere_is_stopped_as_one_who_copies()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (asker, space) = await Circle.Make(site);
        await Circle.Write(asker, space, "The rota", "The first, and the last.");

        for (var asked = 0; asked <= Readings.Most; asked++)
        {
            await asker.Open("/held");
            await asker.Press("Look for them", ("The names that they go by", "the"));
        }

        Assert.DoesNotContain("the last", asker.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await asker.Open(space)).Status);
    }
}
