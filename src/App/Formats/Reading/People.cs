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
        "contacts", "contact person", "contact people", "people to contact", "friend", "witness", "supporter",
        "persona", "personas", "companera", "companero", "companere", "referente", "amiga", "amigo", "contactos", "personas de contacto", "individuo", "individua", "persona fisica", "persona natural", "particular", "voluntaria", "voluntario", "activista", "presa", "preso", "contacto", "usuaria", "usuario",
        "personne", "personnes", "ami", "amie", "individu", "individus", "personne physique", "particulier", "benevole", "militant", "militante", "prisonnier", "prisonniere",
        "personen", "mensch", "menschen", "freund", "freundin", "kontakte", "kontaktpersonen", "ansprechpartner", "ansprechpartnerin", "ansprechpersonen", "bezugsperson", "vertrauensperson", "kontaktperson", "ansprechperson", "einzelperson", "privatperson", "natuerliche person", "naturliche person", "aktivist", "aktivistin", "gefangene", "gefangener",
    ];

    /// <summary>Kinds that are no word for whom a group is there for or works with, either: "prisoner" may be a topic, "individual" is none.</summary>
    private static readonly HashSet<string> Outright =
        ["person", "persons", "individual", "individuals", "natural person", "contact person", "persona", "persona fisica", "personne", "personne physique", "einzelperson", "privatperson", "mensch", "kontaktperson", "ansprechperson"];

    private static readonly HashSet<string> OutrightAlone = ["people", "personas", "personnes", "personen", "menschen", "contacts", "contact people", "people to contact", "contactos", "personas de contacto", "kontakte", "kontaktpersonen", "ansprechpersonen"];

    private static readonly HashSet<string> KindWords = ["type", "types", "instance", "kind", "class", "labels", "tipo", "clase", "typ"];

    /// <summary>What may stand before a word for a kind; "founder type" says what somebody beside the row is.</summary>
    private static readonly HashSet<string> OfTheRow = ["element", "node", "entity", "actor", "item", "record", "contact", "stakeholder", "vertex", "object", "card", "row", "group", "organisation", "profile", "foaf", "schema", "rdf"];

    private static readonly HashSet<string> TopicWords = ["category", "categories", "categoria", "categorias", "kategorie", "kategorien", "categorie", "tag", "tags", "etiqueta", "etiquetas", "folder", "layer", "mode"];

    /// <summary>Whether a heading says what kind of thing a row is: "Element type", "@type", "labels".</summary>
    public static bool IsKindHeading(string heading) => heading.Length < 40 && HeadingWords.Fold(heading).Replace(" label", "", StringComparison.Ordinal).Split(' ') is [var first, ..] words
        && (KindWords.Contains(first) || (KindWords.Contains(words[^1]) && words[..^1].All(OfTheRow.Contains)));

    /// <summary>Whether a heading is for topics, and may say of a row what it is: "Tags", "Category", the folder of a map.</summary>
    public static bool IsTopicHeading(string heading) => TopicWords.Contains(HeadingWords.Fold(heading));

    /// <summary>Whether a kind is that of a person: "Person", "schema:Person", "https://schema.org/Person", "Person of trust", or a list of kinds with that in it.</summary>
    public static bool IsKindOfPerson(string kind) => kind.Length < 200 && kind.Split([',', ';', '|'])
        .Any(one => Folding.Fold(one[(one.LastIndexOfAny(['/', '#', ':']) + 1)..]) is var folded && (KindsOfPerson.Contains(folded) || folded.Split(' ') is ["individual" or "einzelmitglied", ..] or [_, "individual"] || folded.Split(' ') is ["person" or "persona" or "personne", "of" or "de" or "to", ..] or [.., "person"]));

    public static bool IsGenderHeading(string heading) => HeadingWords.Fold(heading) is "gender" or "sex" or "sex label" or "sexlabel" or "sexe" or "sexo" or "genero" or "genre" or "geschlecht" or "gender label";

    public static bool IsGender(string text) => Folding.Fold(text) is "male" or "female" or "m" or "f" or "man" or "woman" or "non binary" or "nonbinary" or "hombre" or "mujer" or "masculino" or "femenino" or "no binario" or "no binaria" or "homme" or "femme" or "mann" or "frau" or "mannlich" or "weiblich" or "divers";

    /// <summary>Whether a topic says that the row is a person: "person" among the tags, a folder called "People".</summary>
    public static bool IsTopicOfPerson(string topic) => topic.Length < 200 && (OutrightAlone.Contains(Folding.Fold(topic)) || topic.Split([',', ';', '|']).Any(one => Outright.Contains(Folding.Fold(one))));

    /// <summary>What people call a sheet of theirs that lists people.</summary>
    private static readonly HashSet<string> Sheets =
    [
        .. "members,attendees,attendance,participants,volunteers,who came,sign up,sign ups,signups,sign in,mailing list,phone list,phone tree,steering group,committee,staff,team,trustees,miembros,asistentes,participantes,voluntarias,voluntarios,integrantes,lista de correo,membres,benevoles,participants,adherents,mitglieder,aktive,teilnehmende,teilnehmer,verteiler,mailverteiler,ehrenamtliche,helferinnen,vorstand,adressen".Split(','),
    ];

    public static bool IsListOfPeople(string sheet) => OutrightAlone.Contains(Folding.Fold(sheet)) || Outright.Contains(Folding.Fold(sheet)) || Sheets.Contains(Folding.Fold(sheet));

    private static readonly HashSet<string> Reached = ["role", "phone", "telephone", "mobile", "telefon", "telefono", "telefone", "handy", "email", "e mail", "mail", "correo", "rol", "cargo", "rolle", "funktion", "fonction"];

    /// <summary>Whether a table of bare names with nothing beside them but how to reach each, what they do and where they live has no name with a word for a group in it.</summary>
    public static bool Seem(TablePlan plan, IReadOnlyList<RawGroup> sample, bool oneIsEnough)
    {
        if (plan.Heading(Meaning.Name) is not { } heading || !HeadingWords.IsBareName(heading) || OfGroups.Any(plan.Has) || plan.Has(Meaning.Kind) || plan.Has(Meaning.Member)) return false;
        if (!plan.Columns.Any(column => Reached.Contains(HeadingWords.Fold(column.Heading)))) return false;
        var names = sample.SelectMany(row => row.Fields.Where(field => field.Name == heading).Take(1)).Select(field => field.Value).Where(name => name.Trim().Length > 0).ToList();
        return names.Count > (oneIsEnough ? 0 : 1) && names.TrueForAll(name => name.Split(' ').Length <= 4 && !NamesOfPeople.SaysGroup(name));
    }

    /// <param name="sample">The first rows: where a column says of some that they are groups, each row decides for itself.</param>
    public static bool Are(TablePlan plan, IReadOnlyList<RawGroup> sample)
    {
        if (sample.Any(row => row.Fields.Any(field => IsKindHeading(field.Name) && IsKindOfPerson(field.Value)))) return false;
        if (OfGroups.Any(plan.Has) || plan.Columns.Any(column => column.Meaning == Meaning.Name && HeadingWords.SaysGroup(column.Heading))) return false;
        var folded = plan.Columns.Where(column => column.Meaning != Meaning.Name).Select(column => HeadingWords.Fold(column.Heading)).ToList();
        return folded.Exists(Certain.Contains)
            || (folded.Exists(OfPeople.Contains) && plan.Columns.Any(column => column.Meaning == Meaning.Private));
    }
}
