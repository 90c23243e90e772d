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

    /// <summary>
    /// The ids of records whose key somebody has who may not read them any more: the next who opens the space seals each of them anew, with another key. The
    /// space's own key stays, since a visitor never had it.
    /// </summary>
    public ValueList<string> RecordsDue { get; init; } = [];

    /// <summary>That the roster before this one was lost (<see cref="Restoring"/>), while those who held the key take their seats again; null otherwise.</summary>
    public Restored? Restored { get; init; }

    /// <summary>Whether a new epoch is to begin now. While a roster is restored it would shut out those who have not come by yet.</summary>
    public bool TurnsKeys(Instant now) => KeysDue && !(now < Restored?.Until);
    /// <summary>When somebody last signed everybody out; null if nobody has.</summary>
    public Instant? RaidedAt { get; init; }

    /// <summary>How many from outside may read a record.</summary>
    public int ReadersOf(string thing) => Visitors.Count(seat => seat.Visit?.Thing == thing);

    public Seat? this[string account] => Seats.FirstOrDefault(seat => seat.Account == account);

    /// <summary>Whose seat it is now that an account has, or had until it was lost.</summary>
    public Seat? SeatOf(string account) => this[account] ?? Seats.FirstOrDefault(seat => seat.Before.Contains(account));

    /// <summary>A seat's account, and those that were lost before it, the last first; but not one that was found again and has a seat of its own.</summary>
    public IReadOnlyList<string> AccountsOf(Seat seat) => [seat.Account, .. seat.Before.Where(account => this[account] is null).Reverse()];

    /// <summary>All but the visitors, paused or not: whose space it is.</summary>
    public IEnumerable<Seat> Members => Seats.Where(seat => seat.Role != Role.Visitor);

    public IEnumerable<Seat> Visitors => Seats.Where(seat => seat.Role == Role.Visitor);

    /// <summary>
    /// Members and facilitators who are not paused: who may read, and choose facilitators. A pause is kept by the server, and takes no key away: it can be ended, and
    /// a space whose key only somebody who is paused could have had would be shut for ever (<see cref="Members"/> are handed each epoch's key).
    /// </summary>
    public IEnumerable<Seat> Active(Instant now) => Seats.Where(seat => May.Read(seat, now));

    public IEnumerable<Seat> Facilitators(Instant now) => Seats.Where(seat => seat.RoleAt(now) == Role.Facilitator);

    /// <summary>Everyone stays where they sit; who is new comes last.</summary>
    internal Roster With(Seat changed) => this with
    {
        Seats = this[changed.Account] is null
            ? [.. Seats, changed]
            : Seats.Select(seat => seat.Account == changed.Account ? changed : seat).ToValueList(),
    };

    /// <summary>Without a seat: who had the space's key makes a new one due, and a visitor only that of what they read.</summary>
    internal Roster Without(string account) => this[account] switch
    {
        null => this,
        var seat => (seat.Role == Role.Visitor ? Renewing([seat]) : this with { KeysDue = true }) with { Seats = Seats.Where(other => other.Account != account).ToValueList() },
    };

    /// <summary>The records that these visitors could read are due to be sealed anew.</summary>
    internal Roster Renewing(IEnumerable<Seat> visitors) =>
        visitors.Select(seat => seat.Visit?.Thing).OfType<string>().Except(RecordsDue).ToList() is { Count: > 0 } due ? this with { RecordsDue = [.. RecordsDue, .. due] } : this;
}
