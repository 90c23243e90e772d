using AngleSharp.Dom;
using Weft.Archives;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>Who may make spaces is a setting of whoever runs this Weft.</summary>
public class NewSpacesTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task Where_only_facilitators_make_spaces_a_member_is_told_whom_to_ask(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf, "--spaces", "facilitators");
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");

        await IsRefused(member, "Ask a facilitator of one of yours");
        await Circle.Do(facilitator, space, "Siôn", "Ask them to facilitate, too");
        await Circle.Do(member, space, "Łucja of the Oven", "Accept facilitation");

        await IsMade(member);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Where_only_the_operator_makes_spaces_facilitating_is_not_enough(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf, "--spaces", "operator");
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Do(facilitator, space, "Siôn", "Ask them to facilitate, too");
        await Circle.Do(member, space, "Łucja of the Oven", "Accept facilitation");

        await IsRefused(member, "Here only who runs this Weft makes spaces.");
        await IsMade(facilitator);
    }

    [Fact]
    public async Task Whoever_makes_no_spaces_makes_none_of_an_archive_either_whatever_page_asks()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf, "--spaces", "operator");
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        using var viewer = await Mover.Viewer(site, member);
        var before = await Mover.Rows(shelf);

        var answers = (string?[])
        [
            (await site.Get<NewSpaces>().Found(viewer, "Forged", SpaceKind.Coalition)).Refusal?.ToString(),
            (await site.Get<UnfinishedSpaces>().Begin(viewer, "Forged", SpaceKind.Coalition)).Refusal?.ToString(),
        ];

        Assert.All(answers, answer => Assert.StartsWith("Here only who runs this Weft makes spaces.", answer, StringComparison.Ordinal));
        Assert.Equal(before, await Mover.Rows(shelf));
    }

    [Fact]
    public async Task Otherwise_everybody_with_an_account_makes_spaces()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);

        await IsMade(await Circle.InviteAndJoin(site, facilitator, space, "Siôn"));
    }

    [Fact]
    public async Task A_setting_that_is_none_of_the_three_stops_the_start_and_names_them()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => WeftSite.Start(shelf, "--spaces", "nobody"));

        Assert.Contains("everybody, facilitators or operator", refused.Message, StringComparison.Ordinal);
    }

    private static async Task IsRefused(Person person, string why)
    {
        await person.Open("/spaces");
        Assert.DoesNotContain("Make a space", person.Text, StringComparison.Ordinal);
        await person.Open("/spaces/new");
        Assert.Contains(why, person.Text, StringComparison.Ordinal);
        Assert.Empty(person.Page.QuerySelectorAll("main form"));
        var token = (await person.Open("/spaces")).Page.QuerySelector("input[type=hidden]") ?? (await person.Open("/account/passphrase")).Page.QuerySelector("main form input[type=hidden]")!;
        await person.Send(new(HttpMethod.Post, "/spaces/new") { Content = new FormUrlEncodedContent([new(token.GetAttribute("name")!, token.GetAttribute("value")!), new("Name", "Forged"), new("Called", "me"), new("kind", "Coalition")]) });
        Assert.Contains(why, person.Text, StringComparison.Ordinal);
        await IsRefusedAnArchive(person, why, token);
        Assert.DoesNotContain("Forged", (await person.Open("/spaces")).Text, StringComparison.Ordinal);
    }

    private static async Task IsRefusedAnArchive(Person person, string why, IElement token)
    {
        await person.Open("/spaces/import");
        Assert.Contains(why, person.Text, StringComparison.Ordinal);
        Assert.Empty(person.Page.QuerySelectorAll("main form"));
        using var file = new ByteArrayContent("weft archive 1\n"u8.ToArray());
        await person.Send(new(HttpMethod.Post, "/spaces/import")
        {
            Content = new MultipartFormDataContent { { new StringContent(token.GetAttribute("value")!), token.GetAttribute("name")! }, { new StringContent("me"), "Called" }, { file, "File", "moved.archive" } },
        });
        Assert.Contains(why, person.Text, StringComparison.Ordinal);
    }

    private static async Task IsMade(Person person)
    {
        await person.Open("/spaces");
        await person.Follow("Make a space");
        await person.Press("Make the space", ("Name of the space", "Another"), ("What shall the others call you here?", "me"));
        Assert.Equal("Another", person.Title);
    }
}
