using Weft.Fixtures;
using Weft.Places;

namespace Weft.Groups;

public class PublishingTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task The_same_list_again_changes_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var groups = Samples.Many(300);
        var first = await shelf.Publish("North", groups, [new("g1", "g2", "shares rooms", Confirmed: true)]);
        var before = await shelf.Store.All();

        var again = await shelf.Publish("North", groups, [new("g2", "g1", "shares rooms", Confirmed: true)]);
        var after = await shelf.Store.All();

        Assert.Equal((300, 0, 0), (first.Added, first.Changed, first.Unchanged));
        Assert.Equal((0, 0, 300, 0), (again.Added, again.Changed, again.Unchanged, again.TiesChanged));
        Assert.Equal(before.Generation, after.Generation);
        Assert.Equal(before.Listings.OrderBy(listing => listing.Id), after.Listings.OrderBy(listing => listing.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_changed_row_changes_and_a_missing_row_goes(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")]);
        await shelf.Publish("South", [Samples.Group("a", "Storm Porch")]);

        var count = await shelf.Publish("North", [Samples.Group("a", "Bread and Oven"), Samples.Group("c", "Lagan Candle")]);

        Assert.Equal((1, 1, 0, 1), (count.Added, count.Changed, count.Unchanged, count.Removed));
        Assert.Equal(["Bread and Oven", "Lagan Candle", "Storm Porch"], (await shelf.Store.All()).Listings.Select(listing => listing.Name).Order());
        Assert.Equal(Listing.MakeId("North", "a"), (await shelf.Catalogue()).Listings[0].Id);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_list_in_which_whole_columns_are_empty_is_published_like_any_other(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        Group[] bare = [new() { Id = "a", Name = "Bread Oven" }, new() { Id = "b", Name = "Slow Post" }];

        await shelf.Publish("North", bare);
        var again = await shelf.Publish("North", [bare[0], bare[1] with { Website = "https://example.org/" }]);

        Assert.Equal((0, 1, 1), (again.Added, again.Changed, again.Unchanged));
        var listings = (await shelf.Store.All()).Listings.OrderBy(listing => listing.Name).ToList();
        Assert.All(listings, listing => Assert.Null(listing.Position));
        Assert.Equal([null, "https://example.org/"], listings.Select(listing => listing.Website));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Odd_letters_reach_the_shelf_whole_or_not_at_all(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North",
        [
            Samples.Group("a", "\U0001F600 Emoji\u0000 \u202Egroup"), Samples.Group("b", "Half \uD83D letter"),
            Samples.Group("c", "Long") with { Description = new string('x', 1_000_000) },
        ]);
        var listings = (await shelf.Store.All()).Listings.OrderBy(listing => listing.Name, StringComparer.Ordinal).ToList();
        Assert.Equal(["Half \uFFFD letter", "Long", "\U0001F600 Emoji group"], listings.Select(listing => listing.Name));
        Assert.Equal(Publication.LongestDescription, listings[1].Description.Length);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Only_ties_that_both_agreed_to_are_shown_once(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        Tie[] ties =
        [
            new("a", "b", "shares people", Confirmed: true), new("b", "a", "shares people", Confirmed: true),
            new("a", "c", "shares people"), new("a", "nobody", "", Confirmed: true),
        ];
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post"), Samples.Group("c", "Lagan Candle")], ties);

        var shown = Assert.Single((await shelf.Store.All()).Ties);
        Assert.Equal("shares people", shown.Kind);
        Assert.Equal("Slow Post", Assert.Single((await shelf.Catalogue()).TiesOf(Listing.MakeId("North", "a"))).Other.Name);
        Assert.Empty((await shelf.Catalogue()).TiesOf(Listing.MakeId("North", "c")));

        var later = await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")], [new("a", "b", "shares people")]);
        Assert.Equal((0, 1), (later.Ties, later.UnconfirmedTies));
        Assert.Empty((await shelf.Store.All()).Ties);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_group_that_was_taken_off_comes_back_through_no_list(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven", "Leeds, UK"), Samples.Group("b", "Slow Post")]);
        var id = Listing.MakeId("North", "a");
        Assert.NotNull(await shelf.Publisher.TakeOff(id));
        Assert.Null(await shelf.Publisher.TakeOff(id));

        Group[] disguises =
        [
            Samples.Group("a", "Renamed, but its own id"), Samples.Group("z1", "bread  OVEN", "Leeds"), Samples.Group("z2", "The Bréad Oven", "leeds, uk"),
            Samples.Group("z3", "Bread Oven", "West Yorkshire", 53.83, -1.52), Samples.Group("z4", "Bread Oven") with { Place = null },
            Samples.Group("z5", "Bread Oven", "Somewhere", 10, 10) with { Website = "https://example.org/a" },
        ];
        var same = await shelf.Publish("North", [disguises[0]]);
        Assert.Equal((0, 1), (same.Shown, same.TakenOff));
        foreach (var disguise in disguises[1..])
        {
            var count = await shelf.Publish("Elsewhere", [disguise]);
            Assert.True(count is { Shown: 0, TakenOff: 1 }, disguise.ToString());
        }

        var others = await shelf.Publish("Elsewhere", [Samples.Group("y", "Bread Oven", "Plymouth", 50.37, -4.14), Samples.Group("x", "Slow Oven")]);
        Assert.Equal((2, 0), (others.Shown, others.TakenOff));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Without_the_host_secret_nothing_is_published_over_a_removal(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")]);
        await shelf.Publisher.TakeOff(Listing.MakeId("North", "a"));
        File.Delete(Storage.HostSecretFile.PathFor(shelf.Folder));
        var forgetful = new ShelfPublisher(shelf.Database, new(Storage.HostSecretFile.Open(shelf.Folder)), shelf.Clock);

        await Assert.ThrowsAsync<Storage.DatabaseException>(() => forgetful.Publish(new("North", "me", Precision.Town), [Samples.Group("a", "Bread Oven")], []));

        Assert.Empty((await shelf.Store.All()).Listings);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_source_is_taken_back_whole_and_may_come_again(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")], [new("a", "b", Confirmed: true)]);
        await shelf.Publish("South", [Samples.Group("a", "Storm Porch")]);

        Assert.Equal(2, await shelf.Publisher.Unpublish("North"));
        Assert.Null(await shelf.Publisher.Unpublish("North"));
        Assert.Equal("Storm Porch", Assert.Single((await shelf.Store.All()).Listings).Name);
        Assert.Equal("South", Assert.Single(await shelf.Store.Sources()).Name);
        Assert.Empty((await shelf.Store.All()).Ties);

        Assert.Equal(2, (await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")])).Added);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_trial_run_says_what_would_happen_and_changes_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven"), Samples.Group("b", "Slow Post")]);
        var before = await shelf.Store.All();

        var count = await shelf.Publisher.Publish(new("North", "me", Precision.Town), [Samples.Group("b", "Slower Post")], [], keep: false);

        Assert.Equal((0, 1, 1), (count.Added, count.Changed, count.Removed));
        Assert.Equal("Slower Post", Assert.Single(count.First).Name);
        var after = await shelf.Store.All();
        Assert.Equal(before.Generation, after.Generation);
        Assert.Equal(before.Listings.OrderBy(listing => listing.Id), after.Listings.OrderBy(listing => listing.Id));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Who_allowed_it_and_when_stays_until_somebody_else_does(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")]);
        var generation = (await shelf.Store.All()).Generation;
        shelf.Clock.Now += NodaTime.Duration.FromDays(3);

        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")]);
        var checkedAgain = Assert.Single(await shelf.Store.Sources());
        Assert.Equal(("The northern meeting", "2026-05-20T12:00:00Z", "2026-05-23"), (checkedAgain.AllowedBy, checkedAgain.AllowedAt, checkedAgain.CheckedOn));
        Assert.True((await shelf.Store.All()).Generation > generation);

        await shelf.Publish("North", [Samples.Group("a", "Bread Oven")], allowedBy: "The spring assembly");
        Assert.Equal("2026-05-23T12:00:00Z", Assert.Single(await shelf.Store.Sources()).AllowedAt);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_an_engine_cannot_hold_is_made_harmless(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var group = Samples.Group("a\0b", "Nul\0in \ud800 the \u202ename 'quoted'; drop table listing; --") with { Description = "=HYPERLINK(\"x\")\r\nline\0two 😀" };

        await shelf.Publish("No\"rth'; --", [group]);

        var shown = Assert.Single((await shelf.Store.All()).Listings);
        Assert.Equal("Nul in \ufffd the name 'quoted'; drop table listing; --", shown.Name);
        Assert.Equal("=HYPERLINK(\"x\") \nline two 😀", shown.Description);
    }

    [Fact]
    public async Task Both_engines_hold_the_same()
    {
        await using var one = await TestShelf.Open(Engine.Sqlite);
        await using var other = await TestShelf.Open(Engine.Postgres);
        foreach (var shelf in new[] { one, other })
            await shelf.Publish("North", Samples.Many(500), [new("g1", "g2", "ä"), new("g3", "g4", "Ä", Confirmed: true)]);

        Assert.Equal((await one.Catalogue()).Listings, (await other.Catalogue()).Listings);
        Assert.Equal((await one.Store.All()).Ties, (await other.Store.All()).Ties);
    }
}
