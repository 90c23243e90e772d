using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Weft.Sealed;

/// <summary>A line of an archive, as JSON. Names of properties are stored: add, never rename.</summary>
/// <param name="Part">Of whom the record is.</param>
/// <param name="Record">What it says.</param>
/// <param name="Bytes">How many bytes follow the line, and a line break after them; null for none.</param>
internal sealed record ArchiveLine<T>(string Part, T Record, long? Bytes = null)
{
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ArchiveLine.Options);
}

internal static class ArchiveLine
{
    public const string Begin = "weft", End = "end";
    /// <summary>Since 2 a card has a mark, and points at others by theirs.</summary>
    public const int Version = 2;
    /// <summary>More than the longest note takes when each of its letters is escaped.</summary>
    public const int Longest = 4 * 1024 * 1024;
    public const byte Break = (byte)'\n';

    internal static readonly JsonSerializerOptions Options = new(SealedJson.Options)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        // What a later Weft says beside it would be lost unseen.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    // Before the one that is there already: a choice is its name, and no number that stands for none.
    static ArchiveLine() => Options.Converters.Insert(0, new JsonStringEnumConverter(null, allowIntegerValues: false));

    /// <exception cref="JsonException">It is none.</exception>
    public static T Is<T>(this JsonElement record) => record.Deserialize<T>(Options) ?? throw new JsonException();
}

internal sealed record ArchiveBeginning(int Version, Instant Made);

/// <param name="Records">How many there are between the first line and this.</param>
internal sealed record ArchiveEnd(long Records);
