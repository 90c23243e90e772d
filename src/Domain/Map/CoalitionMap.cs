using Weft.Groups;

namespace Weft.Map;

/// <summary>The finished map of a coalition: what was read, and everything that was worked out from it, each with its reasons.</summary>
public sealed record CoalitionMap
{
    public string Title { get; init; } = "";
    /// <summary>In the order of the files.</summary>
    public ValueList<GroupOnMap> Groups { get; init; } = [];
    public ValueList<TieOnMap> Ties { get; init; } = [];
    public Purpose? Purpose { get; init; }
    public ValueList<SkippedRow> Skipped { get; init; } = [];
    public ValueList<PossibleDuplicate> Duplicates { get; init; } = [];
    /// <summary>One for each want of the purpose, in its order.</summary>
    public ValueList<Coverage> Coverage { get; init; } = [];
    public ValueList<RegionCoverage> CoverageByRegion { get; init; } = [];
    public ValueList<Ally> Allies { get; init; } = [];
    public ValueList<UnexpectedAlly> Unexpected { get; init; } = [];
    /// <summary>To groups that were asked for by name.</summary>
    public ValueList<Introduced> Introductions { get; init; } = [];
    public ValueList<Exchange> Exchange { get; init; } = [];
    public Structure Structure { get; init; } = new();
    public Missing Missing { get; init; } = new();
    /// <summary>What a reader must know of the whole: that nobody is outside the coalition, that there is no purpose, or no ties.</summary>
    public ValueList<Reason> Notes { get; init; } = [];
}

/// <param name="Community">The number of the community it belongs to, from 0, the largest first; null if it has no ties.</param>
/// <param name="Degree">How many groups it has ties with.</param>
/// <param name="Betweenness">The number of shortest paths between other groups that go through it (Freeman 1977, each pair once).</param>
public sealed record GroupOnMap(Group Group, int? Community = null, int Degree = 0, double Betweenness = 0);

/// <param name="Bridge">Whether two parts of the map are joined by this tie alone.</param>
public sealed record TieOnMap(Tie Tie, bool Bridge = false);

/// <summary>Who holds one thing that the purpose needs.</summary>
/// <param name="Holders">Ids of member groups that hold it.</param>
public sealed record Coverage(Want Want, ValueList<string> Holders)
{
    /// <summary>Where a holder uses other words, or is resting.</summary>
    public ValueList<Reason> Reasons { get; init; } = [];

    public CoverageStatus Status =>
        Holders.Count == 0 ? CoverageStatus.Missing
        : Holders.Count == 1 ? CoverageStatus.Single
        : CoverageStatus.Covered;

    /// <summary>Whether there are as many holders as would be enough.</summary>
    public bool Enough => Holders.Count >= Want.Wanted;
}

public enum CoverageStatus { Missing, Single, Covered }

/// <summary>How many groups of one region hold each want.</summary>
/// <param name="Region">A region's name or, where none is known, a country's code.</param>
/// <param name="Holders">For each want of the purpose, in order, the ids of its holders in the region.</param>
public sealed record RegionCoverage(string Region, ValueList<ValueList<string>> Holders);

/// <summary>A group outside the coalition that it could get to know.</summary>
/// <param name="Fills">The wants that it would help to fill.</param>
/// <param name="SharedValues">Values of the coalition that it shares.</param>
/// <param name="Kilometres">To the nearest member; null if a place is not known.</param>
/// <param name="Path">Ids along the strongest path of ties from a member to it, both included; empty if there is none.</param>
public sealed record Ally(string Id, ValueList<Want> Fills, ValueList<string> SharedValues, double? Kilometres,
    ValueList<string> Path, ValueList<Reason> Reasons)
{
    /// <summary>Up to three ways to be introduced, the strongest first.</summary>
    public ValueList<Introduction> Introductions { get; init; } = [];
}

/// <summary>A group with other causes, but the same strategies, communities or opponents.</summary>
public sealed record UnexpectedAlly(string Id, ValueList<string> Strategies, ValueList<string> Communities,
    ValueList<string> Opposes, ValueList<string> Path, ValueList<Reason> Reasons)
{
    /// <summary>Up to three ways to be introduced, the strongest first.</summary>
    public ValueList<Introduction> Introductions { get; init; } = [];
}

/// <summary>A group that was asked for by name, and the ways to it.</summary>
/// <param name="Ways">Up to three, the strongest first; none if no ties lead there.</param>
public sealed record Introduced(string Id, ValueList<Introduction> Ways);

/// <summary>Something that one group needs and another holds: an offer to ask about.</summary>
public sealed record Exchange(string Needs, string Holds, string What, double? Kilometres, ValueList<Reason> Reasons);

/// <summary>How the groups hang together.</summary>
public sealed record Structure
{
    /// <summary>Ids of the groups of each connected part, the largest first; a group without ties is a part of its own.</summary>
    public ValueList<ValueList<string>> Components { get; init; } = [];
    public ValueList<Community> Communities { get; init; } = [];
    /// <summary>Newman and Girvan's Q of the communities, from -1/2 to 1; weighted by strength.</summary>
    public double Modularity { get; init; }
    public ValueList<Bridge> Bridges { get; init; } = [];
    public ValueList<CutPoint> CutPoints { get; init; } = [];
    /// <summary>Ids of groups without ties.</summary>
    public ValueList<string> Isolates { get; init; } = [];
    public ValueList<Broker> Brokers { get; init; } = [];
    public ValueList<Silo> Silos { get; init; } = [];
    /// <summary>How far off betweenness may be (standard error of the mean, as a share of the largest); null if it is exact.</summary>
    public double? BetweennessError { get; init; }
}

/// <param name="Name">Made of what its groups have in common.</param>
public sealed record Community(int Number, string Name, ValueList<string> Groups);

/// <summary>A tie without which two parts of the map lose each other.</summary>
/// <param name="Parts">How many groups are on the side of From, and on the side of To.</param>
public sealed record Bridge(string From, string To, ValueList<int> Parts);

/// <summary>A group without which others lose each other.</summary>
/// <param name="Parts">What would be left of its part of the map: how many groups each, the largest first.</param>
public sealed record CutPoint(string Id, ValueList<int> Parts, Reason Reason);

/// <summary>A group through which others reach each other.</summary>
public sealed record Broker(string Id, double Betweenness, ValueList<int> Communities, Reason Reason);

/// <summary>How closed the groups of one cause or region are: the share of their ties that stay among themselves.</summary>
/// <param name="Of">cause or region.</param>
/// <param name="Inside">Ties within.</param>
/// <param name="Outside">Ties to others.</param>
/// <param name="Closed">Krackhardt and Stern's E-I index turned round: 1 all ties inside, -1 all outside.</param>
public sealed record Silo(SiloKind Of, string Name, int Groups, int Inside, int Outside, double Closed);

public enum SiloKind { Cause, Region }

/// <summary>Wants of the purpose that no member answers to.</summary>
public sealed record Missing
{
    public ValueList<string> Communities { get; init; } = [];
    public ValueList<string> Places { get; init; } = [];
    public ValueList<string> Languages { get; init; } = [];
    /// <summary>What to ask ourselves about each, in the order of the purpose.</summary>
    public ValueList<Reason> Questions { get; init; } = [];
}
