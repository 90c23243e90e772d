namespace Weft.Places;

/// <summary>
/// Words that stand around the names of places in the languages that people send us: what they weigh is in
/// the weighing. All are folded.
/// </summary>
public static class PlaceWords
{
    /// <summary>Words for a kind of division.</summary>
    public static readonly HashSet<string> Divisions = Set("""
        county co counties shire region province state district borough city municipality prefecture parish ward department council
        metropolitan royal unitary authority oblast krai raion rayon okrug republic territory governorate emirate canton commune town
        provincia departamento estado municipio comunidad autonoma ciudad comarca distrito concelho freguesia regiao prefeitura
        departement region arrondissement canton commune ville pays comte
        landkreis kreis bundesland land stadt stadtkreis bezirk regierungsbezirk freistaat gemeinde
        provincie gemeente regione comune citta wojewodztwo powiat gmina kraj okres zupanija opcina judetul judet megye
        lan kommun kommune fylke maakunta il ili ilce sehir область край район республика город г обл ville sir
        """);

    /// <summary>Words that join a word for a division to its name.</summary>
    private static readonly HashSet<string> Joints = Set("of the de del della di da do dos das du des la el le les los las und and y i l d");

    /// <summary>Words that say which part of a place, or how near.</summary>
    public static readonly HashSet<string> Directions = Set("""
        north south east west northern southern eastern western central centre center mid upper lower greater inner outer old new
        northeast northwest southeast southwest ne nw se sw downtown uptown metro metropolitan area
        norte sur este oeste nord sud est ouest sul leste ost sued sued
        """);

    /// <summary>Words that say nothing about where.</summary>
    public static readonly HashSet<string> Noise = Set("""
        a an the of in and or on at to from by for with near around about whole all entire part parts including surrounding surrounds
        surround outlying nearby vicinity within between local area areas village villages hamlet hamlets town towns city cities
        district ward parish borough county region neighbourhood neighborhood community communities residents road roads street streets
        lane close avenue drive way st square estate house flat unit no based is are our we you us this that
        de del la las los el en y e o da do das dos di du des le les un une il et und der die das im am an bei in zu van het een
        group network centre center only also plus other any online remote various multiple national international worldwide global
        service services people occupied wide covid mutual aid support
        """);

    /// <summary>Words for more than one place: what stands before them names them together, and is none of them.</summary>
    public static readonly HashSet<string> Several = Set("cities counties states provinces boroughs districts regions communes ciudades condados estados provincias villes");

    /// <summary>
    /// What people write where they are in no place. A text of such words, and of small words between them, names none, though a village somewhere may be
    /// called None.
    /// </summary>
    public static readonly HashSet<string> Nowhere = Set("""
        none nowhere unknown anywhere everywhere various multiple several mixed other many na nil null tbc tbd tba pending undecided unspecified
        eu linea telematico telematica bundesweit landesweit weltweit uberregional
        online internet web www virtual virtually remote remotely zoom digital digitally telephone phone email nomadic itinerant
        international internationally global globally worldwide world planet earth national nationally nationwide countrywide statewide regional local locally
        decentralised decentralized distributed applicable available fixed home private secret confidential hidden undisclosed
        ninguno ninguna nada desconocido desconocida varios varias virtual internet nacional internacional mundial remoto pais mundo itinerante
        country countries not no over across throughout only no sin lugar sede fija todo todos toda todas nivel ambito aplica
        """);

    /// <summary>Small words, which alone say nothing of whether there is a place.</summary>
    public static readonly HashSet<string> Between = Set("a an the of in on at to by or and n de del la el en y e por area areas place places location locations");

    /// <summary>Letters that the post writes before its numbers, where they are not those of ISO 3166.</summary>
    public static readonly Dictionary<string, string> CountriesBefore = new()
    {
        ["D"] = "DE",
        ["A"] = "AT",
        ["F"] = "FR",
        ["I"] = "IT",
        ["B"] = "BE",
        ["L"] = "LU",
        ["S"] = "SE",
        ["N"] = "NO",
        ["E"] = "ES",
        ["P"] = "PT",
        ["FIN"] = "FI",
        ["H"] = "HU",
    };

    /// <summary>Words that make another name of the one after them: St. Wendel is not Wendel.</summary>
    public static readonly HashSet<string> Saints = Set("st ste saint sainte san sant santa santo sta sto sao sankt sint agios agia");

    /// <summary>A name before one of these is a street's.</summary>
    public static readonly HashSet<string> StreetEnds = Set("""
        road roads rd street streets lane ln close avenue ave drive dr crescent terrace grove gardens court ct place pl square sq way
        walk row rise mews parade boulevard blvd highway hwy parkway pkwy strasse str platz allee weg gasse straat laan
        prospekt ulitsa улица ул проспект house hall buildings tower
        """);

    /// <summary>A name after one of these is a street's.</summary>
    public static readonly HashSet<string> StreetStarts = Set("""
        calle avenida av avda carrer carretera plaza paseo camino rue avenue boulevard chemin place via viale piazza corso rua praca
        travessa ulica ul улица ул проспект пр calle cl cra carrera
        """);

    /// <summary>What is left of the name of a division without the words for what it is; null if that is all or nothing of it.</summary>
    public static string? WithoutDescriptors(string key)
    {
        var words = key.Split(' ');
        var (start, end) = (0, words.Length);
        while (start < end && (Divisions.Contains(words[start]) || (start > 0 && Joints.Contains(words[start])) || words[start] == "the")) start++;
        while (end > start && (Divisions.Contains(words[end - 1]) || words[end - 1] is "county" or "of")) end--;
        return start < end && end - start < words.Length ? string.Join(' ', words[start..end]) : null;
    }

    private static HashSet<string> Set(string words) =>
        [.. words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold)];
}
