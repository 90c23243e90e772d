using NodaTime;

namespace Weft.Accounts;

/// <summary>
/// How often a name was tried, whether anybody has it or not: after a few, each further try has to wait twice as long. It stands in memory
/// alone, and is forgotten within a day: nobody needs to know who tried what. Every node counts for itself.
/// </summary>
public sealed class Attempts(IClock clock)
{
    private const int Free = 5, MostNames = 20_000;
    private static readonly Duration Longest = Duration.FromMinutes(15), Memory = Duration.FromHours(24);

    private readonly Dictionary<string, (int Count, Instant NotBefore, Instant Last)> tried = new(StringComparer.Ordinal);

    /// <summary>Counts a try before it is looked at, so that many at once are counted too.</summary>
    /// <returns>How long to wait; null if it may go on.</returns>
    public Duration? Begin(string key) => Begin(key, out _);

    /// <param name="key">What is tried.</param>
    /// <param name="tries">How often, this time too.</param>
    public Duration? Begin(string key, out int tries)
    {
        var now = clock.GetCurrentInstant();
        lock (tried)
        {
            var (count, notBefore, last) = tried.GetValueOrDefault(key);
            if (count > 0 && now - last > Memory) (count, notBefore) = (0, Instant.MinValue);
            tries = count + 1;
            if (now < notBefore) return notBefore - now;
            if (tried.Count >= MostNames && !tried.ContainsKey(key)) Forget(now);
            tried[key] = (count + 1, count + 1 < Free ? Instant.MinValue : now + Wait(count + 1 - Free), now);
            return null;
        }
    }

    /// <summary>Forgets one that was counted, since it was not looked at.</summary>
    public void Withdraw(string key)
    {
        lock (tried)
        {
            if (!tried.TryGetValue(key, out var known)) return;
            if (known.Count <= 1) tried.Remove(key);
            else tried[key] = (known.Count - 1, Instant.MinValue, known.Last);
        }
    }

    public void Succeed(string key)
    {
        lock (tried)
            tried.Remove(key);
    }

    private static Duration Wait(int beyond) => Duration.Min(Longest, Duration.FromSeconds(Math.Pow(2, Math.Min(beyond, 20))));

    // A flood of new names does not push out those that somebody is working on.
    private void Forget(Instant now)
    {
        foreach (var (key, (count, _, last)) in tried.OrderBy(entry => entry.Value.Count).ThenBy(entry => entry.Value.Last).ToList())
        {
            if (now - last > Memory || tried.Count > MostNames * 9 / 10) tried.Remove(key);
            else if (count > 1) break;
        }
    }
}
