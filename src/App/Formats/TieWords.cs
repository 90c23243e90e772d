using Weft.Groups;

namespace Weft.Formats;

/// <summary>Makes a tie from the named attributes that graph formats give an edge.</summary>
internal sealed class TieWords(IRawSink sink)
{
    private static readonly string[] KindWords = ["kind", "type", "relationship", "relation", "relationship type", "connection type", "tie", "interaction", "predicate", "edge label", "label", "name", "tipo", "relacion", "vinculo", "category"];
    private static readonly string[] StrengthWords = ["strength", "weight", "value", "tie strength", "closeness", "trust", "frequency", "intensity", "peso", "fuerza", "valor", "confianza"];
    private static readonly string[] ConfirmedWords = ["confirmed", "confirmed by both", "agreed", "both agreed", "confirmado", "confirmada", "acordado", "confirme", "bestatigt"];
    private static readonly string[] ThroughWords = ["through", "via", "shared", "a traves de"];

    private readonly SortedSet<string> leftOut = new(StringComparer.Ordinal);

    /// <summary>Gives the tie to the sink, or says why it cannot.</summary>
    public void Add(long? row, string from, string to, IReadOnlyList<Field> attributes)
    {
        var kind = Find(KindWords, attributes);
        var strength = Find(StrengthWords, attributes);
        var confirmed = Find(ConfirmedWords, attributes);
        var through = attributes.Where(field => ThroughWords.Contains(Words(field.Name))).ToList();
        foreach (var field in attributes)
            if (field != kind && field != strength && field != confirmed && !through.Contains(field) && leftOut.Count < 50) leftOut.Add(field.Name);
        var number = strength is null ? null : Values.Number(strength.Value);
        if (strength is not null && number is null && Words(strength.Name) is not "value" and not "valor")
        {
            sink.Skip(row, new Reason("Its strength, “{0}”, is not a number above 0", strength.Value));
            return;
        }
        sink.Tie(new RawTie(from, to)
        {
            Row = row,
            Kind = kind?.Value.Trim() ?? "",
            Strength = number,
            Confirmed = confirmed is null ? null : Values.PlainYesOrNo(confirmed.Value),
            Through = [.. through.Count > 1 || (attributes as FieldList)?.Lists.Overlaps(through.Select(field => field.Name)) == true ? through.Select(field => field.Value) : through.SelectMany(field => ListValues.Split(field.Value, atCommas: false))],
        });
    }

    /// <summary>Says once what ties had that Weft has no place for.</summary>
    public void Finish()
    {
        if (leftOut.Count > 0) sink.Note(new Reason("These attributes of ties are not used and were left out: {0}", string.Join(", ", leftOut)));
    }

    /// <summary>The attribute under the first of the words that any has; an empty one counts as none.</summary>
    private static Field? Find(string[] words, IReadOnlyList<Field> attributes)
    {
        foreach (var word in words)
            foreach (var field in attributes)
                if (!string.IsNullOrWhiteSpace(field.Value) && Words(field.Name) == word) return field;
        return null;
    }

    private static string Words(string heading) => HeadingWords.Fold(heading);
}
