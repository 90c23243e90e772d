using System.Globalization;
using Weft.Map;

namespace Weft.Formats;

/// <summary>Lists groups that may be one, and makes them one only when told.</summary>
internal static class DuplicateReading
{
    public static ValueList<PossibleDuplicate> Find(Collected collected, Roster roster, bool merge)
    {
        var groups = roster.Groups.ToList();
        var found = Duplicates.Find(groups.ConvertAll(draft => draft.Group));
        if (!merge || found.Count == 0) return [.. found];
        var byId = groups.ToDictionary(draft => draft.Group.Id);
        foreach (var (first, second, reason) in found)
        {
            var (kept, gone) = (byId[first].Final, byId[second].Final);
            if (kept == gone) continue;
            kept.Group = Joining.Join(kept.Group, gone.Group, collected.Tables[gone.Table].File);
            kept.MemberSaid |= gone.MemberSaid;
            if (gone.Mentions is not null) (kept.Mentions ??= []).AddRange(gone.Mentions);
            gone.Mentions = null;
            gone.Into = kept;
            collected.Notes.Add(new Reason("“{0}” and “{1}” were made one: {2}", kept.Group.Name, gone.Group.Name, reason.ToString()));
        }
        collected.Notes.Add(new Reason("{0} probable duplicates were made one, as --merge says", found.Count.ToString(CultureInfo.InvariantCulture)));
        return [];
    }
}
