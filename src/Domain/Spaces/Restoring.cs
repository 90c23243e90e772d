using NodaTime;

namespace Weft.Spaces;

/// <summary>
/// A roster was lost with a key that nobody holds. Whoever holds the newest key that is left was a member when it began: each of them takes their seat again by opening the
/// space, as a member. Nobody is put back by another, since only they themselves can show which public key is theirs.
/// </summary>
public static class Restoring
{
    /// <summary>How long the others can take their seats again. No new key begins meanwhile, which would shut them out; who leaves or is removed does not come back so.</summary>
    public static readonly Duration Open = Duration.FromDays(30);

    /// <summary>A new roster, with whoever comes first.</summary>
    /// <param name="account">Theirs.</param>
    /// <param name="publicKey">Theirs, in hexadecimal digits.</param>
    /// <param name="holders">How many hold the key, them included.</param>
    /// <param name="now">When this happens.</param>
    public static Change Begin(string account, string publicKey, int holders, Instant now) => new(
        new Roster { Seats = [new Seat { Account = account, PublicKey = publicKey, From = now }.At(now)], KeysDue = true, Restored = new(now + Open, holders) },
        [new(Happening.Restored, now, account)]);

    /// <param name="roster">Of the space.</param>
    /// <param name="account">Somebody who holds its newest key, and has no seat.</param>
    /// <param name="publicKey">Theirs, in hexadecimal digits.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Change> TakeBack(this Roster roster, string account, string publicKey, Instant now)
    {
        var before = roster.Settle(now);
        roster = before.Roster;
        // If all who came have left again, the space would be shut for ever to those who did not come in time.
        if (roster.Restored is null && roster.Members.Any()) return Refusals.NotHere;
        if (roster[account] is not null || roster.Removed.Any(removed => removed.Account == account)) return Refusals.NotHere;
        return before.Then(roster.With(new Seat { Account = account, PublicKey = publicKey, From = now }.At(now)), new(Happening.Joined, now, account, account, Role.Member), now);
    }
}

/// <param name="Until">When those who held the key cannot take a seat by themselves any more.</param>
/// <param name="Holders">How many held it. Until then a facilitator needs more than half of them: else whoever comes first would choose themselves.</param>
public sealed record Restored(Instant Until, int Holders);
