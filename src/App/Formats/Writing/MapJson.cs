using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Weft.Map;

namespace Weft.Formats;

/// <summary>map.json: the whole map, to be read by other programs and back in full.</summary>
public static class MapJson
{
    private const string Format = "weft-map";
    private const int Version = 1;
    /// <summary>Bytes that are handed on together.</summary>
    private const int Piece = 64 * 1024;

    internal static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // Letters of all scripts stay readable; what could end a script element in a page does not.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        MaxDepth = JsonStream.Deepest,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters =
        {
            new WholeTextConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ValueListConverter(), new DateConverter(),
            new ReasonConverter(), new PlaceConverter(), new GroupOnMapConverter(), new TieOnMapConverter(), new CoverageConverter(),
        },
    };

    public static void Write(CoalitionMap map, Stream to)
    {
        // The serializer flushes after every value: into memory that costs nothing.
        var buffer = new ArrayBufferWriter<byte>(2 * Piece);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Options.Encoder, Indented = true, IndentSize = 1, NewLine = "\n", MaxDepth = Options.MaxDepth });
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        foreach (var property in typeof(CoalitionMap).GetProperties())
        {
            writer.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            // The two long lists go out item by item.
            if (property.GetValue(map) is ValueList<GroupOnMap> groups) WriteList(groups, writer, buffer, to);
            else if (property.GetValue(map) is ValueList<TieOnMap> ties) WriteList(ties, writer, buffer, to);
            else JsonSerializer.Serialize(writer, property.GetValue(map), property.PropertyType, Options);
        }
        writer.WriteEndObject();
        writer.Flush();
        to.Write(buffer.WrittenSpan);
    }

    /// <exception cref="UnreadableFileException">It is not a whole map.json of this version or an earlier one.</exception>
    public static CoalitionMap Read(Stream from)
    {
        try
        {
            using var json = JsonLetters.AsUtf8(from);
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonStream.Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (document.RootElement.Text("format") != Format) throw new UnreadableFileException(new Reason("It is not a map that Weft wrote"));
            if (document.RootElement.Number("version") is > Version) throw new UnreadableFileException(new Reason("It was written by a newer version of Weft. Please use that version, or a newer one"));
            return document.RootElement.Deserialize<CoalitionMap>(Options)!;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException)
        {
            throw new UnreadableFileException(new Reason("The map is incomplete: {0}", error.Message));
        }
    }

    internal static bool TryGroup(JsonElement item, [NotNullWhen(true)] out GroupOnMap? group)
    {
        group = null;
        try
        {
            group = item.IsObject() && item.Text("name") is not null ? item.Deserialize<GroupOnMap>(Options) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException)
        {
            return false;
        }
        return group is not null;
    }

    private static void WriteList<T>(ValueList<T> items, Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer, Stream to)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            JsonSerializer.Serialize(writer, item, Options);
            if (buffer.WrittenCount < Piece) continue;
            to.Write(buffer.WrittenSpan);
            buffer.ResetWrittenCount();
        }
        writer.WriteEndArray();
    }
}
