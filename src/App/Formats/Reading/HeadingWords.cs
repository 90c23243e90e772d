using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Weft.Formats;

/// <summary>Knows the words that people write over their columns, in several languages (headings.tsv).</summary>
internal static class HeadingWords
{
    /// <summary>What each line of headings.tsv says. Where several columns could be one thing, the earlier word wins unless the content speaks against it.</summary>
    private static readonly (string What, string[] Words)[] Lines = ReadLines();

    /// <summary>One of these words anywhere makes a column private: it is about people, or a way to reach them.</summary>
    private static readonly HashSet<string> PrivateWords = [.. Words("Private word")];

    /// <summary>Words that begin with one of these do as well: telling ones of languages that write words together or give them an ending.</summary>
    private static readonly string[] PrivateBeginnings = [.. Words("Private beginning")];

    /// <summary>A heading that speaks of people is about them, unless it asks for something that is known ("Languages that people speak").</summary>
    private static readonly HashSet<string> PeopleWords = ["person", "people", "persona", "personas"];

    private static readonly string[] PrivatePhrases = [.. Words("Private phrase").Select(Fold)];

    /// <summary>Words that people put round the word that counts.</summary>
    private static readonly HashSet<string> Fillers =
    [
        .. ("the of your our its their is are what which who does do you we please list any some all a an and in to for main primary group groups organisation organisations "
            + "s this that describe enter select choose el la los las un una de del su sus tu tus nuestro nuestra que cual cuales es son tiene tienen "
            + "have has can offer bring hold field text value s optional required if").Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly HashSet<string> NeedWords = ["need", "needs", "needed", "wanted", "want", "wants", "looking", "seeking", "seek", "lack", "lacking", "missing", "necesita", "necesitan", "necesitas", "necesitamos", "necesarias", "necesarios", "falta", "faltan", "busca", "buscamos"];
    private static readonly HashSet<string> NeedSubjects = ["skill", "skills", "resource", "resources", "specialism", "specialisms", "support", "help", "expertise", "habilidades", "recursos", "especialidades", "apoyo", "ayuda", "saberes", "capacidades"];

    private static readonly HashSet<string> EndNouns = ["id", "name", "node", "label", "org", "organisation", "group", "actor", "entity", "title", "key", "slug", "organizacion", "grupo", "colectivo", "nombre"];

    private static readonly HashSet<string> GroupNouns = [.. Words("Group noun").Select(Fold)], BareNames = [.. Words("Bare name").Select(Fold)];

    private static readonly Dictionary<string, List<(Meaning Meaning, int Rank)>> Index = MakeIndex();
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(Meaning Meaning, int Rank)>> Found = new();

    /// <summary>Whether the words are plainly a heading that Weft has a meaning for. A sentence may be a question, or what somebody answered.</summary>
    public static bool Knows(string heading) => heading.Length is > 0 and <= 100 && Find(heading) is [{ Rank: <= Sure }, ..];

    /// <summary>What the words may mean, with a rank that is lower the surer it is. The same words may stand over different things.</summary>
    public static IReadOnlyList<(Meaning Meaning, int Rank)> Find(string heading)
    {
        if (heading.Length > 200) return [];
        if (Found.Count > 10_000) Found.Clear();
        return Found.GetOrAdd(heading, static heading => Search(Fold(heading), heading));
    }

    /// <summary>The highest rank of a heading that is known as it stands.</summary>
    public const int Sure = 99;

    /// <summary>Whether a heading speaks of a group itself: "Group name", not just "Name".</summary>
    public static bool SaysGroup(string heading) => Fold(heading).Split(' ').Any(GroupNouns.Contains);

    /// <summary>Whether a list is called by a word for groups: "groups", "organisations", "colectivos".</summary>
    public static bool SaysGroups(string name) => Fold(name) is var folded && (GroupNouns.Contains(folded) || (folded is [.., 's'] && (GroupNouns.Contains(folded[..^1]) || (folded is [.., 'e', 's'] && GroupNouns.Contains(folded[..^2])))));

    /// <summary>Whether a heading is about people, or a way to reach them.</summary>
    public static bool IsPrivate(string heading) => Find(heading) is [{ Meaning: Meaning.Private }, ..];

    /// <summary>Whether a heading says "name", and not of what: beside a column for groups it stands over people.</summary>
    public static bool IsBareName(string heading) => BareNames.Contains(Fold(WithoutBrackets(heading) ?? heading));

    /// <summary>The meaning that people name in --columns.</summary>
    public static Meaning? Named(string word)
    {
        var folded = Fold(word);
        foreach (var meaning in Enum.GetValues<Meaning>())
            if (Fold(meaning.Word()) == folded) return meaning;
        return folded switch
        {
            "keep" or "ignore" or "others" => Meaning.Other,
            "tie kind" => Meaning.TieKind,
            _ => Index.TryGetValue(folded, out var found) ? found[0].Meaning : null,
        };
    }

    /// <summary>Parts camelCase and snake_case, folds, and spells organization one way.</summary>
    public static string Fold(string heading)
    {
        var parted = new StringBuilder(heading.Length + 8);
        for (var i = 0; i < heading.Length; i++)
        {
            if (i > 0 && char.IsAsciiDigit(heading[i]) && char.IsLetter(heading[i - 1])) parted.Append(' ');
            if (i > 0 && char.IsUpper(heading[i]) && (char.IsLower(heading[i - 1]) || (i + 1 < heading.Length && char.IsUpper(heading[i - 1]) && char.IsLower(heading[i + 1]))))
                parted.Append(' ');
            parted.Append(heading[i]);
        }
        var folded = Folding.Fold(parted.ToString());
        return folded.Replace("organiz", "organis", StringComparison.Ordinal).Replace("organisacion", "organizacion", StringComparison.Ordinal);
    }

    private static IReadOnlyList<(Meaning, int)> Search(string folded, string heading)
    {
        if (folded.Length == 0) return [];
        if (Index.TryGetValue(folded, out var exact)) return exact;
        if (FormHeadings.WithoutCode(heading) is { } said) return Search(Fold(said), said);
        // A heading that comes again: our own files write so what had no meaning, but what may not be seen stays so.
        if (folded is [.. var before, ' ', >= '2' and <= '9'] && Search(before, before) is { Count: > 0 } again)
            return again[0].Item1 is Meaning.Private or Meaning.Address or Meaning.Postcode ? [(Meaning.Private, 50)] : folded[^1] == '2' && Index.ContainsKey(before) ? [] : again;
        if (folded.EndsWith(" label", StringComparison.Ordinal) && Search(folded[..^6], folded[..^6]) is { Count: > 0 } labelled) return labelled;
        var words = folded.Split(' ');
        if (End(words) is { } end) return [(end, 20)];
        if (HeadingQuestions.Kept(words, Exact) is [{ Meaning: Meaning.Website or Meaning.City or Meaning.Region or Meaning.Country }, ..] open) return open;
        if (Array.Exists(words, IsPrivateWord) || Array.Exists(PrivatePhrases, phrase => folded.Contains(phrase, StringComparison.Ordinal)))
            return [(Meaning.Private, 50)];
        if (Array.Exists(words, NeedWords.Contains) && Array.Exists(words, NeedSubjects.Contains)) return [(Meaning.Needs, 50)];
        // What stands in brackets explains the rest.
        if (WithoutBrackets(heading) is { } shorter && Fold(shorter) is { Length: > 0 } plain)
        {
            if (Index.TryGetValue(plain, out exact)) return exact;
            words = plain.Split(' ');
        }
        if (HeadingQuestions.AsksForOnesGroup(string.Join(' ', words))) return [(Meaning.Name, 60)];
        var about = About(words, heading.Contains('?'));
        if (about.Count == 0 && FormHeadings.LastOfPath(heading) is { } last) return Search(Fold(last), last);
        return about.Count == 0 && Array.Exists(words, PeopleWords.Contains) ? [(Meaning.Private, 50)] : about;
    }

    private static IReadOnlyList<(Meaning, int)> About(string[] words, bool asks)
    {
        string[] core = [.. words.Where(word => !Fillers.Contains(word))];
        var known = string.Join(' ', core);
        // prison_id may be the id of the rows; the planner looks whether it tells them apart.
        if (words[^1] == "id" && !Index.ContainsKey(known)) return [(Meaning.Id, 100)];
        if (core.Length == 0) return words.Any(word => word is "group" or "groups" or "organisation" or "organisations") ? [(Meaning.Name, 90)] : [];
        // Ends of a tie and counts are said in single words; a sentence that holds "to" is no end.
        if (Index.TryGetValue(known, out var found) && found.Where(one => one.Item1 < Meaning.From || core.Length > 1).ToList() is { Count: > 0 } fitting)
            return [.. fitting.Select(one => (one.Item1, one.Item2 + 60))];
        if (HeadingQuestions.AsksForName(core)) return [(Meaning.Name, 60)];
        return HeadingQuestions.Kept(words, Exact) is { Count: > 0 } kept ? kept : HeadingQuestions.About(words, asks);
    }

    private static IReadOnlyList<(Meaning, int)>? Exact(string words) => Index.GetValueOrDefault(words);

    /// <summary>"from_org", "target label": which end of a tie, and what stands for the group there.</summary>
    private static Meaning? End(string[] words) =>
        words is [var end, var what] && EndNouns.Contains(what) && Index.TryGetValue(end, out var found)
            ? found.Where(one => one.Item1 is Meaning.From or Meaning.To).Select(one => (Meaning?)one.Item1).FirstOrDefault()
            : null;

    /// <summary>Null if there are none. A number in brackets tells columns of one name apart.</summary>
    private static string? WithoutBrackets(string heading)
    {
        var shorter = new StringBuilder();
        var depth = 0;
        var start = 0;
        for (var i = 0; i < heading.Length; i++)
        {
            if (heading[i] is '(' or '[' && depth++ == 0) start = i;
            else if (heading[i] is ')' or ']' && depth > 0)
            {
                if (--depth == 0 && heading[(start + 1)..i].All(char.IsAsciiDigit)) return null;
            }
            else if (depth == 0) shorter.Append(heading[i]);
        }
        return shorter.Length == heading.Length ? null : shorter.ToString();
    }

    private static bool IsPrivateWord(string word) => PrivateWords.Contains(word) || Array.Exists(PrivateBeginnings, beginning => word.StartsWith(beginning, StringComparison.Ordinal));

    private static (string What, string[] Words)[] ReadLines()
    {
        using var lines = new StreamReader(typeof(HeadingWords).Assembly.GetManifestResourceStream("headings.tsv")!);
        return [.. lines.ReadToEnd().Split('\n').Where(line => line is not ("" or ['#', ..])).Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1].Split(", ")))];
    }

    private static IEnumerable<string> Words(string what) => Lines.Where(line => line.What == what).SelectMany(line => line.Words);

    private static Dictionary<string, List<(Meaning, int)>> MakeIndex()
    {
        var index = new Dictionary<string, List<(Meaning, int)>>();
        foreach (var (what, words) in Lines)
        {
            var (name, rank) = what.Split('+') is [var before, var first] ? (before, int.Parse(first, CultureInfo.InvariantCulture)) : (what, 0);
            if (!Enum.TryParse<Meaning>(name, out var meaning)) continue;
            foreach (var word in words.Select(Fold))
            {
                if (!index.TryGetValue(word, out var meanings)) index[word] = meanings = [];
                if (meanings.TrueForAll(one => one.Item1 != meaning)) meanings.Add((meaning, rank++));
            }
        }
        foreach (var word in PrivateWords)
            if (!index.ContainsKey(word)) index[word] = [(Meaning.Private, 0)];
        return index;
    }
}
