using Weft.Groups;
using Weft.Map;

namespace Weft.Formats;

/// <summary>Everything that the files gave, before it is put together.</summary>
/// <param name="spool">Where groups wait until they are asked for; null to have them in memory.</param>
internal sealed class Collected(Spool? spool)
{
    public Spool? Spool => spool;
    public List<Draft> Groups { get; } = [];
    /// <summary>Ids, and folded names, of what was left out because it is a person.</summary>
    public HashSet<string> People { get; } = [];
    public List<TieMention> Ties { get; } = [];
    public List<Participation> Participations { get; } = [];
    public List<Want> Wants { get; } = [];
    public string? PurposeName { get; set; }
    public List<(int Table, SkippedRow Row)> Skipped { get; } = [];
    public List<OpenTable> Tables { get; } = [];
    public List<Reason> Notes { get; } = [];

    public void Skip(int table, long? row, Reason reason)
    {
        Tables[table].Skipped++;
        Skipped.Add((table, new(Tables[table].Where, row, reason)));
    }

    /// <summary>Ties of a graph whose ends are its own nodes stand in a table that has groups.</summary>
    public bool HasGroups { get; set; }
}

/// <summary>A table while it is read.</summary>
internal sealed class OpenTable(string file, string format, string? name)
{
    private const int MostTold = 30;

    public string File { get; } = file;
    public string? Name { get; } = name;
    /// <summary>Where to find a row: the file and, where it has several, the sheet.</summary>
    public string Where => Name is null ? File : $"{File} ({Name})";
    /// <summary>Why nothing was taken from it.</summary>
    /// <summary>Whether the sheet lists people: then no row of it is a group.</summary>
    public bool OfPeople { get; set; }
    public UnreadableFileException? LeftOut { get; set; }
    public TablePlan? Plan { get; set; }
    public long Rows { get; set; }
    public long Groups { get; set; }
    public long Ties { get; set; }
    public long Skipped { get; set; }
    public long Blank { get; set; }
    public List<Reason> Notes { get; } = [];
    private int untold;

    /// <summary>Notes what became of one cell; of very many, how many there were.</summary>
    public void Tell(Reason reason)
    {
        if (Notes.Count < MostTold) Notes.Add(reason);
        else untold++;
    }

    /// <summary>Whether it is a graph or a list of objects, not a table with headings.</summary>
    public bool IsGraph { get; set; }
    /// <summary>Columns whose meaning only showed when everything had been read.</summary>
    public Dictionary<string, Meaning> Settled { get; } = [];

    public TableReading Close() => new(File, format, Name)
    {
        Kind = Plan?.Kind ?? TableKind.Ties,
        Columns = [.. (Plan?.Columns ?? []).Select(column => new ColumnChoice(column.Heading, Settled.GetValueOrDefault(column.Heading, column.Meaning)))],
        Rows = Rows,
        Groups = Groups,
        Ties = Ties,
        Skipped = Skipped,
        Blank = Blank,
        Notes = [.. Notes, .. untold == 0 ? (Reason[])[] : [new Reason("{0} more cells were treated the same way", untold.ToString(System.Globalization.CultureInfo.InvariantCulture))]],
    };
}
