namespace Weft.Formats;

/// <summary>Tells a list of people from one of groups: nobody becomes a point on a map by mistake.</summary>
internal static class People
{
    private static readonly HashSet<string> OfPeople =
    [
        "first name", "last name", "surname", "firstname", "lastname", "job title", "role", "position", "department", "title", "pronouns", "date of birth", "birthday", "dob",
        "nombre de pila", "apellido", "apellidos", "cargo", "puesto", "fecha de nacimiento", "age", "gender", "edad", "genero",
    ];

    private static readonly HashSet<string> Certain = ["first name", "last name", "surname", "firstname", "lastname", "date of birth", "birthday", "dob", "apellido", "apellidos", "nombre de pila", "pronouns"];

    private static readonly Meaning[] OfGroups =
        [Meaning.Description, Meaning.Website, Meaning.Acronym, Meaning.Latitude, Meaning.Coordinates, Meaning.Scale, Meaning.Causes, Meaning.Specialisms, Meaning.Communities,
            Meaning.Strategies, Meaning.Opposes, Meaning.Values, Meaning.Event, Meaning.Network, Meaning.Ties];

    /// <summary>What a type, kind or class says of a person, in the words that programs and people use.</summary>
    private static readonly HashSet<string> KindsOfPerson =
    [
        "person", "persons", "people", "individual", "individuals", "human", "human being", "natural person", "private person", "contact", "user", "member of staff", "staff", "staff member", "employee",
        "volunteer", "activist", "organiser", "prisoner", "ex prisoner", "former prisoner", "board member", "family member", "foaf person", "schema person", "actor person",
        "persona", "personas", "individuo", "individua", "persona fisica", "persona natural", "particular", "voluntaria", "voluntario", "activista", "presa", "preso", "contacto", "usuaria", "usuario",
        "personne", "personnes", "individu", "individus", "personne physique", "particulier", "benevole", "militant", "militante", "prisonnier", "prisonniere",
        "personen", "einzelperson", "privatperson", "natuerliche person", "naturliche person", "aktivist", "aktivistin", "gefangene", "gefangener",
    ];

    private static readonly HashSet<string> KindWords = ["type", "types", "instance", "kind", "class", "labels", "tipo", "clase", "typ"];

    /// <summary>Whether a heading says what kind of thing a row is: "Element type", "@type", "labels".</summary>
    public static bool IsKindHeading(string heading) => heading.Length < 40 && HeadingWords.Fold(heading).Replace(" label", "", StringComparison.Ordinal).Split(' ') is [var first, ..] words
        && (KindWords.Contains(first) || KindWords.Contains(words[^1]));

    /// <summary>Whether a kind is that of a person: "Person", "schema:Person", "https://schema.org/Person", or a list of kinds with that in it.</summary>
    public static bool IsKindOfPerson(string kind) => kind.Length < 200 && kind.Split([',', ';', '|'])
        .Any(one => KindsOfPerson.Contains(Folding.Fold(one[(one.LastIndexOfAny(['/', '#', ':']) + 1)..])));

    public static bool Are(TablePlan plan)
    {
        if (OfGroups.Any(plan.Has) || plan.Columns.Any(column => column.Meaning == Meaning.Name && HeadingWords.SaysGroup(column.Heading))) return false;
        var folded = plan.Columns.Where(column => column.Meaning != Meaning.Name).Select(column => HeadingWords.Fold(column.Heading)).ToList();
        return folded.Exists(Certain.Contains)
            || (folded.Exists(OfPeople.Contains) && plan.Columns.Any(column => column.Meaning == Meaning.Private));
    }
}
