namespace Weft.Formats;

/// <summary>The group's name that was perhaps meant by one with a typing error.</summary>
internal sealed class NearestName(Roster roster)
{
    /// <summary>Looking through all names takes time: the first unknown names get it, each once.</summary>
    private const int MostLookUps = 200;

    private readonly Dictionary<string, string?> known = [];

    public string? To(string text)
    {
        var folded = Roster.Key(text);
        if (known.TryGetValue(folded, out var name)) return name;
        if (known.Count >= MostLookUps) return null;
        var (best, distance) = ((string?)null, Math.Max(1, folded.Length / 5) + 1);
        foreach (var candidate in roster.Names)
        {
            if (Math.Abs(candidate.Length - folded.Length) >= distance) continue;
            var found = Map.EditDistance.Between(folded, candidate, distance - 1);
            if (found < distance) (best, distance) = (candidate, found);
        }
        return known[folded] = best is null ? null : roster.NameOf(best);
    }
}
