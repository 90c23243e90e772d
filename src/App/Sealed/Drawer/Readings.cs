using System.Collections.Concurrent;
using NodaTime;

namespace Weft.Sealed;

/// <summary>
/// How many records a member has opened in full of late, and not which: so that somebody who copies a whole space is stopped. It stands in the memory of
/// this node alone, for minutes, since a table of it would tell who was here, and when.
/// </summary>
public sealed class Readings
{
    /// <summary>More than anybody reads, or prints for a meeting.</summary>
    public const int Most = 300;
    public static readonly Duration Window = Duration.FromMinutes(10);

    // Far more than are signed in; those whose time is over are let go of then.
    private const int MostMembers = 10_000;

    private readonly ConcurrentDictionary<(string Space, string Account), (Instant Since, int Count)> counts = new();

    internal void Count(OpenSpace space)
    {
        if (counts.Count > MostMembers) Sweep(space.Now);
        counts.AddOrUpdate((space.Id, space.Account), _ => (space.Now, 1), (_, counted) => space.Now - counted.Since >= Window ? (space.Now, 1) : (counted.Since, counted.Count + 1));
    }

    /// <summary>Whether whoever opened the space has opened more of it than people do.</summary>
    internal bool AreTooMany(OpenSpace space) =>
        counts.TryGetValue((space.Id, space.Account), out var counted) && counted.Count > Most && space.Now - counted.Since < Window;

    /// <summary>Begins anew, once that was said.</summary>
    internal void Forget(OpenSpace space) => counts.TryRemove((space.Id, space.Account), out _);

    private void Sweep(Instant now)
    {
        foreach (var (member, counted) in counts)
        {
            if (now - counted.Since >= Window) counts.TryRemove(new(member, counted));
        }
    }
}
