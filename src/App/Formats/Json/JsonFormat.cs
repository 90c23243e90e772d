namespace Weft.Formats;

/// <summary>JSON of one kind. All kinds are read by the same reader, for what a file is may show only after its first 64 KB.</summary>
internal sealed class JsonFormat(JsonKind kind, string name) : IFileFormat
{
    /// <summary>Every kind of JSON that Weft reads; what is none of the others is searched for a list of groups.</summary>
    public static readonly IReadOnlyList<IFileFormat> All =
    [
        new JsonFormat(JsonKind.Weft, "Weft map"),
        new JsonFormat(JsonKind.GeoJson, "GeoJSON"),
        new JsonFormat(JsonKind.TopoJson, "TopoJSON"),
        new JsonFormat(JsonKind.Sparql, "Wikidata"),
        new JsonFormat(JsonKind.Wikibase, "Wikidata"),
        new JsonFormat(JsonKind.Kumu, "Kumu"),
        new JsonFormat(JsonKind.Murmurations, "Murmurations"),
        new JsonFormat(JsonKind.Hsds, "Open Referral HSDS"),
        new JsonFormat(JsonKind.Purpose, "Purpose"),
        new JsonFormat(JsonKind.List, "JSON"),
    ];

    public string Name => name;

    public bool Recognises(ReadOnlySpan<byte> head)
    {
        var text = JsonLetters.Sample(head).TrimStart(" \t\r\n"u8);
        if (!BeginsJson(text)) return false;
        return JsonShape.Of(text).Kind == kind;
    }

    public void Read(Stream file, string name, IRawSink sink) => JsonReading.Read(file, sink);

    /// <summary>An object, or a list of what is no bare word: a table may begin with a word in square brackets.</summary>
    private static bool BeginsJson(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'{', ..]) return true;
        if (text is [(byte)'/', (byte)'/' or (byte)'*', ..]) return text.IndexOfAny((byte)'{', (byte)'[') >= 0;
        return text is [(byte)'[', ..] && text[1..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[' or (byte)'"' or (byte)']' or (byte)'/', ..];
    }
}
