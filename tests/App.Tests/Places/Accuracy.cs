using System.Globalization;
using System.Text.Json;

namespace Weft.Places;

/// <summary>How well places are found that people typed, with their coordinates withheld.</summary>
internal sealed class Accuracy(GazetteerFixture fixture)
{
    /// <summary>Finds each place twice: once alone, then with what the first pass tells about the country of the file.</summary>
    public Score Measure(List<TypedPlace> places)
    {
        var context = FileContext.Learn(places.Select(place => fixture.Gazetteer.Find(place.Typed, null, place.Region).Country));
        // One point under three or more different names is the default of a form, not a place.
        var placeholders = places.GroupBy(place => place.Truth).Where(point => point.Select(place => Folding.Fold(place.Typed)).Distinct().Count() >= 3)
            .Select(point => point.Key).ToHashSet();
        var score = new Score();
        foreach (var (typed, region, truth) in places)
        {
            if (placeholders.Contains(truth))
            {
                score.LeftOut.Add($"{typed}: its point stands under many names");
                continue;
            }
            var place = fixture.Gazetteer.Find(typed, null, region, context);
            score.Add(typed, place, place.Position?.KilometresTo(truth), Math.Min(Best(typed, truth), place.Position?.KilometresTo(truth) ?? double.PositiveInfinity));
        }
        return score;
    }

    /// <summary>Looks for the titles of a directory's places in the states that it says they are in.</summary>
    public (int All, int Found, List<string> InAnotherState) MeasureTitles(string folder)
    {
        var (all, found, wrong) = (0, 0, new List<string>());
        foreach (var path in Directory.GetFiles(folder, "*.json"))
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            if (State(file.RootElement) is not { } state) continue;
            all++;
            var title = file.RootElement.GetProperty("title").GetString()!;
            var place = fixture.Gazetteer.Find(title, null, state);
            if (place.Position is not null) found++;
            if (place.Position is not null && place.Region != state && place.Country != "PR") wrong.Add($"{title}, {state}: {place.Name}, {place.Region}");
        }
        return (all, found, wrong);
    }

    private string? State(JsonElement listed)
    {
        if (!listed.TryGetProperty("state", out var state) || state.GetString() is not { Length: > 0 } slug) return null;
        var name = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(slug.Replace('-', ' '));
        // "Norcal" is a region to its people and to nobody's table.
        return fixture.Gazetteer.Find(name, "US") is { Precision: Precision.Region, Region: { } known } && known == name ? name : null;
    }

    /// <summary>The least error that any meaning of any words of the text would give.</summary>
    private double Best(string text, Position truth)
    {
        var read = PlaceText.Read(text);
        var finder = new MentionFinder(fixture.Data);
        var mentions = finder.Find(read);
        mentions.AddRange(finder.FindMended(read, []));
        return mentions.SelectMany(mention => mention.Hits).Select(hit => fixture.Data[hit.Row].Position.KilometresTo(truth))
            .DefaultIfEmpty(double.PositiveInfinity).Min();
    }
}
