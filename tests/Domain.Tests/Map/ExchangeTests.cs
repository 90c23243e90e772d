using FsCheck;
using FsCheck.Fluent;
using Weft.Groups;
using Weft.Map.Graphs;
using Weft.Places;

namespace Weft.Map;

public class ExchangeTests
{
    [Fact]
    public void A_need_goes_to_the_nearest_who_holds_it()
    {
        var map = Invented.Map(
            [
                At(Invented.Group("needs"), 50) with { Needs = ["Vans"] },
                At(Invented.Group("far"), 55) with { Resources = ["van"] },
                At(Invented.Group("near"), 51) with { Skills = ["van"] },
            ]);

        var exchange = Assert.Single(map.Exchange);
        Assert.Equal(("needs", "near", "Vans"), (exchange.Needs, exchange.Holds, exchange.What));
        Assert.Equal(["needs needs Vans: an offer you might ask near about", "They are about 111 km apart"], exchange.Reasons.Select(reason => reason.ToString()));
    }

    [Fact]
    public void Asks_are_spread_and_who_can_give_a_little_is_asked_once()
    {
        var needy = Enumerable.Range(0, 9).Select(i => At(Invented.Group($"needs {i}"), 50) with { Needs = ["van"] });
        var map = Invented.Map([.. needy,
            At(Invented.Group("open"), 50) with { Resources = ["van"] },
            At(Invented.Group("little"), 50) with { Resources = ["van"], Capacity = Capacity.ALittle },
            At(Invented.Group("other"), 50.2) with { Resources = ["van"] }]);

        Assert.Equal(9, map.Exchange.Count);
        Assert.Equal(1, map.Exchange.Count(exchange => exchange.Holds == "little"));
        Assert.All(["open", "other"], id => Assert.Equal(4, map.Exchange.Count(exchange => exchange.Holds == id)));
    }

    [Fact]
    public void Nobody_is_asked_for_more_than_five_things()
    {
        var needy = Enumerable.Range(0, 9).Select(i => Invented.Group($"needs {i}") with { Needs = ["van"] });
        var map = Invented.Map([.. needy, Invented.Group("open") with { Resources = ["van"] }]);

        Assert.Equal(5, map.Exchange.Count);
    }

    [Fact]
    public void Groups_outside_the_coalition_are_answered_by_members_only()
    {
        var map = Invented.Map(
            [
                Invented.Group("member", member: true) with { Needs = ["a"], Skills = ["b"] },
                Invented.Group("outside") with { Needs = ["b"], Skills = ["a"] },
                Invented.Group("also outside") with { Needs = ["a"] },
            ]);

        Assert.Equal(["member asks outside for a", "outside asks member for b"], map.Exchange.Select(exchange => $"{exchange.Needs} asks {exchange.Holds} for {exchange.What}"));
    }

    [Fact]
    public void No_group_is_asked_for_what_it_needs_itself() =>
        Assert.Empty(Invented.Map([Invented.Group("a") with { Needs = ["van"], Resources = ["van"] }]).Exchange);

    [Fact]
    public void As_many_needs_are_placed_as_can_be_the_earlier_first_at_the_least_cost()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<ulong>(seed =>
        {
            var chance = new SplitMix64(seed);
            var capacity = new int[2 + chance.Next(3)];
            for (var i = 0; i < capacity.Length; i++) capacity[i] = chance.Next(3);
            var needs = new (int Holder, double Cost)[2 + chance.Next(5)][];
            for (var i = 0; i < needs.Length; i++)
            {
                var offers = new List<(int, double)>();
                for (var holder = 0; holder < capacity.Length; holder++)
                    if (chance.Next(3) > 0) offers.Add((holder, chance.Next(100)));
                needs[i] = [.. offers];
            }

            var given = Assignment.Of(needs, capacity, 20);

            var all = All(0, []).ToArray();
            var best = all.OrderByDescending(Placed, StringComparer.Ordinal).ThenBy(Cost).First();
            Assert.Equal(Placed(best), Placed(given));
            Assert.Equal(all.Max(some => some.Count(holder => holder >= 0)), given.Count(holder => holder >= 0));
            Assert.Equal(Cost(best), Cost(given), 6);

            IEnumerable<int[]> All(int need, int[] so)
            {
                if (need == needs.Length) return [so];
                return needs[need].Where(offer => so.Count(holder => holder == offer.Holder) < capacity[offer.Holder]).Select(offer => offer.Holder)
                    .Append(-1).SelectMany(holder => All(need + 1, [.. so, holder]));
            }

            string Placed(int[] some) => string.Concat(some.Select(holder => holder >= 0 ? '1' : '0'));

            double Cost(int[] some) => some.Select((holder, need) => holder < 0 ? 0 : needs[need].First(offer => offer.Holder == holder).Cost).Sum()
                + some.Where(holder => holder >= 0).GroupBy(holder => holder).Sum(asks => 20.0 * asks.Count() * (asks.Count() - 1) / 2);
        }));
    }

    private static Group At(Group group, double latitude) => group with { Place = new() { Name = "x", Position = new Position(latitude, 0) } };
}
