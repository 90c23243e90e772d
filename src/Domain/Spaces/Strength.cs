using NodaTime;
using Weft.Groups;

namespace Weft.Spaces;

/// <summary>How much somebody can take on now.</summary>
/// <param name="Capacity">As it was said.</param>
/// <param name="RestingUntil">The last day of the rest.</param>
public sealed record Strength(Capacity Capacity, LocalDate? RestingUntil = null)
{
    /// <summary>What it amounts to on a day: a rest ends by itself.</summary>
    public Capacity On(LocalDate today) => Capacity == Capacity.Resting && !(today <= RestingUntil) ? Capacity.Open : Capacity;

    /// <summary>Why it cannot be said so; null if it can.</summary>
    public Reason? Refuse(LocalDate today) =>
        Capacity != Capacity.Resting || (RestingUntil >= today && RestingUntil <= today.PlusYears(1)) ? null : new("Say until which day you rest, within a year.");
}
