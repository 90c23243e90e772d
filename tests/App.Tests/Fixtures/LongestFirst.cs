using Xunit.Abstractions;

namespace Weft.Fixtures;

/// <summary>What takes minutes begins first, so that the other core is not left waiting for it at the end. No test may care. Each project names it as its orderer.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["CrashTests", "TellingNothingTests", "TwoNodesTests", "SpacePagesTests", "EveryPageTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(tests => Long.Any(name => tests.DisplayName.Contains(name, StringComparison.Ordinal)));
}
