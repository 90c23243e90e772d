using NodaTime;

namespace Weft.Spaces;

/// <summary>Acts that are about the space's content, and have to stand in its log.</summary>
public static class Noting
{
    /// <summary>How long a second press changes nothing, so that nobody keeps the others signed out by pressing in a loop.</summary>
    public static readonly Duration RaidedFor = Duration.FromMinutes(5);

    /// <summary>Whether everybody was signed out a moment ago.</summary>
    public static bool IsJustRaided(this Roster roster, Instant now) => now < roster.RaidedAt + RaidedFor;

    /// <summary>Somebody signed everybody out who belongs here, because the machine is being taken.</summary>
    public static Answer<Change> SayRaided(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        if (!May.Read(before.Roster[by], now)) return Refusals.OnlyMembers;
        if (roster.IsJustRaided(now)) return new Reason("Everybody was signed out already");
        return before.Then(before.Roster with { RaidedAt = now }, new(Happening.Raided, now, by), now);
    }

    /// <summary>What the log says of a card that is saved. What one person does to one card on one day is said once.</summary>
    /// <param name="kind">Of the card.</param>
    /// <param name="by">Who saves it.</param>
    /// <param name="now">When this happens.</param>
    /// <param name="last">Who saved it last, and when; null if it is new.</param>
    /// <returns>Null if the log says it already.</returns>
    public static LogEntry? Saving(string kind, string by, Instant now, (string By, Instant At)? last) => last switch
    {
        null => new(Happening.CardWritten, now, by, Kind: kind),
        var (before, at) when before == by && at.InUtc().Date == now.InUtc().Date => null,
        _ => new(Happening.CardChanged, now, by, Kind: kind),
    };

    public static LogEntry Renaming(string by, string was, Instant now) => new(Happening.Renamed, now, by, by, Called: was);

    public static LogEntry Deleting(string kind, string by, Instant now) => new(Happening.CardDeleted, now, by, Kind: kind);

    /// <summary>A new epoch begins, whose key is handed to all who may hold it: because it is due, or because somebody wished it.</summary>
    public static Answer<Change> TurnKeys(this Roster roster, string by, Instant now)
    {
        var before = roster.Settle(now);
        if (!May.TurnKeys(before.Roster[by], now)) return Refusals.OnlyMembers;
        return before.Then(before.Roster with { KeysDue = false }, new(Happening.KeysTurned, now, by), now);
    }
}
