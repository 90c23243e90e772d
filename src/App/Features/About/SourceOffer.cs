namespace Weft.About;

/// <summary>Where the source of the Weft that is running stands; AGPL, section 13. It always stands here too, as it was built.</summary>
/// <param name="Elsewhere">Where its changes are published, if whoever runs it said so.</param>
public sealed record SourceOffer(Uri? Elsewhere)
{
    public const string Archive = "/source.zip", Licence = "/licence.txt";

    public static string Version { get; } = typeof(SourceOffer).Assembly.GetName().Version!.ToString(3);

    /// <param name="address">What --source or WEFT_SOURCE says; null or empty if nothing.</param>
    /// <exception cref="InvalidDataException">It is no address of a web page.</exception>
    public static SourceOffer At(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return new((Uri?)null);
        return Uri.TryCreate(address.Trim(), UriKind.Absolute, out var elsewhere) && elsewhere.Scheme is "https" or "http"
            ? new(elsewhere)
            : throw new InvalidDataException($"--source (or WEFT_SOURCE) is where you publish your changed Weft, and begins with https:// or http://. This does not: {address}");
    }
}
