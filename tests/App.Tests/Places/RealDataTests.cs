using Xunit.Abstractions;

namespace Weft.Places;

[Trait("Data", "Real")]
public sealed class RealDataTests(GazetteerFixture fixture, ITestOutputHelper output) : AccuracyLaws(fixture, output)
{
    protected override string TypedPlaces => Repository.RealData("mutual-aid-sample", "groups.csv");
    protected override Bounds OfTypedPlaces => new(200, 0.75, 0.05);
    protected override string CitiesOfStates => Repository.RealData("us-mutual-aid-hub", "ma-networks.geojson");
    protected override Bounds OfCities => new(400, 0.75, 0.05);
    protected override string DirectoryOfCities => Repository.RealData("organize-directory", "data", "locations");
    protected override int LeastTitles => 51;
}
