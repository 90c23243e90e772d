using System.Globalization;
using System.Text.Json;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>Reads what a coalition wants: rows of what, name and how many, or the same as JSON.</summary>
internal static class PurposeReading
{
    public static (Want? Want, Reason? Refusal) Read(RawGroup row, TablePlan plan)
    {
        string what = "", name = "", wanted = "";
        foreach (var field in row.Fields)
        {
            switch (plan.Column(field.Name).Meaning)
            {
                case Meaning.What: what = field.Value; break;
                case Meaning.Name: name = field.Value; break;
                case Meaning.Wanted: wanted = field.Value; break;
            }
        }
        return Make(what, name, wanted);
    }

    public static bool IsJson(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF])) head = head[3..];
        return head.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];
    }

    /// <summary>[{"what": "skill", "name": "...", "wanted": 2}], the same within "wants", or {"skills": ["...", ...]}.</summary>
    /// <returns>The purpose's own name, if it has one.</returns>
    /// <exception cref="UnreadableFileException">It is not JSON of that form.</exception>
    public static string? ReadJson(Stream file, IRawSink sink)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(file);
        }
        catch (JsonException error)
        {
            throw new UnreadableFileException(new Reason("It is broken JSON: the error is on line {0}",
                ((error.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture)));
        }
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Array)
            {
                ReadWants(root, sink);
                return null;
            }
            if (root.ValueKind != JsonValueKind.Object) throw NoPurpose();
            if (root.TryGetProperty("purpose", out var purpose) && purpose.ValueKind == JsonValueKind.Object) root = purpose;
            var any = false;
            foreach (var property in root.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.Array) continue;
                if (property.Name is "wants" or "needs" or "quiere") ReadWants(property.Value, sink);
                else if (Values.NeedKind(property.Name) is not null) ReadNames(property.Name, property.Value, sink);
                else continue;
                any = true;
            }
            if (!any) throw NoPurpose();
            return root.TryGetProperty("name", out var name) ? Text(name) : null;
        }
    }

    private static void ReadWants(JsonElement wants, IRawSink sink)
    {
        var row = 0;
        foreach (var item in wants.EnumerateArray())
        {
            row++;
            if (item.ValueKind != JsonValueKind.Object) sink.Skip(row, new Reason("Something that is wanted needs “what” and “name”"));
            else Add(row, Property(item, "what"), Property(item, "name"), Property(item, "wanted"), sink);
        }
    }

    private static void ReadNames(string what, JsonElement names, IRawSink sink)
    {
        var row = 0;
        foreach (var item in names.EnumerateArray())
        {
            row++;
            if (item.ValueKind == JsonValueKind.Object) Add(row, what, Property(item, "name"), Property(item, "wanted"), sink);
            else Add(row, what, Text(item), "", sink);
        }
    }

    private static void Add(int row, string what, string name, string wanted, IRawSink sink)
    {
        var (want, refusal) = Make(what, name, wanted);
        if (want is null && refusal is not null) sink.Skip(row, refusal);
        if (want is null) return;
        sink.Want(want);
    }

    public static (Want? Want, Reason? Refusal) Make(string what, string name, string wanted)
    {
        if (Values.NeedKind(what) is not { } kind)
            return (null, new Reason("“{0}” is none of specialism, skill, resource, value, community, place, language", what.Trim()));
        if (string.IsNullOrWhiteSpace(name)) return (null, new Reason("It has no name"));
        // In the table that Weft writes, nothing is wanted of anything yet.
        if (wanted.Trim() == "0") return (null, null);
        if (string.IsNullOrWhiteSpace(wanted)) return (new Want(kind, name.Trim()), null);
        return Values.Number(wanted) is { } number and >= 1 and <= 1_000_000 && number == Math.Floor(number)
            ? (new Want(kind, name.Trim(), (int)number), null)
            : (null, new Reason("“{0}” is not a whole number of 1 or more", wanted.Trim()));
    }

    private static string Property(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Whole(value),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    /// <summary>Half a letter (a lone surrogate) is legal in JSON and in no text.</summary>
    private static string Whole(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static UnreadableFileException NoPurpose() =>
        new(new Reason("It does not say what is wanted. Use a table with what, name and wanted, or JSON with “wants”"));
}
