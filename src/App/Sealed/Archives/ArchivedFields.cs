using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Weft.Sealed;

/// <summary>A record of an archive, whose properties are taken one by one: none may be left.</summary>
public sealed class ArchivedFields
{
    private readonly Dictionary<string, JsonElement> properties = new(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">It is no object, or says something twice.</exception>
    public ArchivedFields(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object) throw new InvalidDataException();
        foreach (var property in record.EnumerateObject())
            if (!properties.TryAdd(Whole(() => property.Name), property.Value)) throw new InvalidDataException();
    }

    // Half a letter is no letter.
    private static string Whole(Func<string?> read)
    {
        try
        {
            return read()!;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidDataException();
        }
    }

    /// <summary>What a property says, in letters; null if it is not there.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public string? Take(string property) => !properties.Remove(property, out var said) ? null
        : said.ValueKind == JsonValueKind.String ? Whole(said.GetString) : throw new InvalidDataException();

    public int? TakeNumber(string property) => !properties.Remove(property, out var said) ? null
        : said.ValueKind == JsonValueKind.Number && said.TryGetInt32(out var number) ? number : throw new InvalidDataException();

    public Instant? At(string property) => Take(property) is not { } text ? null
        : InstantPattern.ExtendedIso.Parse(text) is { Success: true } at ? at.Value : throw new InvalidDataException();

    public IReadOnlyList<string> TakeNames(string property) => !properties.Remove(property, out var said) ? []
        : said.ValueKind == JsonValueKind.Array ? [.. said.EnumerateArray().Select(name => name.ValueKind == JsonValueKind.String ? Whole(name.GetString) : throw new InvalidDataException())] : throw new InvalidDataException();

    /// <exception cref="InvalidDataException">Something is left: what a later Weft says would be lost unseen.</exception>
    public void End()
    {
        if (properties.Count > 0) throw new InvalidDataException();
    }
}
