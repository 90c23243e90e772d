using Xunit.Abstractions;

namespace Weft.Places;

/// <summary>The same questions to what we made up and to what people really typed.</summary>
public abstract class AccuracyLaws(GazetteerFixture fixture, ITestOutputHelper output) : IClassFixture<GazetteerFixture>
{
    /// <summary>How many places there must be to judge by, and the shares of them near the truth and far from it.</summary>
    protected sealed record Bounds(int Places, double LeastWithin10, double MostBeyond50);

    protected abstract string TypedPlaces { get; }
    protected abstract Bounds OfTypedPlaces { get; }
    protected abstract string CitiesOfStates { get; }
    protected abstract Bounds OfCities { get; }
    protected abstract string DirectoryOfCities { get; }
    protected abstract int LeastTitles { get; }

    [Fact]
    public void Places_of_mutual_aid_groups_are_found_from_what_people_typed() => Judge(TypedPlace.OfTable(TypedPlaces), OfTypedPlaces);

    [Fact]
    public void Cities_of_mutual_aid_networks_of_the_United_States_are_found() => Judge(TypedPlace.OfFeatures(CitiesOfStates), OfCities);

    [Fact]
    public void Titles_of_a_directory_of_cities_are_found_in_their_states()
    {
        var (all, found, wrong) = new Accuracy(fixture).MeasureTitles(DirectoryOfCities);
        output.WriteLine($"{all} titles: {found} found, {wrong.Count} in another state\n{string.Join('\n', wrong)}");
        Assert.True(all >= LeastTitles);
        Assert.True(found >= 0.9 * all, $"{found} of {all}");
        Assert.True(wrong.Count <= 0.05 * all, string.Join('\n', wrong));
    }

    private void Judge(List<TypedPlace> places, Bounds bounds)
    {
        Assert.True(places.Count >= bounds.Places, $"only {places.Count} places");
        var score = new Accuracy(fixture).Measure(places);
        output.WriteLine(score.ToString());
        Assert.True(score.Within10 >= bounds.LeastWithin10, score.ToString());
        Assert.True(score.Beyond50 <= bounds.MostBeyond50, score.ToString());
    }
}
