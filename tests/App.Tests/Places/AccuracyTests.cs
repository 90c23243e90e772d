using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Weft.Places;

/// <summary>How well places are found that people really typed, with their coordinates withheld.</summary>
public sealed class AccuracyTests(GazetteerFixture fixture, ITestOutputHelper output) : IClassFixture<GazetteerFixture>
{
    [Fact]
    public void Places_of_mutual_aid_groups_are_found_from_what_people_typed()
    {
        var rows = GazetteerFixture.MutualAid();
        var context = FileContext.Learn(rows.Select(row => fixture.Gazetteer.Find(row.Location).Country));
        var (within10, beyond50, unfound, ceiling) = (0, 0, 0, 0);
        var log = new StringBuilder();
        foreach (var (_, location, truth) in rows)
        {
            var finding = fixture.Gazetteer.Explain(location, context: context);
            var error = finding.Place.Position?.KilometresTo(truth);
            var best = Best(location, truth);
            if (best <= 10) ceiling++;
            if (error is null) unfound++;
            else if (error <= 10) within10++;
            else if (error > 50) beyond50++;
            if (error is null or > 10)
                log.AppendLine(CultureInfo.InvariantCulture, $"  {error,7:0.0} km (best {best:0.0})  {location}  ->  {finding.Place.Name} {finding.Place.Precision} {finding.Place.Note}");
        }
        var all = (double)rows.Count;
        output.WriteLine(log.ToString());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count} rows: {within10 / all:P1} within 10 km, {beyond50 / all:P1} more than 50 km off, {unfound / all:P1} not found; a perfect chooser {ceiling / all:P1} within 10 km"));
        Assert.True(within10 >= 0.75 * all, $"{within10} of {rows.Count} within 10 km");
        Assert.True(beyond50 <= 0.05 * all, $"{beyond50} of {rows.Count} more than 50 km off");
    }

    /// <summary>The least error that any meaning of any words of the text would give.</summary>
    private double Best(string text, Position truth)
    {
        var read = PlaceText.Read(text);
        var finder = new MentionFinder(fixture.Data);
        var mentions = finder.Find(read);
        mentions.AddRange(finder.FindMended(read, []));
        var hits = mentions.SelectMany(mention => mention.Hits).Select(hit => fixture.Data[hit.Row].Position.KilometresTo(truth));
        return hits.Append(fixture.Gazetteer.Find(text).Position?.KilometresTo(truth) ?? double.PositiveInfinity).Min();
    }
}
