using System.Net;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Visits;

namespace Weft.Held;

/// <summary>A person asks what stands about them; somebody of their trust looks for it and prints it.</summary>
public class HeldTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_names_a_person_is_found_in_all_ones_spaces_and_other_members_are_hidden(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
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
        await using var site = await WeftSite.Shared(Engine.Sqlite);
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
        await using var site = await WeftSite.Shared(Engine.Sqlite);
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
        await using var site = await WeftSite.Shared(Engine.Sqlite);
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
    public async Task One_letter_is_no_name_and_what_was_typed_stays()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (asker, _) = await Circle.Make(site);

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Zoë\ne"));

        Assert.Contains("of at least 2 letters", asker.Wrong, StringComparison.Ordinal);
        Assert.Equal("Zoë\ne", asker.Labelled("The names that they go by").TextContent.Trim());
    }

    [Theory]
    [InlineData("Zoë\n王")]
    [InlineData("Zoë\nJ.")]
    [InlineData("Zoë\n김")]
    public async Task One_letter_of_any_script_is_no_name(string names)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (asker, _) = await Circle.Make(site);

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", names));

        Assert.Contains("of at least 2 letters", asker.Wrong, StringComparison.Ordinal);
        Assert.Equal(names, asker.Labelled("The names that they go by").TextContent.Trim());
    }

    [Fact]
    public async Task A_name_longer_than_any_is_refused_and_stays()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (asker, _) = await Circle.Make(site);
        var name = new string('a', IndexModel.MostLetters + 1);

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", name));

        Assert.Contains("A name has at most 200 letters.", asker.Wrong, StringComparison.Ordinal);
        Assert.Equal(name, asker.Labelled("The names that they go by").TextContent.Trim());
    }

    [Fact]
    public async Task Short_names_and_names_with_points_are_found_and_all_others_are_hidden()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (asker, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, asker, space, "Hélène Dupont");
        await Circle.Write(asker, space, "Court", "It rained. We saw Dr. Okafor there, and Helene.\n\nNadia Nur\nal-Din rang Bo. 我们和王伟谈了话");
        await Circle.Write(asker, space, "HÉLÈNE’s list", "Dr. Okafor took He\u0301le\u0300ne's car.");

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Dr. Okafor\nNadia Nur al-Din\n王伟"));

        Assert.Equal(["Dr. Okafor took [somebody else]'s car.", "Nadia Nur al-Din rang Bo.", "We saw Dr. Okafor there, and [somebody else].", "我们和王伟谈了话"],
            asker.Page.QuerySelectorAll(".told li").Select(line => line.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("[somebody else]’s list", asker.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_are_hidden_on_ones_own_card()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (asker, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, asker, space, "Siôn");
        var member = await Circle.InviteAndJoin(site, asker, space, "Zoë");
        await member.Open(space + "/me");
        await member.Press("Save your card", ("What can you do?", "Driving with SION"));

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Zoë"));

        Assert.Contains("Driving with [somebody else]", asker.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_for_what_stands_everywhere_is_stopped_as_one_who_copies()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
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

    [Fact]
    public async Task Names_that_came_with_an_archive_are_hidden_like_the_others()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (asker, _) = await Circle.Make(site);
        await Archives.Mover.Import(asker, await Archives.ArchiveByHand.Seal(Archives.ArchiveByHand.Begun
            + """{"part":"notes","record":{"title":"Court","text":"Zoë rang Nguyễn Thị Hoa.","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20","by":"Nguyễn Thị Hoa"}}""" + "\n" + Archives.ArchiveByHand.End(2)));

        await asker.Open("/held");
        await asker.Press("Look for them", ("The names that they go by", "Zoë"));

        Assert.Contains("Zoë rang [somebody else].", asker.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hoa", asker.Text, StringComparison.Ordinal);
    }
}
