using System.Net;
using Weft.Archives;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Commands;

/// <summary>What whoever runs a Weft can know of accounts, and do to one, while it is running.</summary>
public class AccountCommandTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_list_of_accounts_has_marks_and_no_names(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        await Circle.Found(await Circle.InviteAndJoin(site, facilitator, space, "Siôn"));

        var (code, said, complained) = await WeftProgram.Run(shelf, "account", "list");

        Assert.Equal((0, ""), (code, complained));
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^[0-9a-f]{12}, 2 spaces, 1 of them open to nobody else$", lines[0]);
        Assert.Matches("^[0-9a-f]{12}, 1 space, runs this Weft$", lines[1]);
        foreach (var name in (string[])["Siôn", Settler.Name, Circle.Name])
            Assert.DoesNotContain(name, said, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_account_that_is_closed_is_signed_out_and_loses_its_seat_and_its_card(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var closed = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(closed, space, "Keys", "under the mat")).Path;

        var (code, said, complained) = await WeftProgram.Run(shelf, "account", "close", " siôn");

        Assert.Equal((0, ""), (code, complained));
        Assert.StartsWith("Closed. They are signed out", said, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await closed.Open(space)).Title);
        Assert.Contains("do not belong together", (await Settler.SignIn(site, "Siôn")).Wrong, StringComparison.Ordinal);
        Assert.Contains("under the mat", (await facilitator.Open(note)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Siôn", (await facilitator.Open(space + "/people")).Text, StringComparison.Ordinal);
        Assert.StartsWith("spaces 1, keys 1, cards 2,", await Mover.Rows(shelf), StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Spaces_that_nobody_else_can_open_are_deleted_only_when_that_is_asked_for(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var closed = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var alone = await Circle.Found(closed);

        var (code, _, complained) = await WeftProgram.Run(shelf, "account", "close", "Siôn");
        Assert.Equal(1, code);
        Assert.Contains("Spaces that nobody else can open: 1.", complained, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await closed.Open(alone)).Status);

        var mark = (await WeftProgram.Run(shelf, "account", "list")).Said[..12];
        Assert.Equal(0, (await WeftProgram.Run(shelf, "account", "close", mark, "--delete-spaces")).Code);
        Assert.Equal("Sign in", (await closed.Open(alone)).Title);
        Assert.StartsWith("spaces 1, keys 1,", await Mover.Rows(shelf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_has_closes_nothing()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);

        var (code, _, complained) = await WeftProgram.Run(shelf, "account", "close", "Bela");

        Assert.Equal(1, code);
        Assert.StartsWith("No account has the sign-in name or mark “Bela”.", complained, StringComparison.Ordinal);
        Assert.Equal("Your account", (await person.Open("/account")).Title);
    }
}
