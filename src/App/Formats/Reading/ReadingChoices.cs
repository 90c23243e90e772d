using System.Text;

namespace Weft.Formats;

/// <summary>What the user said about how the files are to be read.</summary>
public sealed record ReadingChoices
{
    /// <summary>Columns with the meaning that they were given by hand.</summary>
    public IReadOnlyList<ColumnGiven> Columns { get; init; } = [];
    /// <summary>A column that says which groups belong to the coalition.</summary>
    public string? MemberColumn { get; init; }
    /// <summary>A file with the names or ids of the groups that belong to the coalition.</summary>
    public SourceFile? MemberFile { get; init; }
    public SourceFile? PurposeFile { get; init; }
    /// <summary>The country that most groups are in, by its name or ISO 3166-1 alpha-2 code: it decides between places of one name where the rows leave it open.</summary>
    public string? Country { get; init; }
    /// <summary>Whether probable duplicates become one.</summary>
    public bool Merge { get; init; }

    /// <summary>Parses "name=Title,place=Where". A heading with a comma stands in quotation marks: place="Town, city".</summary>
    /// <exception cref="UnreadableFileException">A part has no equals sign, or names no meaning.</exception>
    public static IReadOnlyList<ColumnGiven> ParseColumns(string text) => [.. Parts(text).Select(ParseColumn)];

    private static ColumnGiven ParseColumn(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new UnreadableFileException(new Reason("--columns has “{0}”, which has no equals sign. Write name=Title,place=Where. A heading with a comma stands in quotation marks: name=\"Group, if any\"", part));
        var word = part[..equals].Trim();
        if (HeadingWords.Named(word) is not { } meaning)
            throw new UnreadableFileException(new Reason("--columns has “{0}”, which is nothing that Weft knows. It knows: {1}", word,
                string.Join(", ", Enum.GetValues<Meaning>().Select(known => known.Word()))));
        return new(meaning, part[(equals + 1)..].Trim());
    }

    private static IEnumerable<string> Parts(string text)
    {
        var part = new StringBuilder();
        var quoted = false;
        foreach (var letter in text)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                if (part.Length > 0) yield return part.ToString();
                part.Clear();
            }
            else part.Append(letter);
        }
        if (part.Length > 0) yield return part.ToString();
    }
}

/// <summary>A heading, and what stands under it.</summary>
public sealed record ColumnGiven(Meaning Meaning, string Heading);
