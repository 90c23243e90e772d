using NodaTime;

namespace Weft.Spaces;

/// <summary>Who sits in a space. It is sealed and authenticated as one: what it does not say is not so.</summary>
public sealed record Roster
{
    /// <summary>At most one for each account.</summary>
    public ValueList<Seat> Seats { get; init; } = [];
    public ValueList<Removed> Removed { get; init; } = [];

    /// <summary>
    /// Somebody lost the right to the key, so a new epoch has to begin. Who leaves cannot begin it, for they would know the new
    /// key: so it waits here for somebody who stays.
    /// </summary>
    public bool KeysDue { get; init; }

    /// <summary>When somebody last signed everybody out; null if nobody has.</summary>
    public Instant? RaidedAt { get; init; }

    public Seat? this[string account] => Seats.FirstOrDefault(seat => seat.Account == account);

    /// <summary>Whose seat it is now that an account has, or had until it was lost.</summary>
    public Seat? SeatOf(string account) => this[account] ?? Seats.FirstOrDefault(seat => seat.Before.Contains(account));

    /// <summary>A seat's account, and those that were lost before it, the last first; but not one that was found again and has a seat of its own.</summary>
    public IReadOnlyList<string> AccountsOf(Seat seat) => [seat.Account, .. seat.Before.Where(account => this[account] is null).Reverse()];

    /// <summary>All but the visitors, paused or not: whose space it is.</summary>
    public IEnumerable<Seat> Members => Seats.Where(seat => seat.Role != Role.Visitor);

    public IEnumerable<Seat> Visitors => Seats.Where(seat => seat.Role == Role.Visitor);

    /// <summary>Who may have the space's key: members and facilitators who are not paused. They also choose facilitators.
    /// Once a pause is over, somebody has to hand over the key of an epoch that began meanwhile.</summary>
    public IEnumerable<Seat> KeyHolders(Instant now) => Seats.Where(seat => May.Read(seat, now));

    public IEnumerable<Seat> Facilitators(Instant now) => Seats.Where(seat => seat.RoleAt(now) == Role.Facilitator);

    /// <summary>Everyone stays where they sit; who is new comes last.</summary>
    internal Roster With(Seat changed) => this with
    {
        Seats = this[changed.Account] is null
            ? [.. Seats, changed]
            : Seats.Select(seat => seat.Account == changed.Account ? changed : seat).ToValueList(),
    };

    internal Roster Without(string account) => this with
    {
        Seats = Seats.Where(seat => seat.Account != account).ToValueList(),
        KeysDue = true,
    };
}
