using NodaTime;
using Weft.Groups;
using Weft.Map.Graphs;
using Weft.Places;

namespace Weft.Map;

/// <summary>Invented coalitions, by seed.</summary>
internal static class Invented
{
    public static readonly LocalDate Today = new(2031, 5, 1);

    public static Group Group(string id, bool member = false) => new() { Id = id, Name = id, Member = member };

    public static Want Want(string name, NeedKind what = NeedKind.Skill, int wanted = 2) => new(what, name, wanted);

    public static Purpose Purpose(params Want[] wants) => new("Nobody alone in court", wants.ToValueList());

    public static CoalitionMap Map(IEnumerable<Group> groups, IEnumerable<Tie>? ties = null, Purpose? purpose = null, Vocabulary? vocabulary = null) =>
        Mapping.Of(new() { Groups = groups.ToValueList(), Ties = (ties ?? []).ToValueList() }, purpose, vocabulary ?? Vocabulary.Empty, 1, Today);

    /// <summary>Words of a field are its letter and a number below <paramref name="words"/>.</summary>
    public static Material Material(ulong seed, int groups, int ties, int words = 8, double members = 0.4)
    {
        var chance = new SplitMix64(seed);
        var made = new Group[groups];
        for (var i = 0; i < groups; i++)
        {
            made[i] = new()
            {
                Id = $"g{i}",
                Name = $"Group {chance.Next(groups)}",
                Member = chance.NextDouble() < members,
                Place = chance.Next(5) == 0 ? null : Place(ref chance),
                Capacity = (Capacity)chance.Next(3),
                RestingUntil = chance.Next(8) == 0 ? Today.PlusDays(chance.Next(40) - 20) : null,
                Causes = Some(ref chance, "cause"),
                Skills = Some(ref chance, "skill"),
                Resources = Some(ref chance, "thing"),
                Values = Some(ref chance, "value"),
                Communities = Some(ref chance, "people"),
                Languages = Some(ref chance, "tongue"),
                Strategies = Some(ref chance, "way"),
                Opposes = Some(ref chance, "system"),
                Needs = Some(ref chance, chance.Next(2) == 0 ? "skill" : "thing"),
            };
        }
        var knots = new Tie[groups < 2 ? 0 : ties];
        for (var i = 0; i < knots.Length; i++)
        {
            var from = chance.Next(groups);
            knots[i] = new($"g{from}", $"g{(from + 1 + chance.Next(groups - 1)) % groups}", $"kind {i}", 1 + chance.Next(3), chance.Next(2) == 0);
        }
        return new() { Groups = made.ToValueList(), Ties = knots.ToValueList() };

        ValueList<string> Some(ref SplitMix64 chance, string field)
        {
            var some = new string[chance.Next(4)];
            for (var i = 0; i < some.Length; i++) some[i] = $"{field} {chance.Next(words)}";
            return some.Distinct().ToValueList();
        }
    }

    public static Purpose Purpose(ulong seed, int wants, int words = 8)
    {
        var chance = new SplitMix64(seed);
        var fields = new (NeedKind, string)[] { (NeedKind.Skill, "skill"), (NeedKind.Resource, "thing"), (NeedKind.Value, "value"),
            (NeedKind.Community, "people"), (NeedKind.Language, "tongue"), (NeedKind.Place, "Town") };
        return new("To be tried", Enumerable.Range(0, wants).Select(_ =>
        {
            var (kind, word) = fields[chance.Next(fields.Length)];
            return new Want(kind, $"{word} {chance.Next(words + 2)}", chance.Next(5) - 1);
        }).ToValueList());
    }

    private static Place Place(ref SplitMix64 chance) => new()
    {
        Name = $"Town {chance.Next(40)}",
        Region = chance.Next(4) == 0 ? null : $"Region {chance.Next(6)}",
        Country = chance.Next(3) == 0 ? "ES" : "GB",
        Position = chance.Next(6) == 0 ? null : new(50 + chance.NextDouble() * 8, -6 + chance.NextDouble() * 8),
    };
}
