namespace Weft.Formats;

/// <summary>Tells names like those of people from names like those of groups. It can be wrong either way: it decides what to ask about and what to keep private, never what to publish.</summary>
internal static class NamesOfPeople
{
    private const int MostWords = 5, LongestName = 60;

    /// <summary>Words that stand in names of groups: whoever's name has one is not a person.</summary>
    private static readonly HashSet<string> WordsOfGroups =
    [
        .. ("group groups network networks campaign campaigns collective collectives project projects centre center house houses fund trust society union unions association alliance coalition federation committee "
            + "council foundation institute initiative initiatives team teams club church service services support action watch library school college university court courts prison prisons prisoners justice bail books letters "
            + "families women womens mothers parents youth workers migrants refugees housing health legal law rights aid mutual solidarity community communities people peoples movement abolition abolitionist free freedom "
            + "against for of the and with inside outside without beyond after now "
            + "grupo grupos red redes campana colectivo colectiva asociacion alianza coalicion federacion comite consejo fundacion instituto iniciativa casa centro mujeres madres familias presos presas prision justicia derechos apoyo "
            + "solidaridad comunidad movimiento contra sin por los las el de del para y "
            + "groupe reseau campagne collectif collectifs association alliance federation comite conseil fondation maison centre femmes meres familles prisonniers justice droits solidarite mouvement contre sans pour des les du et "
            + "gruppe netzwerk kampagne kollektiv verein verband bundnis initiative rat stiftung haus zentrum frauen mutter familien gefangene gerechtigkeit rechte solidaritat bewegung gegen ohne fur und der die das "
            + "ltd limited cic cio inc llc plc gmbh ev").Split(' '),
    ];

    /// <summary>What people put before their names, or between them.</summary>
    private static readonly HashSet<string> Titles = [.. "mr mrs ms miss mx dr prof professor sir dame rev sr sra srta don dona m mme mlle herr frau".Split(' ')];
    private static readonly HashSet<string> Between = [.. "de la del van von der den ter bin ibn al el da dos das di le du y e o mac".Split(' ')];

    private static readonly Lazy<(HashSet<string> Given, HashSet<string> Family)> Lists = new(Read);

    /// <summary>"Pat Example", "García, Ana", "Dr J. Okafor" and "Fatima" do; "Leeds Court Watch" and "Hope House" do not.</summary>
    public static bool LooksLikeOne(string name)
    {
        if (name.Length is < 2 or > LongestName || !name.All(letter => char.IsLetter(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark || letter is ' ' or '.' or ',' or '-' or '\'' or '’' or '·')) return false;
        if (name.Length <= 5 && name.All(char.IsUpper)) return false;
        var words = Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var titled = words.RemoveAll(Titles.Contains) > 0 && words.Count > 0;
        if (words.Count is 0 or > MostWords || (words.Count == 1 && !char.IsUpper(name.TrimStart()[0]))) return false;
        if (words.Exists(word => WordsOfGroups.Contains(word) && !(words.Count > 2 && Between.Contains(word)))) return false;
        var telling = words.FindAll(word => word.Length > 1 && !Between.Contains(word));
        if (telling.Count == 0) return false;
        var (given, family) = Lists.Value;
        var isReversed = name.Contains(',');
        var first = isReversed ? telling[^1] : telling[0];
        if (titled) return telling.Exists(word => given.Contains(word) || family.Contains(word));
        if (given.Contains(first)) return telling.Count <= 2 || telling.TrueForAll(word => given.Contains(word) || family.Contains(word));
        // An initial or a given name that no list has, before a family name.
        return words.Count > telling.Count && words.Exists(word => word.Length == 1) && telling.TrueForAll(word => family.Contains(word) || given.Contains(word));
    }

    /// <summary>Whether a name has a word in it that names of groups have.</summary>
    public static bool SaysGroup(string name) => Folding.Fold(name).Split(' ').Any(word => word.Length > 3 && WordsOfGroups.Contains(word));

    private static (HashSet<string> Given, HashSet<string> Family) Read()
    {
        using var lines = new StreamReader(typeof(NamesOfPeople).Assembly.GetManifestResourceStream("names-of-people.txt")!);
        HashSet<string> Next() => [.. lines.ReadLine()!.Split(' ').SelectMany(name => Folding.Fold(name).Split(' '))];
        return (Next(), Next());
    }
}
