using Xunit.Abstractions;

// One more than there are cores: a test waits much, for another program and for its own.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]

namespace Weft.Fixtures;

/// <summary>What takes minutes begins first, so that the other core is not left waiting for it at the end. No test may care. Each project names it as its orderer.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["SpaceModelTests", "CrashTests", "TellingNothingTests", "TwoNodesTests", "AtRestTests", "RestoreTests", "ImportCommandTests", "HostSecretTests", "ImportTests", "SpacePagesTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(tests => Long.Any(name => tests.DisplayName.Contains(name, StringComparison.Ordinal)));
}
