using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Half a letter (a surrogate without its pair) is no Unicode text: it becomes U+FFFD, in and out.</summary>
internal sealed class WholeTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? JsonLetters.Of(ref reader) : throw new JsonException("A text was expected");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(JsonLetters.Whole(value));
}

internal sealed class DateConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true } parsed ? parsed.Value : throw new JsonException("A date like 2027-01-31 was expected");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}

internal sealed class ValueListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Converter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A list was expected");
            var items = new List<T>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                items.Add(JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException("A list may not hold null"));
            return items.ToValueList();
        }

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
                JsonSerializer.Serialize(writer, item, options);
            writer.WriteEndArray();
        }
    }
}

/// <summary>{"text": in English, "key": with {0}, "arguments": [...]}. The text is for people and other programs; it is not read back.</summary>
internal sealed class ReasonConverter : JsonConverter<Reason>
{
    private sealed record Stored(string Key, ValueList<string> Arguments);

    public override Reason Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = JsonSerializer.Deserialize<Stored>(ref reader, options) ?? throw new JsonException("A reason was expected");
        return new Reason(stored.Key, stored.Arguments);
    }

    public override void Write(Utf8JsonWriter writer, Reason value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("text", JsonLetters.Whole(Text(value)));
        writer.WriteString("key", JsonLetters.Whole(value.Key));
        writer.WritePropertyName("arguments");
        JsonSerializer.Serialize(writer, value.Arguments, options);
        writer.WriteEndObject();
    }

    private static string Text(Reason reason)
    {
        try
        {
            return reason.ToString();
        }
        catch (FormatException)
        {
            return reason.Key;
        }
    }
}

internal sealed class PlaceConverter : JsonConverter<Place>
{
    private sealed record Stored(string Name, string? Country, string? Region, double? Lat, double? Lon, Precision Precision = default, PlaceSource Source = default, Reason? Note = null);

    public override Place Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // Absent is the same as null here, so that a map written by hand needs only what it knows.
        var item = JsonElement.ParseValue(ref reader);
        return new Place
        {
            Name = item.Has("name", out var name) && name.ValueKind == JsonValueKind.String ? JsonLetters.Of(name) : throw new JsonException("A place has a name"),
            Country = Optional<string>(item, "country", options),
            Region = Optional<string>(item, "region", options),
            Position = item.Number("lat") is { } latitude && item.Number("lon") is { } longitude ? new Position(latitude, longitude) : null,
            Precision = item.Has("precision", out var precision) ? precision.Deserialize<Precision>(options) : default,
            Source = item.Has("source", out var source) ? source.Deserialize<PlaceSource>(options) : default,
            Note = Optional<Reason>(item, "note", options),
        };
    }

    public override void Write(Utf8JsonWriter writer, Place value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Stored(value.Name, value.Country, value.Region, value.Position?.Latitude, value.Position?.Longitude, value.Precision, value.Source, value.Note), options);

    private static T? Optional<T>(JsonElement item, string name, JsonSerializerOptions options) where T : class =>
        item.Has(name, out var found) ? found.Deserialize<T>(options) : null;
}

/// <summary>Writes a record and what is known besides about it as one object.</summary>
internal abstract class FlatConverter<T, TInner, TRest> : JsonConverter<T>
{
    protected abstract (TInner Inner, TRest Figures) Part(T value);
    protected abstract T Join(TInner inner, TRest rest);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var item = JsonElement.ParseValue(ref reader);
        return Join(item.Deserialize<TInner>(options) ?? throw new JsonException("An object was expected"), item.Deserialize<TRest>(options)!);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var (inner, rest) = Part(value);
        writer.WriteStartObject();
        WriteProperties(writer, inner, options);
        WriteProperties(writer, rest, options);
        writer.WriteEndObject();
    }

    private static void WriteProperties<TPart>(Utf8JsonWriter writer, TPart part, JsonSerializerOptions options)
    {
        var type = options.GetTypeInfo(typeof(TPart));
        foreach (var property in type.Properties)
        {
            if (property.Get is null) continue;
            writer.WritePropertyName(property.Name);
            JsonSerializer.Serialize(writer, property.Get(part!), property.PropertyType, options);
        }
    }
}

internal sealed record GroupFigures(int? Community = null, int Degree = 0, double? Betweenness = 0);

internal sealed class GroupOnMapConverter : FlatConverter<GroupOnMap, Group, GroupFigures>
{
    protected override (Group, GroupFigures) Part(GroupOnMap value) => (value.Group, new(value.Community, value.Degree, value.Betweenness));
    protected override GroupOnMap Join(Group inner, GroupFigures rest) => new(inner, rest.Community, rest.Degree, rest.Betweenness);
}

internal sealed record TieFigures(bool Bridge = false);

internal sealed class TieOnMapConverter : FlatConverter<TieOnMap, Tie, TieFigures>
{
    protected override (Tie, TieFigures) Part(TieOnMap value) => (value.Tie, new(value.Bridge));
    protected override TieOnMap Join(Tie inner, TieFigures rest) => new(inner, rest.Bridge);
}

/// <summary>Status and enough follow from the holders: they are written for other programs, and not read.</summary>
internal sealed record CoverageFigures(ValueList<string> Holders)
{
    public CoverageStatus? Status { get; init; }
    public bool? Enough { get; init; }
    public ValueList<Reason> Reasons { get; init; } = [];
}

internal sealed class CoverageConverter : FlatConverter<Coverage, Want, CoverageFigures>
{
    protected override (Want, CoverageFigures) Part(Coverage value) =>
        (value.Want, new(value.Holders) { Status = value.Status, Enough = value.Enough, Reasons = value.Reasons });

    protected override Coverage Join(Want inner, CoverageFigures rest) => new(inner, rest.Holders) { Reasons = rest.Reasons };
}
