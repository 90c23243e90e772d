using System.Globalization;

namespace Weft.Sealed;

/// <summary>The files of a record, as its page shows them.</summary>
/// <param name="Files">In the order in which they were added.</param>
/// <param name="Address">Of the record: a file's is this, "/files/" and its id; a form that takes one out is sent to this.</param>
/// <param name="MayChange">Whether whoever looks may take one out.</param>
public sealed record Attached(IReadOnlyList<AttachedFile> Files, string Address, bool MayChange)
{
    public string AddressOf(AttachedFile file) => $"{Address}/files/{file.Id}";

    /// <summary>"340 KB", "2.4 MB".</summary>
    public static string Size(long bytes, CultureInfo culture) => bytes < 1_000_000
        ? string.Create(culture, $"{Math.Max(1, (bytes + 500) / 1000)} KB")
        : string.Create(culture, $"{bytes / 1_000_000m:0.#} MB");
}
