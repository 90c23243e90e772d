using NodaTime;

namespace Weft.Spaces;

/// <summary>A circle of people who share one key.</summary>
public sealed record Space
{
    public const int LongestName = 200;

    public required string Id { get; init; }
    public required string Name { get; init; }
    public SpaceKind Kind { get; init; }
    /// <summary>The id of the space that this one stands in. A seat in one gives none in the other.</summary>
    public string? Within { get; init; }
    public required Roster Roster { get; init; }

    /// <summary>A new space, in which its founder facilitates.</summary>
    /// <param name="id">Of the new space.</param>
    /// <param name="name">Made <see cref="OneLine"/>.</param>
    /// <param name="kind">What it is for.</param>
    /// <param name="founder">The account that founds it.</param>
    /// <param name="publicKey">The founder's, in hexadecimal digits.</param>
    /// <param name="now">When this happens.</param>
    public static Answer<Founded> Found(string id, string name, SpaceKind kind, string founder, string publicKey, Instant now)
    {
        name = OneLine.Of(name);
        if (RefuseName(name) is { } refusal) return refusal;
        var seat = new Seat { Account = founder, PublicKey = publicKey, From = now }.At(now).Facilitating(Terms.Usual(now));
        var roster = new Roster { Seats = [seat] };
        return new Founded(
            new() { Id = id, Name = name, Kind = kind, Roster = roster },
            new(roster, [new(Happening.Joined, now, founder, founder, Role.Facilitator)]));
    }

    /// <summary>The same space with another name.</summary>
    public Answer<Arranged> Rename(string name, string by, Instant now)
    {
        var before = Roster.Settle(now);
        if (!May.Arrange(before.Roster[by], now)) return Refusals.OnlyFacilitators;
        name = OneLine.Of(name);
        if (RefuseName(name) is { } refusal) return refusal;
        return new Arranged(this with { Name = name }, before.Then(before.Roster, new(Happening.SpaceRenamed, now, by), now));
    }

    private static Reason? RefuseName(string name) =>
        name.Length == 0 ? new("Give the space a name")
        : name.Length > LongestName ? new("A name has at most {0} letters", $"{LongestName}")
        : null;

    /// <summary>
    /// The same space inside another, or inside none. A loop is refused as far as whoever moves it can see: one that goes through a space which is not open
    /// to them, or that two make at the same moment, is not. It does no harm: neither a key nor a right goes along, and whatever shows it
    /// (<see cref="Nesting"/>) meets each space once.
    /// </summary>
    /// <param name="outer">The id of the other; null for none.</param>
    /// <param name="by">Who moves it.</param>
    /// <param name="withinOf">Says for the id of a space which one it stands in; null also if that is not known.</param>
    /// <param name="now">When this happens.</param>
    public Answer<Arranged> PutInto(string? outer, string by, Func<string, string?> withinOf, Instant now)
    {
        var before = Roster.Settle(now);
        if (!May.Arrange(before.Roster[by], now)) return Refusals.OnlyFacilitators;
        for (var (space, steps) = (outer, 0); space is not null; (space, steps) = (withinOf(space), steps + 1))
            if (space == Id || steps > 100) return new Reason("A space cannot stand inside itself");
        return new Arranged(this with { Within = outer }, before.Then(before.Roster, new(Happening.Arranged, now, by), now));
    }
}

public enum SpaceKind { Coalition, WorkingGroup, CampaignTeam }

/// <param name="Space">What was founded.</param>
/// <param name="Change">What is to be written down about it.</param>
public sealed record Founded(Space Space, Change Change);

/// <param name="Space">As it stands now; its roster is that of the change.</param>
/// <param name="Change">What is to be written down about it.</param>
public sealed record Arranged(Space Space, Change Change);
