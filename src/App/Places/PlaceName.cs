using System.Text;

namespace Weft.Places;

/// <summary>The form in which names are looked up: folded, with the commonest abbreviations made one.</summary>
public static class PlaceName
{
    public static string Key(string name) => Key(Folding.Fold(name.Replace("&", " and ", StringComparison.Ordinal)).Split(' '));

    /// <param name="words">Folded words.</param>
    public static string Key(ReadOnlySpan<string> words)
    {
        var key = new StringBuilder(32);
        foreach (var word in words)
        {
            if (word is "and" or "") continue;
            if (key.Length > 0) key.Append(' ');
            key.Append(word switch
            {
                "saint" or "sankt" or "sint" => "st",
                "sainte" => "ste",
                "santa" => "sta",
                "santo" => "sto",
                "mount" => "mt",
                "fort" => "ft",
                _ => word,
            });
        }
        return key.ToString();
    }

    /// <summary>FNV-1a over UTF-16 units, then mixed (splitmix64) so that the top bits are even.</summary>
    public static ulong Hash(ReadOnlySpan<char> key)
    {
        var hash = 14695981039346656037ul;
        foreach (var unit in key)
            hash = (hash ^ unit) * 1099511628211ul;
        hash = (hash ^ hash >> 30) * 0xbf58476d1ce4e5b9ul;
        hash = (hash ^ hash >> 27) * 0x94d049bb133111ebul;
        return hash ^ hash >> 31;
    }

    /// <summary>The key of a postcode or district in a country: letters that no name has part them.</summary>
    public static string Postcode(string country, string code) => $"{country}:{code}".ToLowerInvariant();
}
