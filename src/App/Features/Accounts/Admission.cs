using NodaTime;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>
/// Lets people in: slows down whoever guesses, by name, and lets devices that were here before pass by the crowd. Strangers wait in the order in which their names
/// first asked, each earlier try of a name putting it back a little; who is turned away gets a ticket, with which that name keeps its place.
/// </summary>
public sealed class Admission(AccountBook accounts, NameMarks marks, KnownDevice devices, Attempts attempts, Stamp stamps, IClock clock)
{
    /// <summary>When whoever was turned away comes again.</summary>
    internal static readonly Duration ComeAgain = Duration.FromSeconds(10);

    // Longer than a tired person needs, and too short to lay in a stock of places.
    private static readonly Duration TicketLife = Duration.FromMinutes(3), EachTry = Duration.FromSeconds(5);

    /// <summary>What came of it: an account; or how long to wait, with a ticket if others came before; or none of it, which is a wrong name or passphrase.</summary>
    public sealed record Answer(OpenAccount? Account, Duration? Wait, string? Ticket = null);

    public async Task<Answer> Try(HttpContext context, string name, string passphrase, string? ticket)
    {
        var cancel = context.RequestAborted;
        // A device is judged for a name that nobody has, too: it was never noted for that, and the work is the same.
        var account = await accounts.IdOf(name, cancel) ?? "";
        var known = devices.Of(context, account);
        var key = known ?? marks.New(name);
        if (attempts.Begin(key, out var tries) is { } wait) return new(null, wait);
        var waited = stamps.Age(TicketFor(key), ticket) is { } age && age <= TicketLife ? age : (Duration?)null;
        try
        {
            var place = known is null ? PlaceOf(key, tries, clock.GetCurrentInstant() - (waited ?? Duration.Zero)) : new Place(account);
            var opened = await accounts.Open(name, passphrase, place, cancel);
            if (opened is not null) attempts.Succeed(key);
            return new(opened, null);
        }
        catch (NoTurnException)
        {
            attempts.Withdraw(key);
            return new(null, ComeAgain, waited is null ? stamps.Make(TicketFor(key)) : ticket);
        }
    }

    /// <param name="key">What is wanted in with.</param>
    /// <param name="tries">How often that was tried, this time too.</param>
    /// <param name="since">When it first asked.</param>
    internal static Place PlaceOf(string key, int tries, Instant since) => new(key, (since + (EachTry * (tries - 1))).ToUnixTimeMilliseconds());

    private static string TicketFor(string key) => $"sign-in/turn/{key}";
}
