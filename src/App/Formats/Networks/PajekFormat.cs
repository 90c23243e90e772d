using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>Networks of Pajek, and of the programs that write as it does: vertices with numbers, then arcs, edges, lists of them, or a matrix. Where it has two kinds of vertices, the second are events.</summary>
public sealed class PajekFormat : IFileFormat
{
    public string Name => "Pajek";

    public bool Recognises(ReadOnlySpan<byte> head)
    {
        if (head.IndexOf((byte)'*') < 0) return false;
        foreach (var line in TextFile.Sample(head).EnumerateLines())
        {
            var text = line.TrimStart();
            if (text.IsEmpty || text[0] == '%') continue;
            return text.StartsWith("*vertices", StringComparison.OrdinalIgnoreCase) || text.StartsWith("*network", StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }

    public void Read(Stream file, string name, IRawSink sink)
    {
        using var text = TextFile.Open(file);
        new Reading(sink).ReadAll(text);
    }

    private sealed class Reading(IRawSink sink)
    {
        private readonly TieWords ties = new(sink);
        private long line;
        private int vertices, firstKind, row;
        private string part = "", relation = "";

        public void ReadAll(StreamReader text)
        {
            while (TextFile.Line(text) is { } one)
            {
                line++;
                var words = TextFile.Words(one);
                if (words.Count == 0 || words[0] is ['%', ..]) continue;
                if (words[0] is ['*', ..]) Begin(words);
                else if (part == "*vertices") Vertex(words);
                else if (part is "*arcs" or "*edges") Tie(words[0], words.ElementAtOrDefault(1), words.ElementAtOrDefault(2), words);
                else if (part is "*arcslist" or "*edgeslist") foreach (var to in words.Skip(1)) Tie(words[0], to, null, []);
                else if (part == "*matrix") Matrix(words);
            }
            ties.Finish();
        }

        private void Begin(List<string> words)
        {
            part = words[0].ToLowerInvariant();
            relation = words is [_, [':', ..], ..] ? words.ElementAtOrDefault(2) ?? "" : "";
            row = 0;
            if (part != "*vertices") return;
            if (vertices > 0) sink.Note(new Reason("It has more than one network; the groups of all of them were read"));
            vertices = TextFile.Whole(words.ElementAtOrDefault(1) ?? "") ?? 0;
            firstKind = TextFile.Whole(words.ElementAtOrDefault(2) ?? "") ?? int.MaxValue;
        }

        private void Vertex(List<string> words)
        {
            if (words.Count < 2) sink.Skip(line, new Reason("It has no name"));
            else sink.Group(new RawGroup { Row = line, Id = words[0], Fields = TextFile.Whole(words[0]) > firstKind ? [new("name", words[1]), new("kind", "event")] : [new("name", words[1])] });
        }

        private void Tie(string from, string? to, string? weight, List<string> words)
        {
            if (to is null)
            {
                sink.Skip(line, new Reason("It names only one end of a tie"));
                return;
            }
            List<Field> attributes = [];
            if (weight is not null && Values.Number(weight) is not null) attributes.Add(new("weight", weight));
            if (words.IndexOf("l") is var label and > 1 && label + 1 < words.Count) attributes.Add(new("label", words[label + 1]));
            else if (relation.Length > 0) attributes.Add(new("label", relation));
            ties.Add(line, from, to, attributes);
        }

        /// <summary>A row of numbers for each vertex; in a network of two kinds a column for each of the second.</summary>
        private void Matrix(List<string> words)
        {
            row++;
            for (var at = 0; at < words.Count; at++)
                if (Values.Number(words[at]) is { } weight && weight != 0)
                    Tie(Number(row), Number(firstKind == int.MaxValue ? at + 1 : firstKind + at + 1), words[at], []);
        }

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
