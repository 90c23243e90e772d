namespace Weft.Groups;

/// <summary>What publishing a list did, or would do.</summary>
public sealed class PublishedCount(Publication publication)
{
    private const int Samples = 3, MostNamed = 50;
    private readonly Dictionary<Reason, (int Number, string First)> skipped = [];
    private readonly List<Listing> samples = [];
    private readonly List<(string Id, string Name)> stayingOff = [];

    /// <summary>Counts what was withheld from the listings.</summary>
    public Publication Publication => publication;
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    /// <summary>Were on the shelf and are in the list no more.</summary>
    public int Removed { get; set; }
    /// <summary>Asked earlier not to be listed.</summary>
    public int TakenOff { get; private set; }
    /// <summary>The first of those, for whoever brings the list: only they know the names.</summary>
    public IReadOnlyList<(string Id, string Name)> StayingOff => stayingOff;
    /// <summary>Ties that both groups agreed to and that are shown.</summary>
    public int Ties { get; set; }
    public int TiesChanged { get; set; }
    /// <summary>Ties that only one side confirmed, or none.</summary>
    public int UnconfirmedTies { get; set; }

    /// <summary>Why groups are not listed, how many, and the name of the first.</summary>
    public IReadOnlyDictionary<Reason, (int Number, string First)> Skipped => skipped;
    /// <summary>The first listings, as everyone will see them.</summary>
    public IReadOnlyList<Listing> First => samples;
    public int Shown => Added + Changed + Unchanged;
    public bool IsChange => Added + Changed + Removed + TiesChanged > 0;

    internal void Show(Listing listing)
    {
        if (samples.Count < Samples) samples.Add(listing);
    }

    internal void StayOff(Listing listing)
    {
        if (TakenOff++ < MostNamed) stayingOff.Add((listing.Id, listing.Name));
    }

    internal void Skip(Group group, Reason why) =>
        skipped[why] = skipped.TryGetValue(why, out var before) ? (before.Number + 1, before.First) : (1, group.Name);
}
