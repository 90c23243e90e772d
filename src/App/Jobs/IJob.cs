using NodaTime;

namespace Weft.Jobs;

/// <summary>One kind of work for later.</summary>
public interface IJob
{
    /// <summary>What its rows are called; never renamed.</summary>
    string Kind { get; }

    /// <summary>How long after it was done it is due again; null if it is done once. What comes again has its row from a migration.</summary>
    Duration? Every => null;

    /// <summary>Whether there is anything to do on this kind of node.</summary>
    bool IsHere => true;

    /// <summary>
    /// Does it. A node may die after it did and before it said so, and then another does it again: the second time must change nothing.
    /// </summary>
    Task Run(JobRow row, CancellationToken cancel);
}
