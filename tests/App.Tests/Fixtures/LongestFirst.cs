using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Weft.Fixtures.LongestFirst", "App.Tests")]

namespace Weft.Fixtures;

/// <summary>What takes minutes begins first, so that the other core is not left waiting for it at the end. No test may care.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["CrashTests", "TellingNothingTests", "TwoNodesTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(tests => Long.Any(name => tests.DisplayName.Contains(name, StringComparison.Ordinal)));
}
