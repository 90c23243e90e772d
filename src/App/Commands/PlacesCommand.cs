using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Weft.Places;

namespace Weft.Commands;

/// <summary>`weft places TEXT...`: what the gazetteer finds for each text, and why.</summary>
public static class PlacesCommand
{
    public static Command Make(Words words)
    {
        var texts = new Argument<string[]>("text") { Arity = ArgumentArity.OneOrMore, Description = words["A place as somebody wrote it; quote each."] };
        var json = new Option<bool>("--json") { Description = words["Print JSON, one object for each text."] };
        var country = new Option<string?>("--country") { Description = words["The country, if it stood in a column of its own: its name, or two letters."] };
        var region = new Option<string?>("--region") { Description = words["The state, county or province, if it stood in a column of its own."] };
        var command = new Command("places", words["Show where Weft finds a place, and why."]) { texts, json, country, region };
        command.SetAction(parsed =>
        {
            if (!File.Exists(Gazetteer.UsualPath))
            {
                Console.Error.WriteLine(words["The list of places is missing: ./run builds it."]);
                return WeftCommand.Failed;
            }
            using var gazetteer = Gazetteer.Open(Gazetteer.UsualPath);
            var findings = parsed.GetRequiredValue(texts)
                .Select(text => (Text: text, Finding: gazetteer.Explain(text, parsed.GetValue(country), parsed.GetValue(region))));
            if (parsed.GetValue(json)) Console.WriteLine(PlacesJson.Write(findings));
            else
                foreach (var (text, finding) in findings)
                    Print(text, finding, words);
            return WeftCommand.Done;
        });
        return command;
    }

    private static void Print(string text, Finding finding, Words words)
    {
        var place = finding.Place;
        Console.WriteLine(text);
        if (place.Position is { } position)
        {
            Console.WriteLine("  " + string.Join(", ", new[] { place.Name, place.Region, place.Country }.OfType<string>().Distinct()));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {position.Latitude:0.#####}, {position.Longitude:0.#####} ({words[PrecisionName(place.Precision)]})"));
        }
        else Console.WriteLine("  " + words["Not found."]);
        if (place.Note is { } note) Console.WriteLine("  " + words[note]);
        foreach (var part in finding.Parts)
            Console.WriteLine("  - " + words[part.Decisive ? "\"{0}\" is {1}: its position was taken" : "\"{0}\" is {1}", part.Words, part.Meaning]);
        foreach (var reason in finding.Reasons.Where(reason => reason != place.Note))
            Console.WriteLine("  - " + words[reason]);
        if (finding.Others.Count > 0)
            Console.WriteLine("  - " + words["Also weighed: {0}", string.Join("; ", finding.Others.Select(other =>
                string.Create(CultureInfo.InvariantCulture, $"{other.Name} ({100 * other.Share:0.#} %)")))]);
    }

    private static string PrecisionName(Precision precision) => precision switch
    {
        Precision.Exact => "exact",
        Precision.Kilometre => "to about a kilometre",
        Precision.Town => "to the town",
        Precision.Region => "to the region",
        _ => "to the country",
    };
}

/// <summary>The JSON form of `weft places`: an array with one object for each text.</summary>
public static class PlacesJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<(string Text, Finding Finding)> findings)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartArray();
            foreach (var (text, finding) in findings)
                Write(json, text, finding);
            json.WriteEndArray();
        }
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string text, Finding finding)
    {
        var place = finding.Place;
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteString("name", place.Name);
        json.WriteString("region", place.Region);
        json.WriteString("country", place.Country);
        WritePosition(json, place.Position);
        json.WriteString("precision", place.Position is null ? null : place.Precision.ToString().ToLowerInvariant());
        json.WriteString("source", place.Source.ToString().ToLowerInvariant());
        json.WriteString("note", place.Note?.ToString());
        json.WriteStartArray("parts");
        foreach (var part in finding.Parts)
        {
            json.WriteStartObject();
            json.WriteString("words", part.Words);
            json.WriteString("meaning", part.Meaning);
            json.WriteString("kind", part.Kind.ToString().ToLowerInvariant());
            json.WriteBoolean("decisive", part.Decisive);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (var other in finding.Others)
        {
            json.WriteStartObject();
            json.WriteString("name", other.Name);
            WritePosition(json, other.Position);
            json.WriteNumber("share", Math.Round(other.Share, 4));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("reasons");
        foreach (var reason in finding.Reasons)
            json.WriteStringValue(reason.ToString());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePosition(Utf8JsonWriter json, Position? position)
    {
        if (position is not { } at)
        {
            json.WriteNull("lat");
            json.WriteNull("lon");
            return;
        }
        json.WriteNumber("lat", Math.Round(at.Latitude, 5));
        json.WriteNumber("lon", Math.Round(at.Longitude, 5));
    }
}
