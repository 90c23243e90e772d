using NodaTime;

namespace Weft.Spaces;

/// <summary>The day on which a card is looked at again: every card has one, so that nothing is kept for ever by accident.</summary>
public static class Reviewing
{
    public static readonly Period Longest = Period.FromYears(2);

    /// <summary>Unless another is chosen: in a year.</summary>
    public static LocalDate Usual(LocalDate today) => today.PlusYears(1);

    public static bool IsDue(LocalDate day, LocalDate today) => day <= today;

    /// <summary>A day that was chosen elsewhere, or the last that can be chosen.</summary>
    public static LocalDate AtMost(LocalDate chosen, LocalDate today) => LocalDate.Min(chosen, today + Longest);

    /// <summary>What a form begins with: the day that was chosen, or another year once it has come.</summary>
    public static LocalDate Offer(LocalDate chosen, LocalDate today) => chosen > today ? chosen : Usual(today);

    /// <param name="day">That was chosen; null if it is none.</param>
    /// <param name="today">What it is compared with.</param>
    public static Reason? Refuse(LocalDate? day, LocalDate today) =>
        day > today && day <= today + Longest ? null : new("Choose a day that is still to come, within two years.");
}
