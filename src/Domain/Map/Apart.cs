using System.Globalization;
using Weft.Groups;
using Weft.Places;

namespace Weft.Map;

/// <summary>How far two groups are from each other, said no more closely than their places are known.</summary>
internal static class Apart
{
    public static Reason From(Group member, Group other, double kilometres) => Nearest(member, other, kilometres) switch
    {
        Precision.Exact => new("Less than a kilometre from {0}", member.Name),
        Precision.Kilometre => new("About a kilometre from {0}", member.Name),
        Precision.Town => new("In the same town as {0}", member.Name),
        Precision.Region => new("In the same region as {0}", member.Name),
        _ => new("About {0} km from {1}", Whole(kilometres), member.Name),
    };

    public static Reason Between(Group one, Group other, double kilometres) => Nearest(one, other, kilometres) switch
    {
        Precision.Exact => new("They are less than a kilometre apart"),
        Precision.Kilometre => new("They are about a kilometre apart"),
        Precision.Town => new("They are in the same town"),
        Precision.Region => new("They are in the same region"),
        _ => new("They are about {0} km apart", Whole(kilometres)),
    };

    /// <summary>How closely it may be said that two are together; null if a number of kilometres says it.</summary>
    private static Precision? Nearest(Group one, Group other, double kilometres)
    {
        if (one.Place is not { } here || other.Place is not { } there) return null;
        var known = here.Precision > there.Precision ? here.Precision : there.Precision;
        // The middle of a region is nowhere in particular: kilometres from it say nothing of who is in the same region.
        if (known == Precision.Region && here.Region is not null && (here.Region, here.Country) == (there.Region, there.Country)) return known;
        return kilometres < 1 ? known : null;
    }

    private static string Whole(double kilometres) => Math.Round(kilometres).ToString(CultureInfo.InvariantCulture);
}
