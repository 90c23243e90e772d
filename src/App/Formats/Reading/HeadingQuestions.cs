using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>
/// Understands headings that are more than a name: the questions of a form ("Which languages do you speak?"), and names that say where
/// a program kept something ("location.country", "addr:city").
/// </summary>
internal static partial class HeadingQuestions
{
    /// <summary>What a question is about, by the first of these words in it.</summary>
    private static readonly (Meaning Meaning, string Words)[] Asked =
    [
        (Meaning.Needs, "need, needs, needed, lack, lacking, looking for, help with, support with, necesita, necesitan, necesitas, necesitais, necesitamos, hace falta, hacen falta, les falta, os falta"),
        (Meaning.Languages, "language, languages, idioma, idiomas, lengua, lenguas"),
        (Meaning.Skills, "skill, skills, habilidad, habilidades, saberes, destrezas"),
        (Meaning.Specialisms, "specialism, specialisms, specialise, specialize, expertise, especialidad, especialidades, experts in"),
        (Meaning.Resources, "resource, resources, equipment, offer, share, lend, recurso, recursos, ofrecer, ofrece, ofrecen, ofreceis, compartir, comparte, comparten, aportar"),
        (Meaning.Values, "values, principles, valores, principios"),
        (Meaning.Communities, "communities, comunidades, who do you support, who do you serve, who does it serve, who is it for, a quien apoyan, a quienes apoyan"),
        (Meaning.Causes, "issues, causes, topics, themes, focus on, work on, working on, campaign on, areas of work, causas, temas, trabajan en, trabajais en, areas de trabajo"),
        (Meaning.Strategies, "strategies, tactics, methods, estrategias, tacticas, metodos, how do you organise, how do you work, como trabajan, como se organizan"),
        (Meaning.Opposes, "oppose, opposes, opposing, fight against, against, oponen, opone, contra"),
        (Meaning.WorksIn, "which areas, what areas, which regions, which countries, areas do you cover, area do you cover, where do you work, where do you organise, where do you operate, en que zonas, que zonas, en que paises"),
        (Meaning.City, "city, town, ciudad, municipio, pueblo"),
        (Meaning.Country, "country, pais"),
        (Meaning.Region, "county, province, region, provincia, comunidad autonoma, departamento"),
        (Meaning.Postcode, "postcode, postal code, zip code, codigo postal"),
        (Meaning.Place, "where, based, located, location, donde, ubicacion, ubicados, ubicadas"),
        (Meaning.Website, "website, web site, homepage, web page, sitio web, pagina web"),
        (Meaning.Description, "describe, tell us about, what does your, what do they do, what they do, what it does, what does it do, what do you do, what you do, mission, "
            + "que hace, que hacen, que haceis, a que se dedica, a que se dedican, descripcion, cuentanos"),
        (Meaning.Ties, "other groups, other organisations, which groups, what groups, which organisations, que grupos, que organizaciones, que colectivos, work with, working with, works with, already know, collaborate with, partner with, partnered with, connected to, "
            + "in touch with, otros grupos, otras organizaciones, otros colectivos, trabajan con, trabajais con, colaboran con"),
        (Meaning.Network, "networks, coalitions, alliances, federations, redes, coaliciones, alianzas"),
        (Meaning.Capacity, "capacity, disponibilidad"),
        (Meaning.Member, "member, miembro, part of the coalition, part of our coalition, parte de la coalicion, integran la coalicion"),
    ];

    /// <summary>A question that begins with one of these is answered with yes or no.</summary>
    private static readonly HashSet<string> YesOrNo =
        [.. "is are do does did can could may would will should have has es son hay tiene tienen puede pueden podemos quiere quieren".Split(' ')];

    /// <summary>What programs put before the name of a value.</summary>
    private static readonly HashSet<string> Wrappers =
        [.. "fields field attributes attribute attr properties property props data tags tag item record node profile details info general basic custom acf meta public official".Split(' ')];

    /// <summary>What programs put behind the name of a value.</summary>
    private static readonly HashSet<string> Forms = ["rendered", "value", "text"];

    private static readonly HashSet<string> PlaceWrappers =
    [
        .. ("address addr gps location loc physical mailing postal post venue office hq headquarters geo geography geometry place contact main primary base home site legal registered "
            + "principal center centre position point map nearest closest organisation organisations org group of in direccion ubicacion lugar sede domicilio").Split(' '),
    ];

    private static readonly HashSet<string> WebWrappers = [.. "contact browser organisation org group main primary public official canonical of".Split(' ')];

    private static readonly HashSet<string> NameWords = [.. "name nombre nom nome title titulo called llama llaman".Split(' ')];
    private static readonly HashSet<string> GroupWords =
        [.. "or o y collective collectives colectivo colectiva organizacion entidad asociacion org charity ngo association initiative iniciativa campaign project proyecto chapter team como se".Split(' ')];

    private static readonly Dictionary<string, Meaning> Index = Asked
        .SelectMany(one => one.Words.Split(", ").Select(words => (one.Meaning, Words: HeadingWords.Fold(words)))).ToDictionary(one => one.Words, one => one.Meaning);

    private static readonly int LongestPhrase = Index.Keys.Max(words => words.Count(letter => letter == ' ') + 1);

    /// <summary>"What is the name of your collective?": nothing but a word for a name and words for a group.</summary>
    public static bool AsksForName(IReadOnlyCollection<string> core) => core.Any(NameWords.Contains) && core.All(word => NameWords.Contains(word) || GroupWords.Contains(word));

    /// <summary>"Which group are you from?", "¿De qué colectivo vienes?": the group of whoever answers. So does "Group or organisation (if any)".</summary>
    public static bool AsksForOnesGroup(string folded) => OnesGroup().IsMatch(folded) || NothingButGroups().IsMatch(folded);

    private const string Groups = "(groups?|organisations?|org|collectives?|campaign|union|grupos?|colectiv[oa]s?|organizacion|asociacion|gruppen?|organisation|kollektiv|verein|groupes?|collectifs?|association|structure)";

    [GeneratedRegex("^(from |in )?(which|what) " + Groups + "( or " + Groups + ")? (are you|do you (belong|come|represent|volunteer))|^" + Groups + "( or " + Groups + ")? (you are|you re|you belong|you represent)|^if you (are|re) (part of|in|with|from) an? " + Groups + "( or " + Groups + ")? which( one)?$|^wie heisst (eure|deine|ihre|die) " + Groups + "$|^(de|a|en) que " + Groups + "( (o|u) " + Groups + ")? (vienes|venis|sois|eres)|^(de|a|en) que " + Groups + " (vienes|venis|eres|sois|perteneces|perteneceis|estas|participas|formas)|^(in|aus|von|zu) welche[rnm]? " + Groups + " (bist|kommst|gehorst|seid|kommen)|^(de|dans|a) quel(le)? " + Groups + " (viens|venez|es|etes|appartiens)|^quel(le)? est (ton|ta|votre) " + Groups + "$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OnesGroup();

    [GeneratedRegex("^((your|my|our|home|local|tu|vuestro|dein|deine|eure|ton|votre) )?" + Groups + "(( (or|o|y|and|oder|und|ou|et))? " + Groups + ")*( (local|locale|if any|si hay))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NothingButGroups();

    /// <summary>Where everything before the known words only says where the value was kept.</summary>
    public static IReadOnlyList<(Meaning Meaning, int Rank)> Kept(string[] words, Func<string, IReadOnlyList<(Meaning Meaning, int Rank)>?> known)
    {
        if (words.Length > 1 && Forms.Contains(words[^1])) words = words[..^1];
        for (var from = 0; from < words.Length; from++)
        {
            var rest = string.Join(' ', words[from..]);
            if (rest.Length < 2 || known(rest) is not { } found) continue;
            var before = words[..from];
            var fitting = found.Where(one => one.Meaning < Meaning.From && before.All(word => Wrappers.Contains(word) || MayStandBefore(word, one.Meaning))).ToList();
            if (fitting.Count > 0) return [.. fitting.Select(one => (one.Meaning, one.Rank + 60 + (10 * from)))];
        }
        return [];
    }

    /// <summary>What the question is about: the first thing that it speaks of.</summary>
    /// <param name="asks">Whether it has a question mark; without one, two words are no question.</param>
    public static IReadOnlyList<(Meaning Meaning, int Rank)> About(string[] words, bool asks)
    {
        if (words.Length < (asks ? 2 : 3)) return [];
        for (var at = 0; at < words.Length; at++)
        {
            for (var length = Math.Min(LongestPhrase, words.Length - at); length > 0; length--)
            {
                if (!Index.TryGetValue(string.Join(' ', words, at, length), out var meaning)) continue;
                if (!YesOrNo.Contains(words[0]) || meaning is Meaning.Member or Meaning.Capacity) return [(meaning, 120 + at)];
            }
        }
        return [];
    }

    private static bool MayStandBefore(string word, Meaning meaning) => meaning switch
    {
        >= Meaning.Place and <= Meaning.Coordinates => PlaceWrappers.Contains(word),
        Meaning.Website => WebWrappers.Contains(word),
        _ => false,
    };
}
