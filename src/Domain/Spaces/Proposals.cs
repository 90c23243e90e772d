using NodaTime;

namespace Weft.Spaces;

/// <summary>Somebody may do nothing for a while. It ends by itself: nothing needs to run.</summary>
/// <param name="By">Who paused; the account itself if nobody did, but what was done with it (see <see cref="Pausing.PauseForReading"/>).</param>
/// <param name="At">When it began.</param>
public sealed record Pause(string By, Instant At)
{
    public static readonly Duration Longest = Duration.FromDays(7);

    /// <summary>When it was lifted, or had been found to be over.</summary>
    public Instant? Ended { get; init; }
    public Removal? Removal { get; init; }

    public Instant Ends => Ended ?? At + Longest;

    public bool Runs(Instant now) => now < Ends;
}

/// <summary>The proposal that somebody who is paused should go. It ends with the pause.</summary>
public sealed record Removal(string By, Instant At);

/// <summary>The proposal that somebody else should have a lower role.</summary>
public sealed record Lowering(string By, Instant At, Role To)
{
    public static readonly Duration Open = Duration.FromDays(7);

    public Instant Ends => At + Open;
}

/// <summary>Facilitation, offered.</summary>
/// <param name="To">The account that may accept it.</param>
/// <param name="At">When it was offered.</param>
/// <param name="Stays">Whether who offers it goes on facilitating, too.</param>
public sealed record Offer(string To, Instant At, bool Stays)
{
    public static readonly Duration Open = Duration.FromDays(14);
}

/// <summary>The proposal that a member should facilitate.</summary>
/// <param name="By">Who proposed it.</param>
/// <param name="At">When it was proposed.</param>
/// <param name="Agreed">The accounts that said yes, who proposed it among them.</param>
public sealed record Candidacy(string By, Instant At, ValueList<string> Agreed)
{
    public static readonly Duration Open = Duration.FromDays(14);
}

/// <summary>The proposal to take the whole space out as a file.</summary>
/// <param name="Why">What it is for, in the words of who proposed it.</param>
/// <param name="At">When it was proposed.</param>
public sealed record Export(string Why, Instant At)
{
    public const int LongestWhy = 200;
    public static readonly Duration Open = Duration.FromDays(7), Ready = Duration.FromHours(24);

    public Agreement? Agreed { get; init; }

    /// <summary>Until when somebody can agree; once somebody did, until when it can be fetched.</summary>
    public Instant Ends => Agreed is { } agreed ? agreed.At + Ready : At + Open;
}

/// <summary>Two members say that somebody lost the way to their account: see <see cref="Vouching"/>.</summary>
/// <param name="By">Who said it first, having met them.</param>
/// <param name="At">When that was.</param>
public sealed record Vouch(string By, Instant At)
{
    /// <summary>How long the second member has; how long whoever has the account can object; how long the invitation can be made and used.</summary>
    public static readonly Duration Open = Duration.FromDays(7), Wait = Duration.FromDays(1), Ready = Duration.FromDays(14);

    public Agreement? Agreed { get; init; }

    /// <summary>From when on the invitation can be made; null as long as one vouches alone.</summary>
    public Instant? From => Agreed?.At + Wait;

    public Instant Ends => From + Ready ?? At + Open;

    public bool IsRipe(Instant now) => now >= From;

    public bool IsOf(string account) => account == By || account == Agreed?.By;
}

/// <summary>The second person's yes.</summary>
public sealed record Agreement(string By, Instant At);

/// <summary>Somebody was removed. Kept as long as the log, so that it is seen when they come back.</summary>
public sealed record Removed(string Account, Instant At);
