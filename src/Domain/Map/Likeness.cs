using System.Globalization;

namespace Weft.Map;

/// <summary>Whether two groups may be one, and why.</summary>
internal static class Likeness
{
    public const double SamePlaceKilometres = 5;

    /// <summary>Null if they are two.</summary>
    public static Reason? Of(NamedGroup first, NamedGroup second)
    {
        if (first.Kind != second.Kind || NumbersTellApart(first, second) || Where(first, second) is not { } where) return null;
        if (OfNames(first, second, sure: where.Key == OnePlaceUnknown) is not { } how) return null;
        return new Reason(how.Key + where.Key.Replace("{0}", "{" + how.Arguments.Length.ToString(CultureInfo.InvariantCulture) + "}", StringComparison.Ordinal),
            (string[])[.. how.Arguments, .. where.Arguments]);
    }

    /// <summary>Branch 7 is not branch 8: the quickest way to tell most of those apart that are called nearly the same.</summary>
    private static bool NumbersTellApart(NamedGroup first, NamedGroup second) =>
        first.Digits != second.Digits && first.Words.Length > 1 && second.Words.Length > 1 && !first.PlaceHasDigits && !second.PlaceHasDigits;

    /// <summary>Half of a reason: how the names are alike, or where the groups are.</summary>
    private sealed record Phrase(string Key, params string[] Arguments);

    private const string OnePlaceUnknown = "; not both say where they are";

    private static readonly Phrase SomewhereUnknown = new(OnePlaceUnknown), SamePlace = new(", in the same place");

    private static Phrase? Where(NamedGroup first, NamedGroup second)
    {
        if (!first.HasPlace || !second.HasPlace) return SomewhereUnknown;
        if (first.Position is { } here && second.Position is { } there)
        {
            // Most pairs are far apart, and that is plain without trigonometry: a degree of latitude is 111 km.
            if (Math.Abs(here.Latitude - there.Latitude) * 111 > SamePlaceKilometres) return null;
            var kilometres = here.KilometresTo(there);
            if (kilometres > SamePlaceKilometres) return null;
            return kilometres < 0.1 || first.Place == second.Place
                ? SamePlace
                : new Phrase(", {0} km apart", kilometres.ToString("0.0", CultureInfo.InvariantCulture));
        }
        return first.Place == second.Place || OneIsPartOfOther(first.PlaceParts, second.PlaceParts) ? SamePlace : null;
    }

    /// <summary>"Leeds" and "Leeds, West Yorkshire", as long as nobody knows where they are.</summary>
    private static bool OneIsPartOfOther(string[] first, string[] second)
    {
        var (fewer, more) = first.Length < second.Length ? (first, second) : (second, first);
        return fewer.Length > 0 && Array.TrueForAll(fewer, more.Contains);
    }

    /// <param name="sure">Only what leaves little doubt: nothing is known of the place.</param>
    private static Phrase? OfNames(NamedGroup first, NamedGroup second, bool sure)
    {
        if (first.IsCalledLike(second)) return new Phrase("The same name");
        if (first.Set.AsSpan().SequenceEqual(second.Set) || first.Collapsed == second.Collapsed)
            return new Phrase("The same name once short forms are written out");
        if (IsShortFor(first, second)) return new Phrase("“{0}” may be short for “{1}”", first.Name, second.Name);
        if (IsShortFor(second, first)) return new Phrase("“{0}” may be short for “{1}”", second.Name, first.Name);
        if (sure) return null;
        if (SameWithoutPlace(first, second)) return new Phrase("The same name once the place is left out");
        if (DifferByTyping(first.Words, second.Words) || (first.Words.Length != second.Words.Length && DifferByTyping(first.Collapsed, second.Collapsed)))
            return new Phrase("Names that differ by a letter or two");
        return Contains(first, second) ? new Phrase("Nearly the same words") : null;
    }

    private static bool IsShortFor(NamedGroup acronym, NamedGroup name) =>
        acronym.Words.Length == 1 && acronym.Collapsed.Length is >= 3 and <= Names.LongestAcronym && name.Words.Length >= 3
        && Names.Acronyms(name.Name).Contains(Folding.Fold(acronym.Name));

    /// <summary>One has the words of the other, and the rest are words of the place: “Leeds Mutual Aid” and “Mutual Aid” in Leeds.</summary>
    private static bool SameWithoutPlace(NamedGroup first, NamedGroup second)
    {
        var (fewer, more) = first.Set.Length < second.Set.Length ? (first, second) : (second, first);
        // A single word that is left may be anything: “Leeds Women” and “Women”.
        if (fewer.Set.Length < 2 || fewer.Set.Length == more.Set.Length) return false;
        var place = more.Place.Split(' ');
        if (first.Place != second.Place && !OneIsPartOfOther(first.PlaceParts, second.PlaceParts)) return false;
        return fewer.Set.All(word => more.Set.Contains(word)) && more.Set.Except(fewer.Set).All(word => place.Contains(word.Text));
    }

    /// <summary>The same number of words, all alike but one or two typing errors. Numbers must agree: BS2 is not BS3.</summary>
    private static bool DifferByTyping(Word[] first, Word[] second)
    {
        if (first.Length != second.Length || first.Length < 2) return false;
        var different = 0;
        for (var i = 0; i < first.Length; i++)
            if (first[i] != second[i] && (++different > 1 || !DifferByTyping(first[i].Text, second[i].Text))) return false;
        return different > 0;
    }

    private static bool DifferByTyping(string first, string second)
    {
        var length = Math.Min(first.Length, second.Length);
        if (length < 5) return false;
        var limit = length >= 9 ? 2 : 1;
        return EditDistance.Between(first, second, limit) <= limit && first.Where(char.IsDigit).SequenceEqual(second.Where(char.IsDigit)) && !OnlyOpposites(first, second);
    }

    /// <summary>Words a letter or two apart that mean two things on purpose.</summary>
    private static bool OnlyOpposites(string first, string second) =>
        (first, second) is ("north", "south") or ("south", "north") or ("women", "woman") or ("east", "west") or ("west", "east");

    /// <summary>One has all the words of the other and at most a fifth more (Jaccard 0.8), none of them a number.</summary>
    private static bool Contains(NamedGroup first, NamedGroup second)
    {
        var (fewer, more) = first.Set.Length <= second.Set.Length ? (first.Set, second.Set) : (second.Set, first.Set);
        if (fewer.Length < 3 || fewer.Length * 5 < more.Length * 4 || fewer.Length == more.Length) return false;
        if (!Array.TrueForAll(fewer, more.Contains)) return false;
        return !more.Any(word => !fewer.Contains(word) && (word.HasDigit || TellsApart(word.Text)));
    }

    private static bool TellsApart(string word) =>
        word is "north" or "south" or "east" or "west" or "upper" or "lower" or "new" or "old" or "norte" or "sur" or "este" or "oeste" or "youth" or "women";
}
