using System.Globalization;
using Weft.Groups;

namespace Weft.Formats;

/// <summary>Puts the ties together: ends become groups, and parallel ties one. Who typed a list may have typed both ends: a tie is confirmed only where the file says so.</summary>
internal sealed class TieReading(Collected collected, Roster roster)
{
    private readonly Dictionary<(Draft First, Draft Second, string Kind), TieState> ties = [];
    private readonly List<TieState> inOrder = [];
    private int again;
    private readonly NearestName nearest = new(roster);

    /// <summary>Ties between groups and events, taken out: they become ties by what groups share.</summary>
    public List<Participation> ToEvents { get; } = [];

    public IEnumerable<Tie> Ties => inOrder.Where(tie => tie.Kept).Select(tie => tie.Close());

    public void ReadAll()
    {
        var endsAreGroups = !collected.HasGroups;
        foreach (var (tie, table) in collected.Ties)
            Read(tie, table, endsAreGroups);
        // A graph of groups and events says who took part.
        foreach (var state in inOrder)
        {
            var (from, to) = (state.From.Group.Kind == GroupKind.Event, state.To.Group.Kind == GroupKind.Event);
            if (from == to) continue;
            state.Kept = false;
            var (group, shared) = from ? (state.To, state.From) : (state.From, state.To);
            ToEvents.Add(new(group, shared.Group.Id, Meaning.Event, shared.Table));
        }
    }

    public void Add(Draft from, Draft to, string kind, double strength, bool? confirmed, IEnumerable<string> through)
    {
        var forward = string.CompareOrdinal(from.Group.Id, to.Group.Id) <= 0;
        var key = forward ? (from, to, Folding.Fold(kind)) : (to, from, Folding.Fold(kind));
        if (!ties.TryGetValue(key, out var state)) inOrder.Add(ties[key] = state = new(from, to, kind));
        else again++;
        state.Strength = Math.Max(state.Strength, strength);
        // Who says no once has not agreed.
        state.Said = state.Said == false || confirmed == false ? false : state.Said ?? confirmed;
        foreach (var shared in through)
            if (!state.Through.Contains(shared)) state.Through.Add(shared);
    }

    public void Tell()
    {
        if (again > 0)
            collected.Notes.Add(again == 1 ? new Reason("One tie was stated twice; it was made one, with its greater strength") : new Reason("{0} ties were stated more than once; each was made one, with its greatest strength", again.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Why an end is no group, with the name that was perhaps meant.</summary>
    public Reason Unknown(string end) => nearest.To(end) is { } name
        ? new Reason("No group is called “{0}”. The nearest is “{1}”", end, name)
        : new Reason("No group is called “{0}”", end);

    private void Read(RawTie tie, int table, bool endsAreGroups)
    {
        if (tie.Strength is { } strength && !(strength > 0 && double.IsFinite(strength)))
        {
            collected.Skip(table, tie.Row, new Reason("Its strength, “{0}”, is not a number above 0", strength.ToString(CultureInfo.InvariantCulture)));
            return;
        }
        if (End(tie.From, tie.Row, table, endsAreGroups) is not { } from || End(tie.To, tie.Row, table, endsAreGroups) is not { } to) return;
        if (from == to)
        {
            collected.Skip(table, tie.Row, new Reason("It ties “{0}” to itself", from.Group.Name));
            return;
        }
        collected.Tables[table].Ties++;
        Add(from, to, tie.Kind.Trim(), tie.Strength ?? 1, tie.Confirmed, tie.Through);
    }

    private Draft? End(string text, long? row, int table, bool endsAreGroups)
    {
        text = text.Trim();
        var (draft, refusal) = roster.Find(text, table);
        if (draft is not null) return draft;
        if (collected.People.Contains(text) || collected.People.Contains(Folding.Fold(text)))
        {
            collected.Skip(table, row, new Reason("One of its ends is a person, and ties are between groups"));
            return null;
        }
        if (endsAreGroups && NoNames.Of(text, isAlone: false) is { } none)
        {
            collected.Skip(table, row, none);
            return null;
        }
        if (refusal is null && endsAreGroups && text.Any(char.IsLetterOrDigit))
        {
            collected.Tables[table].Groups++;
            var site = Values.SiteOf(text);
            return roster.Add(new Draft(new Group { Id = "", Name = site ?? text, Website = site is null ? null : text }, table) { Row = row, SourceId = site is null ? null : text });
        }
        collected.Skip(table, row, refusal ?? Unknown(text));
        return null;
    }

    private sealed class TieState(Draft from, Draft to, string kind)
    {
        public Draft From { get; } = from;
        public Draft To { get; } = to;
        public double Strength { get; set; }
        public bool? Said { get; set; }
        public bool Kept { get; set; } = true;
        public List<string> Through { get; } = new(0);

        public Tie Close() => new(From.Group.Id, To.Group.Id, kind, Strength, Said ?? false) { Through = [.. Through] };
    }
}
