namespace Weft.Sealed;

/// <summary>What a feature shows on the page of a space.</summary>
public interface ISpaceSection
{
    /// <summary>Those with less come first: tasks 100, notes 200, people 300, people without an account 400. Below 0 it is a notice above all of them.</summary>
    int Place { get; }

    /// <returns>Null if there is nothing to show.</returns>
    Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel);
}

/// <param name="Partial">That shows it.</param>
/// <param name="Model">Of the partial.</param>
public sealed record Section(string Partial, object Model);
