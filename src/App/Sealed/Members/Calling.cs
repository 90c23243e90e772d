using NodaTime;
using NodaTime.Text;
using Weft.Groups;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>How people of a space are named, and what they are there.</summary>
public static class Calling
{
    public static string Called(this IReadOnlyDictionary<string, MemberHead> names, string? account, Words words) =>
        names.NameOf(account) ?? words["somebody"];

    /// <summary>Null if there is nobody, or nobody knows any more.</summary>
    public static string? NameOf(this IReadOnlyDictionary<string, MemberHead> names, string? account) =>
        account is not null && names.GetValueOrDefault(account) is { Called.Length: > 0 } head ? head.Called : null;

    /// <summary>Who wrote something: somebody here, or somebody of that name before it came here in an archive.</summary>
    public static string Called(this IReadOnlyDictionary<string, MemberHead> names, string? account, string? before, Words words) =>
        before is { Length: > 0 } ? words["{0} (before it was moved here)", before] : names.Called(account, words);

    public static Strength StrengthOf(this IReadOnlyDictionary<string, MemberHead> names, string account) => (names.GetValueOrDefault(account) ?? new()).Strength;

    public static string RoleAt(this Seat seat, Instant now, Words words) => seat.RoleAt(now) switch
    {
        Role.Facilitator => words["facilitates until {0}", Day(seat.FacilitatesUntil, words)],
        Role.Member => words["member"],
        Role.Visitor => words["visitor until {0}", LastDay(seat.Visit!.Until, words)],
        _ => words["paused until {0}", Day(seat.Pause?.Ends, words)],
    };

    /// <summary>What somebody is in a space, and, of its members, how much they can take on.</summary>
    public static string Standing(this IReadOnlyDictionary<string, MemberHead> names, Seat seat, Instant now, Words words) =>
        seat.Role == Role.Visitor ? seat.RoleAt(now, words) : $"{seat.RoleAt(now, words)} · {names.StrengthOf(seat.Account).On(now, words)}";

    /// <summary>How much somebody can take on.</summary>
    public static string On(this Strength strength, Instant now, Words words) => strength.On(now.InUtc().Date) switch
    {
        Capacity.Resting => words["resting until {0}", Day(strength.RestingUntil!.Value, words)],
        Capacity.ALittle => words["can do a little"],
        _ => words["open"],
    };

    public static string Day(Instant? at, Words words) => at is { } instant ? Day(instant.InUtc().Date, words) : "";

    /// <summary>An instant, to the minute: where it is a matter of hours.</summary>
    public static string Hour(Instant at, Words words) => words["{0}, {1} UTC", Day(at, words), LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(at.InUtc().TimeOfDay)];

    /// <summary>The last day of what ends at an instant.</summary>
    public static string LastDay(Instant end, Words words) => Day(end - Duration.Epsilon, words);

    // Days are counted on from what is typed: the calendar must not end there.
    private const int MostYear = 2999;

    /// <summary>A day as a form sends it; null if it is none, or lies before the year 1 or after 2999.</summary>
    public static LocalDate? DayOf(string? iso) => LocalDatePattern.Iso.Parse(iso ?? "") is { Success: true, Value: { Year: >= 1 and <= MostYear } day } ? day : null;

    /// <summary>A day as a form sends it, in words; what it sent, if that is none.</summary>
    public static string SentDay(string? iso, Words words) => DayOf(iso) is { } day ? Day(day, words) : iso ?? "";

    /// <summary>An instant as a form takes it along, whole.</summary>
    public static string Send(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary>An instant as a form sends it; null if it is none.</summary>
    public static Instant? InstantOf(string? sent) => InstantPattern.ExtendedIso.Parse(sent ?? "") is { Success: true } at ? at.Value : null;

    public static string Day(LocalDate day, Words words) => day.ToString(words["d MMMM yyyy"], words.Culture);
}
