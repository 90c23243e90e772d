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

    public static bool Are(TablePlan plan)
    {
        if (OfGroups.Any(plan.Has) || plan.Columns.Any(column => column.Meaning == Meaning.Name && HeadingWords.SaysGroup(column.Heading))) return false;
        var folded = plan.Columns.Where(column => column.Meaning != Meaning.Name).Select(column => HeadingWords.Fold(column.Heading)).ToList();
        return folded.Exists(Certain.Contains)
            || (folded.Exists(OfPeople.Contains) && plan.Columns.Any(column => column.Meaning == Meaning.Private));
    }
}
