using FsCheck;
using FsCheck.Fluent;
using Weft.Places;

namespace Weft.Groups;

public class CatalogueTests
{
    private static readonly Catalogue Large = Of(Samples.Many(2000));

    private static Catalogue Of(IEnumerable<Group> groups)
    {
        var publication = new Publication("North", Precision.Town);
        return new(new(1, [.. groups.Select(group => publication.Publish(group).Listing!)], [], []));
    }

    private static IEnumerable<string> Find(Catalogue catalogue, GroupQuery query) => catalogue.Search(query).Ids;

    private static IEnumerable<(Listing Listing, string Word)> Words(Catalogue catalogue) =>
        from listing in catalogue.Listings
        from word in listing.Name.Split(' ')
        select (listing, word);

    private static Gen<(Listing Listing, string Word)> AnyWord { get; } = Gen.Elements(Words(Large).ToArray());

    private static void Law(Func<(Listing Listing, string Word), int, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
            (from word in AnyWord from seed in Gen.Choose(0, 1 << 20) select (word, seed)).ToArbitrary(), it => law(it.word, it.seed)));

    [Fact]
    public void Every_group_is_found_by_each_word_of_its_name() =>
        Law((it, _) => Find(Large, new() { Text = it.Word }).Contains(it.Listing.Id));

    [Fact]
    public void Every_group_is_found_by_its_whole_name_and_comes_before_those_spelt_nearly_so() =>
        Law((it, _) =>
        {
            var found = Large.Search(new() { Text = it.Listing.Name });
            return found.Ids.Take(found.Count - found.Near).Contains(it.Listing.Id);
        });

    [Fact]
    public void Every_group_is_found_while_a_word_is_being_typed() =>
        Law((it, seed) => Find(Large, new() { Text = it.Word[..(1 + seed % it.Word.Length)] }).Contains(it.Listing.Id));

    [Fact]
    public void Case_and_accents_make_no_difference() =>
        Law((it, seed) => Find(Large, new() { Text = it.Word.ToUpperInvariant() }).SequenceEqual(Find(Large, new() { Text = Folding.Fold(it.Word) })));

    [Fact]
    public void One_slip_in_a_word_of_four_letters_or_more_is_forgiven() =>
        Law((it, seed) => it.Word.Length < 4 || Find(Large, new() { Text = Slip(it.Word.ToLowerInvariant(), seed) }).Contains(it.Listing.Id));

    [Fact]
    public void One_slip_is_forgiven_while_the_word_is_being_typed() =>
        Law((it, seed) =>
        {
            if (it.Word.Length < 5) return true;
            var typed = it.Word[..(5 + seed % (it.Word.Length - 4))];
            return Find(Large, new() { Text = Slip(typed.ToLowerInvariant(), seed >> 4) }).Contains(it.Listing.Id);
        });

    private static string Slip(string word, int seed)
    {
        var at = seed / 4 % word.Length;
        return (seed % 4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "q"),
            2 => word.Remove(at, 1).Insert(at, "q"),
            _ when at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            _ => word,
        };
    }

    [Fact]
    public void A_word_that_nobody_has_finds_nobody()
    {
        Assert.Empty(Find(Large, new() { Text = "xylophone" }));
        Assert.Empty(Find(Large, new() { Text = "kitchen xylophone" }));
    }

    [Fact]
    public void A_number_beside_a_choice_is_what_choosing_it_gives()
    {
        GroupQuery[] queries =
        [
            new(), new() { Text = "kitchen" }, new() { Cause = "housing" }, new() { Cause = "mutual aid", Scale = "local" },
            new() { Text = "cort", Language = "espanol", Near = "Leeds" }, new() { Cause = "nothing such" }, new() { Scale = "national", Specialism = "court watching" },
        ];
        foreach (var query in queries)
        {
            var found = Large.Search(query);
            Assert.All(found.Causes, choice => Assert.Equal(choice.Count, Large.Search(query with { Cause = choice.Key }).Count));
            Assert.All(found.Specialisms, choice => Assert.Equal(choice.Count, Large.Search(query with { Specialism = choice.Key }).Count));
            Assert.All(found.Languages, choice => Assert.Equal(choice.Count, Large.Search(query with { Language = choice.Key }).Count));
            Assert.All(found.Scales, choice => Assert.Equal(choice.Count, Large.Search(query with { Scale = choice.Key }).Count));
        }
        Assert.Contains(Large.Search(new()).Causes, choice => choice.Label.Equals("mutual aid", StringComparison.OrdinalIgnoreCase));
        Assert.Single(Large.Search(new()).Causes, choice => choice.Key == "mutual aid");
    }

    [Fact]
    public void Near_a_town_means_within_the_distance_nearest_first()
    {
        var gazetteer = new OneTown("Leeds", new(53.7974, -1.5438));
        var found = Large.Search(new() { Near = "leeds", Kilometres = 50 }, gazetteer);
        var distances = found.Ids.Select(id => Large.Find(id)!.Position!.Value.KilometresTo(new(53.7974, -1.5438))).ToList();

        Assert.NotEmpty(distances);
        Assert.All(distances, km => Assert.True(km <= 50));
        Assert.Equal(distances.Order(), distances);
        Assert.Equal(distances.Count, Large.Listings.Count(listing => listing.Position!.Value.KilometresTo(new(53.7974, -1.5438)) <= 50));
        Assert.Equal(Large.Listings.Where(listing => found.Ids.Contains(listing.Id)).Select(listing => listing.Id),
            Large.Search(new() { Near = "leeds", Kilometres = 50, ByName = true }, gazetteer).Ids);
    }

    [Fact]
    public void A_place_that_is_not_known_is_looked_for_by_its_name()
    {
        var found = Large.Search(new() { Near = "north yorkshire" }, new OneTown("Leeds", default));

        Assert.NotEmpty(found.Ids);
        Assert.All(found.Ids, id => Assert.Contains("York", Large.Find(id)!.Place, StringComparison.Ordinal));
        Assert.Null(found.Around!.Place.Position);
    }

    [Fact]
    public void Pages_hold_every_group_once_in_the_order_of_names()
    {
        var pages = Enumerable.Range(1, 100).SelectMany(page => Large.Search(new() { Page = page }).OnPage.Select(listing => listing.Id)).ToList();

        Assert.Equal(Large.Listings.Select(listing => listing.Id), pages);
        Assert.Equal(100, Large.Search(new() { Page = 100_000 }).Page);
    }

    private sealed class OneTown(string name, Position position) : IGazetteer
    {
        public Place Find(string text, string? country = null, string? region = null) =>
            Folding.Fold(text) == Folding.Fold(name) && position != default
                ? new() { Name = name, Position = position, Precision = Precision.Town, Source = PlaceSource.Gazetteer }
                : new() { Name = text, Note = new("Nobody knows") };

        public string? CountryCode(string name) => null;
    }
}
