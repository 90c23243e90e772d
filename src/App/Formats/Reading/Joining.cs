using Weft.Groups;
using Weft.Places;

namespace Weft.Formats;

/// <summary>Makes one group of two, without losing what either said.</summary>
internal static class Joining
{
    /// <summary>Within this distance two groups of one name stand in one place.</summary>
    public const double SamePlaceKilometres = 5;

    /// <summary>Whether two groups of one name are in one place, as far as anybody said.</summary>
    public static bool SamePlace(Place? first, Place? second)
    {
        if (first is null || second is null || first.Name.Length == 0 || second.Name.Length == 0 && second.Position is null) return true;
        if (first.Position is { } here && second.Position is { } there) return here.KilometresTo(there) <= SamePlaceKilometres;
        return Folding.Fold(first.Name) == Folding.Fold(second.Name);
    }

    /// <param name="source">The file that the second one comes from: what differs is kept with it.</param>
    public static Group Join(Group first, Group second, string source)
    {
        var differing = new List<Field>();
        var name = Choose("name", first.Name, second.Name);
        var description = Choose("description", first.Description, second.Description);
        var website = Choose("website", first.Website ?? "", second.Website ?? "");
        if (first.Scale is { } scale && second.Scale is { } other && scale != other) differing.Add(new($"scale ({source})", other.ToString()));
        var place = first.Place is null || (first.Place.Position is null && second.Place?.Position is not null) ? second.Place : first.Place;
        if (first.Place is { Name.Length: > 0 } a && second.Place is { Name.Length: > 0 } b && Folding.Fold(a.Name) != Folding.Fold(b.Name))
            differing.Add(new($"place ({source})", ReferenceEquals(place, second.Place) ? a.Name : b.Name));
        return first with
        {
            Name = name,
            Kind = first.Kind == GroupKind.Group ? second.Kind : first.Kind,
            Place = place,
            Description = description,
            Website = website.Length > 0 ? website : null,
            Scale = first.Scale ?? second.Scale,
            Member = first.Member || second.Member,
            NotPublic = first.NotPublic || second.NotPublic,
            Capacity = first.Capacity == Capacity.Open ? second.Capacity : first.Capacity,
            RestingUntil = first.RestingUntil ?? second.RestingUntil,
            Causes = Both(first.Causes, second.Causes),
            Specialisms = Both(first.Specialisms, second.Specialisms),
            Skills = Both(first.Skills, second.Skills),
            Resources = Both(first.Resources, second.Resources),
            Values = Both(first.Values, second.Values),
            Communities = Both(first.Communities, second.Communities),
            Languages = Both(first.Languages, second.Languages),
            Strategies = Both(first.Strategies, second.Strategies),
            Opposes = Both(first.Opposes, second.Opposes),
            Needs = Both(first.Needs, second.Needs),
            WorksIn = Both(first.WorksIn, second.WorksIn),
            Private = [.. first.Private.Union(second.Private)],
            Others = [.. first.Others.Union(second.Others).Union(differing)],
        };

        string Choose(string heading, string mine, string theirs)
        {
            if (mine.Length == 0) return theirs;
            if (theirs.Length > 0 && mine != theirs) differing.Add(new($"{heading} ({source})", theirs));
            return mine;
        }
    }

    private static ValueList<string> Both(ValueList<string> first, ValueList<string> second)
    {
        if (second.Count == 0) return first;
        if (first.Count == 0) return second;
        var known = first.Select(Folding.Fold).ToHashSet();
        return [.. first, .. second.Where(value => known.Add(Folding.Fold(value)))];
    }
}
