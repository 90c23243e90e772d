using System.Text;

namespace Weft.Held;

/// <summary>
/// A person looked for among others. The same search finds them and hides the others, so wherever another person's name is a whole word it is hidden. Where both
/// stand in one place, the name that was asked for is shown, unless it only begins the longer name of somebody else: asked for Ann, Annabel stays hidden.
/// </summary>
/// <param name="asked">The names they go by.</param>
/// <param name="others">The names of all others.</param>
/// <param name="veil">Stands in the place of a hidden name.</param>
public sealed class Sought(IEnumerable<string> asked, IEnumerable<string> others, string veil)
{
    private readonly NameSearch search = new(asked, others.SelectMany(OtherNames.Of));

    /// <summary>The sentences that name them.</summary>
    public IEnumerable<string> Named(string text) => Told(text, all: false);

    /// <summary>All sentences, when every word is theirs.</summary>
    public IEnumerable<string> All(string text) => Told(text, all: true);

    public string Veiled(string text)
    {
        var (_, hidden) = Look(text);
        var veiled = new StringBuilder(text.Length);
        var next = 0;
        Append(veiled, text, new(0, text.Length, Named: false), hidden, ref next);
        return veiled.ToString();
    }

    private IEnumerable<string> Told(string text, bool all)
    {
        var (shown, hidden) = Look(text);
        if (shown.Count == 0 && !all) yield break;
        var next = 0;
        foreach (var passage in Passages.Of(text, [.. shown.Concat(hidden).OrderBy(name => name.From)]))
        {
            var told = new StringBuilder();
            Append(told, text, passage, hidden, ref next);
            if (!passage.Named && !all) continue;
            var line = string.Join(' ', told.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (line.Length > 0) yield return line;
        }
    }

    private (IReadOnlyList<Passage> Shown, IReadOnlyList<Passage> Hidden) Look(string text)
    {
        var traced = new Traced(text);
        var names = search.In(traced).ToList();
        if (names.Count == 0) return ([], []);
        var veiled = new bool[traced.Letters.Length];
        // Few weights, but perhaps as many names as letters.
        foreach (var name in names.GroupBy(name => name.Weight).OrderBy(names => names.Key).SelectMany(names => names))
            veiled.AsSpan(name.Start, name.End - name.Start).Fill(!name.Asked);
        return ([.. names.Where(name => name.Asked).Select(name => new Passage(traced.From(name.Start), traced.Till(name.End - 1), Named: true))], [.. Hidden(traced, veiled)]);
    }

    private static IEnumerable<Passage> Hidden(Traced traced, bool[] veiled)
    {
        for (var from = 0; from < veiled.Length; from++)
        {
            if (!veiled[from] || traced.Letters[from] == ' ') continue;
            var till = from;
            for (var letter = from; letter < veiled.Length && veiled[letter] && !(letter > from && traced.Skips(letter)); letter++)
                if (traced.Letters[letter] != ' ') till = letter;
            yield return new(traced.From(from), traced.Till(till), Named: false);
            from = till;
        }
    }

    private void Append(StringBuilder told, string text, Passage passage, IReadOnlyList<Passage> hidden, ref int next)
    {
        var at = passage.From;
        for (; next < hidden.Count && hidden[next].From < passage.Till; next++)
        {
            told.Append(text, at, Math.Max(0, hidden[next].From - at)).Append(veil);
            at = hidden[next].Till;
        }
        told.Append(text, at, Math.Max(0, passage.Till - at));
    }
}
