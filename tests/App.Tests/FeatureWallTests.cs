using Weft.Groups;

namespace Weft;

/// <summary>A feature reads and writes its own tables: what another one needs, it asks of the feature, not of its store. What is sealed stands below them all.</summary>
public class FeatureWallTests
{
    private static bool IsStore(Type type) => type.Name.EndsWith("Store", StringComparison.Ordinal) || type.Name.EndsWith("Publisher", StringComparison.Ordinal);

    /// <summary>The commands compose, as Program.cs does; everything else is a feature, by its namespace.</summary>
    private static bool IsFeature(Type type) => type.Namespace is { } name && name.StartsWith("Weft.", StringComparison.Ordinal) && name is not "Weft.Commands";

    private static IEnumerable<string> Trespasses(IEnumerable<Type> types, Func<Type, bool> isStore) =>
        from type in types
        where IsFeature(type)
        from named in CompiledCode.NamedBy(type)
        where isStore(named) && named.Namespace != type.Namespace && named.Namespace != "Weft.Sealed"
        select $"{type.FullName} names {named.FullName}";

    [Fact]
    public void No_feature_names_the_store_of_another() => Assert.Empty(Trespasses(typeof(App).Assembly.GetTypes(), IsStore));

    [Fact]
    public void The_wall_sees_what_is_named_anywhere()
    {
        var seen = Trespasses(typeof(App).Assembly.GetTypes(), type => type == typeof(Shelf)).ToList();

        // In a constructor, in a field, and inside of a method that waits.
        Assert.Contains(seen, trespass => trespass.StartsWith("Weft.Home.IndexModel ", StringComparison.Ordinal));
        Assert.Contains(seen, trespass => trespass.StartsWith("Weft.Ties.PublicGraph ", StringComparison.Ordinal));
        Assert.Contains(seen, trespass => trespass.StartsWith("Weft.Map.IndexModel+", StringComparison.Ordinal));
    }
}
