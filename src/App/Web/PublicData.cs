using NodaTime;

namespace Weft.Web;

/// <summary>What the public pages show.</summary>
public interface IPublicData
{
    /// <summary>When it was last known to be what the database holds, if that cannot be asked any more; null while it can.</summary>
    Instant? AsOf { get; }
}

/// <summary>Says of a page that it shows public data.</summary>
public interface IShowsPublicData;
