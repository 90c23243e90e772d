namespace Weft.Spaces;

/// <summary>
/// Where a space stands among those that its reader may open. Of an outer one that is not open to them, the page says that it is there, since who writes here
/// should know that there is a wider circle, and neither its name nor its address; of an inner one that is not open to them it says nothing, for nobody else
/// is told of it either.
/// </summary>
public sealed record Standing((string Id, string Name)? Outer, IReadOnlyList<(string Id, string Name)> Inner);

public static class StandingOfSpaces
{
    public static async Task<Standing> StandingOf(this SpaceBook spaces, Viewer viewer, OpenSpace space, CancellationToken cancel = default)
    {
        (string, string)? outer = null;
        var inner = new List<(string, string)>();
        foreach (var id in (await spaces.Ids(viewer, cancel)).Where(id => id != space.Id))
        {
            using var other = await SpaceBook.Whole(() => spaces.Find(viewer, id, cancel));
            if (other is null) continue;
            if (other.Id == space.Space.Within) outer = (other.Id, other.Name);
            if (other.Space.Within == space.Id) inner.Add((other.Id, other.Name));
        }
        return new(outer, [.. inner.OrderBy(found => found.Item2, StringComparer.CurrentCulture)]);
    }
}
