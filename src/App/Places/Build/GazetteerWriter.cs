using System.Runtime.InteropServices;
using System.Text;

namespace Weft.Places.Build;

/// <summary>Writes a gazetteer in the layout that <see cref="GazetteerFile"/> reads.</summary>
public static class GazetteerWriter
{
    public static void Write(Stream to, IReadOnlyList<DraftPlace> places, IEnumerable<(ulong Hash, Hit Hit)> names)
    {
        var (records, texts) = Records(places);
        var sorted = names.ToArray();
        Array.Sort(sorted, (a, b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Hit.Packed.CompareTo(b.Hit.Packed));
        var hashes = new List<ulong>(sorted.Length);
        var starts = new List<int>(sorted.Length);
        var postings = new List<uint>(sorted.Length);
        foreach (var (hash, hit) in sorted)
        {
            if (hashes.Count == 0 || hashes[^1] != hash)
            {
                hashes.Add(hash);
                starts.Add(postings.Count);
            }
            else if (Hit.Unpack(postings[^1]).Row == hit.Row) continue;
            postings.Add(hit.Packed);
        }
        starts.Add(postings.Count);

        using var write = new BinaryWriter(to, Encoding.UTF8, leaveOpen: true);
        write.Write(GazetteerFile.Magic);
        write.Write(GazetteerFile.Version);
        write.Write(records.Length);
        write.Write(hashes.Count);
        write.Write(postings.Count);
        write.Write(texts.Length);
        write.Write(MemoryMarshal.AsBytes<PlaceRecord>(records));
        write.Write(MemoryMarshal.AsBytes<int>(Buckets(hashes)));
        write.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(hashes)));
        write.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(starts)));
        write.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(postings)));
        write.Write(texts);
    }

    private static (PlaceRecord[] Records, byte[] Texts) Records(IReadOnlyList<DraftPlace> places)
    {
        var texts = new MemoryStream();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var records = new PlaceRecord[places.Count];
        for (var row = 0; row < records.Length; row++)
        {
            var place = places[row];
            if (!at.TryGetValue(place.Name, out var name))
            {
                var bytes = Encoding.UTF8.GetBytes(place.Name);
                if (bytes.Length > 255) throw new InvalidDataException($"A name of {bytes.Length} bytes: {place.Name}");
                at[place.Name] = name = (int)texts.Length;
                texts.WriteByte((byte)bytes.Length);
                texts.Write(bytes);
            }
            records[row] = new PlaceRecord
            {
                Latitude = (int)Math.Round(place.Position.Latitude * 1e5),
                Longitude = (int)Math.Round(place.Position.Longitude * 1e5),
                Population = place.Population,
                Name = name,
                Region = place.Region,
                County = place.County,
                CountryLetters = PlaceRecord.Letters(place.Country),
                Radius = place.Radius,
                Kind = place.Kind,
                Fame = place.Fame,
            };
        }
        return (records, texts.ToArray());
    }

    private static int[] Buckets(List<ulong> hashes)
    {
        var buckets = new int[GazetteerFile.Buckets + 1];
        foreach (var hash in hashes)
            buckets[(int)(hash >> 48) + 1]++;
        for (var i = 1; i < buckets.Length; i++)
            buckets[i] += buckets[i - 1];
        return buckets;
    }
}

/// <summary>A place on its way into the gazetteer.</summary>
public sealed class DraftPlace
{
    public required string Name { get; init; }
    public required string Country { get; init; }
    public required PlaceKind Kind { get; init; }
    public Position Position { get; set; }
    public uint Population { get; set; }
    public int Region { get; set; } = -1;
    public int County { get; set; } = -1;
    public ushort Radius { get; set; }
    public byte Fame { get; init; }
}
