using System.Globalization;
using Weft.Map;

namespace Weft.Formats;

/// <summary>Lists groups that may be one, and makes them one only when told.</summary>
internal static class DuplicateReading
{
    /// <summary>Nobody reads a longer list, and each says so when it is cut.</summary>
    public const int MostPairs = 10_000;
    private const int MostNotes = 20;

    public static ValueList<PossibleDuplicate> Find(Collected collected, Roster roster, bool merge)
    {
        var drafts = roster.Groups.ToList();
        var groups = drafts.ConvertAll(draft => draft.Group);
        var crowds = Namesakes.Among(groups);
        var found = Duplicates.Find(groups, crowds);
        if (merge) Merge(collected, drafts, found, crowds);
        else Tell(collected, found.Count, crowds);
        return merge ? [] : [.. found.Take(MostPairs)];
    }

    private static void Tell(Collected collected, int pairs, IReadOnlyList<Namesakes> crowds)
    {
        foreach (var crowd in crowds.Take(MostNotes))
            collected.Notes.Add(new Reason("{0} groups are called “{1}” and are in one place. Only the first {2} of them are listed as pairs; perhaps another column holds the names",
                Number(crowd.Numbers.Count), Short(crowd.Name), Number(Namesakes.MostCompared)));
        if (crowds.Count > MostNotes)
            collected.Notes.Add(new Reason("The same goes for {0} more names", Number(crowds.Count - MostNotes)));
        if (pairs > MostPairs)
            collected.Notes.Add(new Reason("{0} pairs of groups may be one, too many to look through; the first {1} are listed", Number(pairs), Number(MostPairs)));
    }

    private static void Merge(Collected collected, List<Draft> drafts, IReadOnlyList<PossibleDuplicate> found, IReadOnlyList<Namesakes> crowds)
    {
        if (found.Count == 0) return;
        var byId = drafts.ToDictionary(draft => draft.Group.Id);
        var merged = 0;
        foreach (var crowd in crowds)
        {
            JoinAll([.. crowd.Numbers.Select(number => drafts[number])], collected);
            merged += crowd.Numbers.Count - 1;
        }
        foreach (var (first, second, reason) in found)
        {
            var kept = byId[first].Final;
            if (!Join(kept, byId[second].Final, collected)) continue;
            if (merged++ < MostNotes)
                collected.Notes.Add(new Reason("“{0}” and “{1}” were made one: {2}", Short(kept.Group.Name), Short(byId[second].Group.Name), reason.ToString()));
        }
        collected.Notes.Add(new Reason("{0} probable duplicates were made one, as --merge says", Number(merged)));
    }

    /// <summary>Makes the first of all: halves of halves are joined, so that what one group gathers is not copied for each of the others.</summary>
    private static void JoinAll(ReadOnlySpan<Draft> all, Collected collected)
    {
        if (all.Length < 2) return;
        var half = all.Length / 2;
        JoinAll(all[..half], collected);
        JoinAll(all[half..], collected);
        Join(all[0], all[half], collected);
    }

    /// <returns>Whether they were two.</returns>
    private static bool Join(Draft kept, Draft gone, Collected collected)
    {
        if (kept == gone) return false;
        kept.Whole = Joining.Join(kept.Whole, gone.Whole, collected.Tables[gone.Table].File);
        kept.MemberSaid |= gone.MemberSaid;
        if (gone.Mentions is not null) (kept.Mentions ??= []).AddRange(gone.Mentions);
        gone.Mentions = null;
        gone.Into = kept;
        return true;
    }

    private static string Short(string name) => name.Length <= 200 ? name : name[..(char.IsHighSurrogate(name[198]) ? 198 : 199)] + "…";
    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
