using System.Globalization;
using NodaTime;

namespace Weft.Sealed;

/// <summary>
/// How much one account makes in a day, which begins at midnight UTC, so that nobody alone fills the machine. It is counted in the memory of a node, and begins anew when
/// that is started: no table says who made how much.
/// </summary>
public sealed class DailyLimits(int mostSpaces = DailyLimits.UsualSpaces, int mostMegabytes = DailyLimits.UsualMegabytes)
{
    public const int UsualSpaces = 10, UsualMegabytes = 200;

    private readonly Dictionary<string, (int Spaces, long Bytes)> made = new(StringComparer.Ordinal);
    private LocalDate today;

    /// <param name="settings">In which --spaces-a-day and --megabytes-a-day may stand, or WEFT_SPACES_A_DAY and WEFT_MEGABYTES_A_DAY.</param>
    /// <exception cref="InvalidDataException">One of them is no number.</exception>
    public static DailyLimits Of(IConfiguration settings) => new(Number(settings, "spaces-a-day", UsualSpaces), Number(settings, "megabytes-a-day", UsualMegabytes));

    private static int Number(IConfiguration settings, string name, int usual)
    {
        var variable = name.Replace('-', '_');
        if ((settings[name] ?? settings[variable]) is not { Length: > 0 } given) return usual;
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new InvalidDataException($"--{name} (or WEFT_{variable.ToUpperInvariant()}) is a whole number, such as {usual}. Not: {given}");
    }

    /// <summary>Counts a space that an account makes.</summary>
    /// <returns>Why it makes no more today; null if it may.</returns>
    public Reason? MakeSpace(string account, Instant now) => Add(account, 1, 0, now) ? null
        : new("You have made {0} spaces today, which is as many as one account makes in a day. Make it tomorrow (from midnight UTC), or ask who runs this Weft to allow more", $"{mostSpaces}");

    /// <summary>Counts bytes that an account stores.</summary>
    /// <param name="account">Whose day it is.</param>
    /// <param name="bytes">How many.</param>
    /// <param name="now">Tells the day.</param>
    /// <param name="small">Whether it is a few words, for which a tenth more is kept free.</param>
    /// <returns>Why it stores no more today; null if it may.</returns>
    public Reason? Store(string account, long bytes, Instant now, bool small = false) => Add(account, 0, bytes, now, small) ? null
        : new("With this you would have stored more than {0} MB today, which is as much as one account stores in a day. Send it again tomorrow (from midnight UTC), or ask who runs this Weft to allow more.", $"{mostMegabytes}");

    /// <summary>Takes back what was counted and did not come about.</summary>
    public void Undo(string account, int spaces = 0, long bytes = 0)
    {
        lock (made)
        {
            var (some, stored) = made.GetValueOrDefault(account);
            made[account] = (Math.Max(0, some - spaces), Math.Max(0, stored - bytes));
        }
    }

    private bool Add(string account, int spaces, long bytes, Instant now, bool small = false)
    {
        lock (made)
        {
            if (now.InUtc().Date is var day && day != today)
            {
                made.Clear();
                today = day;
            }
            var (some, stored) = made.GetValueOrDefault(account);
            if (some + spaces > mostSpaces || stored + bytes > mostMegabytes * 1024L * 1024 * (small ? 11 : 10) / 10) return false;
            made[account] = (some + spaces, stored + bytes);
            return true;
        }
    }
}

/// <summary>Something was not stored, for a reason that its writer is told.</summary>
public sealed class RefusedException(Reason reason) : Exception(reason.ToString())
{
    public Reason Reason => reason;
}
