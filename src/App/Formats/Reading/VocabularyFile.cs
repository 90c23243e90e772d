using System.Text;
using Weft.Map;

namespace Weft.Formats;

/// <summary>
/// Words that mean the same, as a table: kind, term, other words. Other words are parted by | or ; and may go on in further columns.
/// Lines that begin with # are remarks.
/// </summary>
public static class VocabularyFile
{
    /// <summary>The vocabulary that ships with Weft.</summary>
    public static Vocabulary Starter { get; } = ReadStarter();

    /// <summary>
    /// Reads a coalition's own words: added to another vocabulary by <see cref="Vocabulary.With"/>, each replaces the term of its kind and name there.
    /// </summary>
    /// <param name="name">The file's name, for what is skipped.</param>
    /// <returns>The terms, and the rows that could not be used, by their line.</returns>
    public static (IReadOnlyList<Term> Terms, IReadOnlyList<SkippedRow> Skipped) Read(TextReader text, string name)
    {
        var (terms, skipped) = (new List<Term>(), new List<SkippedRow>());
        using var rows = new CsvRows(text, ',');
        for (var first = true; rows.Read(); first = false)
        {
            // A comma in no cell but the first means that the table is parted by semicolons or tabs, or is one column.
            var cells = Array.ConvertAll(rows.Cells.Length > 1 ? rows.Cells : rows.Cells[0].Split(['\t', ';'], 3), cell => cell.Trim());
            if (Array.TrueForAll(cells, string.IsNullOrEmpty) || cells[0].StartsWith('#')) continue;
            var kind = Folding.Fold(cells[0]);
            if (first && kind is "kind" or "tipo" or "clase") continue;
            if (Kind(kind) is not { } known)
                Skip("{0} is no kind of word here. Use specialism, skill, resource, value, community, place, language, cause, strategy, system or any", cells[0]);
            else if (cells.Length < 2 || Folding.Fold(cells[1]).Length == 0)
                Skip("This line has no term in its second column");
            else
                terms.Add(new(known, cells[1], cells.Skip(2).SelectMany(cell => cell.Split(['|', ';'],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToValueList()));
        }
        return (terms, skipped);

        void Skip(string key, params string[] arguments) => skipped.Add(new(name, rows.Line, new(key, arguments)));
    }

    private static readonly Lazy<HashSet<string>> Phrases = new(() => [.. Starter.Terms.SelectMany(term => term.OtherWords.Prepend(term.Name)).Select(Folding.Fold)]);

    /// <summary>Whether the vocabulary that ships with Weft has the phrase, whatever it means by it.</summary>
    public static bool Knows(string phrase) => Phrases.Value.Contains(Folding.Fold(phrase));

    private static WordKind? Kind(string folded) => folded switch
    {
        "" or "any" or "all" or "todo" or "todos" or "cualquiera" => WordKind.Any,
        "specialism" or "specialisms" or "especialidad" or "especialidades" => WordKind.Specialism,
        "skill" or "skills" or "habilidad" or "habilidades" => WordKind.Skill,
        "resource" or "resources" or "recurso" or "recursos" => WordKind.Resource,
        "value" or "values" or "valor" or "valores" => WordKind.Value,
        "community" or "communities" or "comunidad" or "comunidades" => WordKind.Community,
        "place" or "places" or "lugar" or "lugares" => WordKind.Place,
        "language" or "languages" or "idioma" or "idiomas" or "lengua" or "lenguas" => WordKind.Language,
        "cause" or "causes" or "causa" or "causas" => WordKind.Cause,
        "strategy" or "strategies" or "estrategia" or "estrategias" => WordKind.Strategy,
        "system" or "systems" or "opposes" or "sistema" or "sistemas" or "se opone a" => WordKind.System,
        _ => null,
    };

    private static Vocabulary ReadStarter()
    {
        using var stream = typeof(VocabularyFile).Assembly.GetManifestResourceStream("vocabulary.csv")!;
        using var text = new StreamReader(stream, Encoding.UTF8);
        return Vocabulary.Of(Read(text, "vocabulary.csv").Terms);
    }
}
