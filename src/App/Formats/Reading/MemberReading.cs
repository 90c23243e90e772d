using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>Marks the groups that belong to the coalition.</summary>
internal sealed class MemberReading(Collected collected, Roster roster, Func<string, Reason> unknown)
{
    public void Mark(ReadingChoices choices)
    {
        if (choices.MemberFile is { } file) MarkListed(file);
        else if (choices.MemberColumn is null && !collected.Groups.Exists(draft => draft.MemberSaid)) MarkAll();
    }

    private void MarkListed(SourceFile file)
    {
        foreach (var draft in collected.Groups)
            draft.Group = draft.Group with { Member = false };
        var list = new MemberList();
        using var stream = PeekStream.Over(file.Open());
        var format = FileFormats.Recognise(stream);
        format.Read(stream, file.Name, list);
        if (list.SaysNothing)
        {
            collected.Notes.Add(new Reason("Nobody is marked in {0} yet. Write yes under “{1}” behind the groups that belong to the coalition", file.Name, list.MemberHeading));
            MarkAll();
            return;
        }
        var table = collected.Tables.Count;
        collected.Tables.Add(new OpenTable(file.Name, format.Name, null) { Rows = list.Members.Count() });
        foreach (var (row, texts, said) in list.Unclear)
            collected.Skip(table, row, new Reason("“{0}” is neither yes nor no, so “{1}” was not marked as a member", said, texts[^1]));
        foreach (var (row, texts) in list.Members)
        {
            var found = texts.Select(text => roster.Find(text, table)).FirstOrDefault(one => one.Draft is not null || one.Refusal is not null);
            if (found.Draft is { } draft) draft.Group = draft.Group with { Member = true };
            else collected.Skip(table, row, found.Refusal ?? unknown(texts[^1]));
        }
    }

    /// <summary>Where nobody says who is in the coalition, the files are about it.</summary>
    private void MarkAll()
    {
        var groups = roster.Groups.Where(draft => draft.Group.Kind != GroupKind.Event).ToList();
        foreach (var draft in groups)
            draft.Group = draft.Group with { Member = true };
        if (groups.Count == 0) return;
        if (groups.Count == 1) collected.Notes.Add(new Reason("Nothing says which groups are members, so the one group counts as the coalition. --members says otherwise"));
        else collected.Notes.Add(new Reason("Nothing says which groups are members, so all {0} count as the coalition. --members says otherwise",
            groups.Count.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Names or ids, one a line, or a table that has them.</summary>
    private sealed class MemberList : IRawSink
    {
        private TablePlan? plan;
        private string first = "";

        /// <summary>For each row, what may name the group: its id, then its name.</summary>
        private readonly List<(long? Row, List<string> Texts, string? Said)> rows = [];

        /// <summary>Whether a column asks who is a member, and no row answers.</summary>
        public bool SaysNothing => plan?.Has(Meaning.Member) == true && rows.TrueForAll(row => row.Said is null);

        public string MemberHeading => plan?.Heading(Meaning.Member) ?? "member";

        /// <summary>Where some rows say yes, these; otherwise all that do not say no.</summary>
        public IEnumerable<(long? Row, List<string> Texts)> Members
        {
            get
            {
                var yes = rows.Where(row => Answer(row.Said) == true).ToList();
                return (yes.Count > 0 ? yes : rows.Where(row => row.Said is null)).Select(row => (row.Row, row.Texts));
            }
        }

        /// <summary>Rows that answer, and neither yes nor no.</summary>
        public IEnumerable<(long? Row, List<string> Texts, string Said)> Unclear => rows.Where(row => row.Said is not null && Answer(row.Said) is null).Select(row => (row.Row, row.Texts, row.Said!));

        private static bool? Answer(string? said) => said is null ? null : Values.YesOrNo(said);

        public void Headings(string? table, IReadOnlyList<string> headings)
        {
            plan = new Planner([], isTable: true).Plan(headings, []);
            first = headings[0];
            // A plain list has no heading: its first line is a name as well.
            if (headings.Count == 1 && !HeadingWords.Knows(first)) rows.Add((1, [first], null));
        }

        public void Group(RawGroup group)
        {
            List<string> texts = group.Id is { } id ? [id] : [];
            foreach (var meaning in new[] { Meaning.Id, Meaning.Name })
                texts.AddRange(group.Fields.Where(field => plan?.Column(field.Name).Meaning == meaning || (plan is null && HeadingWords.Find(field.Name).Any(one => one.Meaning == meaning)))
                    .Select(field => field.Value.Trim()));
            if (texts.Count == 0) texts.AddRange(group.Fields.Where(field => field.Name == first).Select(field => field.Value.Trim()));
            var said = group.Fields.FirstOrDefault(field => plan?.Column(field.Name).Meaning == Meaning.Member);
            if (texts.Count > 0) rows.Add((group.Row, texts, string.IsNullOrWhiteSpace(said?.Value) ? null : said.Value.Trim()));
        }

        public void Tie(RawTie tie) { }
        public void Want(Want want) { }
        public void Skip(long? row, Reason reason) { }
    }
}
