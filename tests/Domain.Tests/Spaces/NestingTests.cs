using FsCheck;
using FsCheck.Fluent;

namespace Weft.Spaces;

public class NestingTests
{
    private static Space Named(string id, string? within) => Space.Found(id, id, SpaceKind.Coalition, "ana", "key", Circle.Start).Given!.Space with { Within = within };

    private static string Shown(params (string Id, string? Within)[] spaces) =>
        string.Join(' ', spaces.Select(space => Named(space.Id, space.Within)).ToList().Nested(space => space).Select(nested => $"{nested.Item.Id}{nested.Depth}"));

    [Fact]
    public void A_space_stands_behind_the_one_that_it_is_inside() =>
        Assert.Equal("a0 c1 d2 e1 b0", Shown(("a", null), ("b", null), ("c", "a"), ("d", "c"), ("e", "a")));

    [Fact]
    public void One_inside_a_space_that_is_not_open_stands_at_the_top() => Assert.Equal("b0 c1", Shown(("b", "shut"), ("c", "b")));

    [Fact]
    public void Of_a_loop_each_is_shown_once() => Assert.Equal("d0 a0 c1 b2", Shown(("a", "b"), ("b", "c"), ("c", "a"), ("d", null)));

    [Fact]
    public void Nothing_is_lost_and_nothing_is_shown_twice() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), within =>
    {
        var spaces = within.Select((outer, at) => Named($"{at}", outer % 3 == 0 ? null : $"{outer % (within.Length + 1)}")).ToList();

        Assert.Equal(spaces.Select(space => space.Id).Order(), spaces.Nested(space => space).Select(nested => nested.Item.Id).Order());
    }).QuickCheckThrowOnFailure();
}
