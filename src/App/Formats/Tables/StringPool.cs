namespace Weft.Formats;

/// <summary>Gives the same string again for short words that come again, so that long tables take less memory.</summary>
internal sealed class StringPool
{
    private const int LongestKept = 48;
    private readonly string?[] kept = new string?[8192];

    public string Get(ReadOnlySpan<char> letters)
    {
        if (letters.IsEmpty) return "";
        if (letters.Length > LongestKept) return letters.ToString();
        ref var place = ref kept[string.GetHashCode(letters, StringComparison.Ordinal) & (kept.Length - 1)];
        return place is not null && letters.SequenceEqual(place) ? place : place = letters.ToString();
    }
}
