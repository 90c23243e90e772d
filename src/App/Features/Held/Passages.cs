using System.Buffers;

namespace Weft.Held;

/// <summary>A stretch of a text, in its own letters.</summary>
/// <param name="Named">Whether it names the person who is looked for.</param>
public readonly record struct Passage(int From, int Till, bool Named);

/// <summary>Cuts a text into its sentences, but never within a name, nor after what only shortens a word.</summary>
public static class Passages
{
    private static readonly SearchValues<char> Lines = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");
    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…؟۔।");
    private static readonly SearchValues<char> StopsWithoutSpace = SearchValues.Create("。！？｡");

    private static readonly HashSet<string> Shortened = new(StringComparer.OrdinalIgnoreCase)
    {
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Dra", "Prof", "Profa", "St", "Ste", "Sr", "Sra", "Srta", "Sto", "Sta", "Jr", "Fr", "Rev", "Hon", "Capt", "Cpt", "Lt",
        "Sgt", "Col", "Gen", "Gov", "Sen", "Rep", "Lic", "Ing", "Arq", "Abg", "Dn", "Dña", "Mme", "Mlle", "Mgr", "Hr", "vs",
    };

    /// <param name="text">As it was written.</param>
    /// <param name="names">That stand in it, by where they begin.</param>
    public static IEnumerable<Passage> Of(string text, IReadOnlyList<Passage> names)
    {
        var (from, name, reach, named) = (0, 0, 0, false);
        for (var at = 1; at <= text.Length; at++)
        {
            if (at < text.Length && !Ends(text, at)) continue;
            for (; name < names.Count && names[name].From < at; name++) (reach, named) = (Math.Max(reach, names[name].Till), named | names[name].Named);
            if (reach > at) continue;
            yield return new(from, at, named);
            (from, named) = (at, false);
        }
    }

    private static bool Ends(string text, int at) =>
        Lines.Contains(text[at]) || StopsWithoutSpace.Contains(text[at - 1])
        || (char.IsWhiteSpace(text[at]) && Stops.Contains(text[at - 1]) && !IsShortened(text, at - 1));

    /// <summary>Whether the stop belongs to a title or an initial: Dr. Okafor, J. Smithson.</summary>
    private static bool IsShortened(string text, int stop)
    {
        if (text[stop] != '.') return false;
        var from = stop;
        while (from > 0 && stop - from <= 5 && char.IsLetter(text[from - 1])) from--;
        return stop - from == 1 || Shortened.Contains(text[from..stop]);
    }
}
