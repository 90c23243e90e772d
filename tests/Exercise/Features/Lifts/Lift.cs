using NodaTime;
using Weft.Log;
using Weft.Spaces;

namespace Weft.Lifts;

public enum Room { One, Two, Three }

/// <summary>What a list shows of a lift.</summary>
public sealed record LiftLine : CardLine { public LocalDate? On { get; init; } }

/// <summary>A lift to a visit in prison. Names of properties are stored: add, never rename.</summary>
public sealed record Lift : CardText
{
    public string To { get; init; } = "";
    public LocalDate? On { get; init; }
    public Room Room { get; init; }
    public string Notes { get; init; } = "";
    public string? Driver { get; init; }
    public string? DriverBefore { get; init; }
    public ValueList<AttachedFile> Files { get; init; } = [];

    public static readonly Kind<Lift, LiftLine> Kind = new Kind<Lift, LiftLine>("lift", "lifts", "Lift", "a lift", lift => lift.To, lift => new() { On = lift.On })
        .Line("To", "Where to?", lift => lift.To, (lift, it) => lift with { To = it }, most: 120)
        .Day("On", "On which day?", lift => lift.On, (lift, it) => lift with { On = it })
        .Choice("Room", "How many can come along?", lift => lift.Room, (lift, it) => lift with { Room = it }, room => room.ToString())
        .Prose("Notes", "What else one should know", lift => lift.Notes, (lift, it) => lift with { Notes = it }, most: 5_000)
        .Member("Driver", (lift, roster) => lift.DriverIn(roster), lift => lift.DriverBefore, (lift, name) => lift with { DriverBefore = name }, told: "{0} drives")
        .WithFiles(lift => lift.Files, (lift, files) => lift with { Files = files }, most: 5);

    /// <summary>Who drives: nobody who has left since.</summary>
    public string? DriverIn(Roster roster) => roster[Driver ?? ""] is { Role: not Role.Visitor } seat ? seat.Account : null;

    /// <summary>The act: somebody drives, if nobody else does.</summary>
    public Answer<Done<Lift>> Drive(Roster roster, string by, Instant now)
    {
        if (!May.Write(roster[by], now)) return new Reason("Only a member who is not paused can do this");
        if (DriverIn(roster) is { } other && other != by) return new Reason("Somebody else drives already");
        return new Done<Lift>(this with { Driver = by, DriverBefore = null }, new(LiftsFeature.Driven, now, by));
    }
}

public static class LiftsFeature
{
    public const string Driven = "LiftDriven";

    public static void AddLifts(this IServiceCollection services)
    {
        services.AddCards(Lift.Kind);
        services.AddSingleton<ISpaceSection, LiftsSection>();
        services.AddSingleton(new LogSentence(Driven, "{0} drives a lift."));
    }
}
