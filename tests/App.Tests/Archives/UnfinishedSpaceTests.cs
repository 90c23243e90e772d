using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;
using static Weft.Archives.ArchiveByHand;

namespace Weft.Archives;

/// <summary>A space that came in only half is nobody's.</summary>
public class UnfinishedSpaceTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_a_crash_left_is_nobodys_and_is_deleted_after_a_day(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var before = "";
        await using (var crashed = await WeftSite.Start(shelf))
        {
            var facilitator = await Settler.SetUp(crashed);
            before = await Mover.Rows(shelf);
            using var viewer = await Mover.Viewer(crashed, facilitator);
            using var space = (await crashed.Get<UnfinishedSpaces>().Begin(viewer, "Half", SpaceKind.Coalition)).Given!;
            for (var i = 0; i < 250; i++)
                await space.Put(FormerMembers.Kind, new Card<FormerHead, FormerBody>(Vault.Identifier.Random(), 0, new() { Called = "x" }, new()));
            Assert.Equal("spaces 1, keys 0, cards 200, log 0", await Mover.Rows(shelf));
            Assert.DoesNotContain("Half", (await facilitator.Open("/spaces")).Text, StringComparison.Ordinal);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await facilitator.Open($"/spaces/{space.Id}")).Status);
        }
        await using var site = await WeftSite.Start(shelf);

        await site.DoWhatIsDue();
        Assert.Equal("spaces 1, keys 0, cards 200, log 0", await Mover.Rows(shelf));
        shelf.Clock.Now += UnfinishedSpaces.Longest;
        await site.DoWhatIsDue();

        Assert.Equal(before, await Mover.Rows(shelf));
    }

    [Fact]
    public async Task A_space_that_was_finished_stays()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        var there = await Mover.Import(facilitator, await Seal(Begun + Note("Keys") + End(2)));
        shelf.Clock.Now += UnfinishedSpaces.Longest;

        await site.DoWhatIsDue();

        Assert.Equal("Moved", (await (await Settler.SignIn(site)).Open(there)).Title);
    }
}
