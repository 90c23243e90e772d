using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>
/// What is in an archive, as files: one list in JSON for each part, whatever a later Weft puts there; beside it a file in Markdown for each record about
/// something with a title or somebody with a name, and a file for each that has bytes of its own.
/// </summary>
internal sealed class ArchiveFolder(string folder)
{
    private const int MostName = 60;
    private const string Body = "text", Mark = "id";
    /// <summary>What a record is about: a title, or how somebody is called, who may have said it.</summary>
    private static readonly string[] Headings = ["title", "called", "of"];
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, (FileStream List, int Count)> parts = new(StringComparer.Ordinal);
    /// <summary>By its mark, what a record is called at which others point.</summary>
    private readonly Dictionary<string, string> called = new(StringComparer.Ordinal);

    /// <summary>Nothing is left of the folder if it cannot be written whole.</summary>
    /// <returns>How many records there are.</returns>
    public async Task<int> Write(ArchiveReader reader, CancellationToken cancel)
    {
        OwnerOnly.CreateFolder(folder);
        try
        {
            while (await reader.Next(cancel) is { } record)
                await Write(record, cancel);
            foreach (var (list, _) in parts.Values)
                list.Write("\n]\n"u8);
            return parts.Values.Sum(part => part.Count);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
        finally
        {
            foreach (var (list, _) in parts.Values)
                await list.DisposeAsync();
        }
    }

    private async Task Write(ArchivedRecord record, CancellationToken cancel)
    {
        var name = Name(record.Part);
        var (list, count) = parts.TryGetValue(name, out var known) ? known : (Create($"{name}.json"), 0);
        parts[name] = (list, ++count);
        list.Write(count == 1 ? "[\n"u8 : ",\n"u8);
        list.Write(JsonSerializer.SerializeToUtf8Bytes(record.Record, Json));
        if (Array.Find(Headings, heading => Text(record.Record, heading) is not null) is { } heading)
        {
            var title = Told(record.Record, heading);
            // What has no name of its own is known by its page.
            if (Text(record.Record, Mark) is { } mark) called[mark] = heading == Headings[^1] ? $"{count:0000} {Name(title)}" : title;
            await using var page = Create($"{name}/{count:0000} {Name(title)}.md");
            page.Write(Encoding.UTF8.GetBytes(Page(record.Record, heading)));
        }
        if (record.Length == 0) return;
        await using var file = Create($"{name}/{count:0000} {Name(Text(record.Record, "name") ?? "")}".TrimEnd());
        await record.Bytes.CopyToAsync(file, cancel);
    }

    /// <summary>All that a record says: its heading, then what is said of it, then its text.</summary>
    private string Page(JsonElement record, string heading)
    {
        var facts = from property in record.EnumerateObject()
                    where property.Name != heading && property.Name is not (Body or Mark) && property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number
                    let told = property.Value.ToString()
                    let said = called.GetValueOrDefault(told, told).ReplaceLineEndings("\n  ")
                    where said.Length > 0
                    select $"- {property.Name}: {said}\n";
        return $"# {Told(record, heading)}\n\n{string.Concat(facts)}{(Text(record, Body) is { Length: > 0 } text ? $"\n{text}\n" : "")}";
    }

    /// <summary>What a record says; of another at which it points, what that is called.</summary>
    private string Told(JsonElement record, string property) => called.GetValueOrDefault(Text(record, property)!, Text(record, property)!);

    private FileStream Create(string name)
    {
        var path = Path.Combine(folder, name);
        OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
        return OwnerOnly.Create(path, FileMode.CreateNew);
    }

    private static string? Text(JsonElement record, string name) =>
        record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Somebody else chose it: no path, nothing hidden, nothing that a file system does not take.
    private static string Name(string text)
    {
        var kept = string.Concat(text.EnumerateRunes().Select(letter => Rune.IsLetterOrDigit(letter) || letter.Value is '-' or '.' ? letter.ToString() : " "));
        var name = string.Join(' ', kept.Split(' ').Select(word => word.TrimStart('.')).Where(word => word.Length > 0));
        return name.Length > MostName ? name[..MostName].TrimEnd() : name;
    }
}
