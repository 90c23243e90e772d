using Xunit.Abstractions;

namespace Weft.Places;

public sealed class AccuracyTests(GazetteerFixture fixture, ITestOutputHelper output) : AccuracyLaws(fixture, output)
{
    protected override string TypedPlaces => Repository.LookAlike("typed-places.csv");
    protected override Bounds OfTypedPlaces => new(90, 0.90, 0.02);
    protected override string CitiesOfStates => Repository.LookAlike("mutual-aid.geojson");
    protected override Bounds OfCities => new(30, 0.80, 0.08);
    protected override string DirectoryOfCities => Repository.LookAlike("directory", "locations");
    protected override int LeastTitles => 20;
}
