using NodaTime;

namespace Weft.Spaces;

public class SpaceTests
{
    private static Space Founded(string id) => Space.Found(id, " Letters ", SpaceKind.Coalition, "ana", "key", Circle.Start).Given!.Space;

    [Fact]
    public void Who_founds_a_space_facilitates_it_and_the_log_begins()
    {
        var (space, change) = Space.Found("a", " Letters ", SpaceKind.WorkingGroup, "ana", "key", Circle.Start).Given!;

        Assert.Equal("Letters", space.Name);
        Assert.True(May.Facilitate(space.Roster["ana"], Circle.Start));
        Assert.Equal([new(Happening.Joined, Circle.Start, "ana", "ana", Role.Facilitator)], change.Log);
    }

    [Fact]
    public void A_space_has_a_name() => Assert.Equal(
        ["Give the space a name", "Give the space a name", "A name has at most 200 letters"],
        new[] { " ", "\u200B", new string('a', 201) }.Select(name => Space.Found("a", name, SpaceKind.Coalition, "ana", "key", Circle.Start).Refusal?.ToString()));

    [Fact]
    public void A_space_stands_inside_another_but_never_inside_itself()
    {
        var within = new Dictionary<string, string> { ["b"] = "a" };
        var (outer, alone) = (Founded("a"), Founded("c"));

        var (space, change) = alone.PutInto("b", "ana", within.GetValueOrDefault, Circle.Start).Given!;
        Assert.Equal("b", space.Within);
        Assert.Equal([new(Happening.Arranged, Circle.Start, "ana")], change.Log);
        Assert.Equal("A space cannot stand inside itself", outer.PutInto("b", "ana", within.GetValueOrDefault, Circle.Start).Refusal?.ToString());
        Assert.Equal("A space cannot stand inside itself", outer.PutInto("a", "ana", within.GetValueOrDefault, Circle.Start).Refusal?.ToString());
        Assert.Equal("Only a facilitator can do this", alone.PutInto("b", "nobody", within.GetValueOrDefault, Circle.Start).Refusal?.ToString());
    }

    [Fact]
    public void A_log_is_kept_for_ninety_days()
    {
        LogEntry[] log = [new(Happening.Joined, Circle.Start, "ana"), new(Happening.Left, Circle.Start + Duration.FromDays(1), "ana")];

        Assert.Empty(LogEntry.Due(log, Circle.Start + Duration.FromDays(90) - Duration.Epsilon));
        Assert.Equal([log[0]], LogEntry.Due(log, Circle.Start + Duration.FromDays(90)));
    }
}
