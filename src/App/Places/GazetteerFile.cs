using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Text;

namespace Weft.Places;

/// <summary>
/// The gazetteer as it lies in its file, read through a memory map: the system keeps the pages that are used and drops the rest.
/// Layout, little-endian: eight bytes "WEFTGAZ" and the version; four counts (places, names, postings, bytes of text); places; for
/// each value of the top 16 bits of a hash the first name with it, and one more; hashes of names, sorted; for each name its first
/// posting, and one more; postings (row and kind of name); texts, UTF-8 with their length before them.
/// </summary>
public sealed class GazetteerFile : IDisposable
{
    public const byte Version = 2;
    public static ReadOnlySpan<byte> Magic => "WEFTGAZ"u8;
    public const int Buckets = 1 << 16;
    internal const int HeaderLength = 24;

    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly System.Runtime.InteropServices.SafeBuffer bytes;
    private readonly ulong buckets, hashes, starts, postings, texts;

    private GazetteerFile(MemoryMappedFile file)
    {
        this.file = file;
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        bytes = view.SafeMemoryMappedViewHandle;
        Span<byte> magic = stackalloc byte[8];
        if (bytes.ByteLength >= HeaderLength) bytes.ReadSpan(0, magic);
        if (!magic[..7].SequenceEqual(Magic) || magic[7] != Version)
        {
            Dispose();
            throw new InvalidDataException("This is not a gazetteer of this version: build it again.");
        }
        Count = bytes.Read<int>(8);
        NameCount = bytes.Read<int>(12);
        var postingCount = bytes.Read<int>(16);
        buckets = HeaderLength + (ulong)Count * (ulong)Unsafe.SizeOf<PlaceRecord>();
        hashes = buckets + (Buckets + 1) * sizeof(int);
        starts = hashes + (ulong)NameCount * sizeof(ulong);
        postings = starts + (ulong)(NameCount + 1) * sizeof(int);
        texts = postings + (ulong)postingCount * sizeof(uint);
        if (texts + (ulong)bytes.Read<int>(20) <= bytes.ByteLength) return;
        Dispose();
        throw new InvalidDataException("The gazetteer is cut short: build it again.");
    }

    /// <summary>How many places.</summary>
    public int Count { get; }
    /// <summary>How many different names.</summary>
    public int NameCount { get; }

    /// <exception cref="FileNotFoundException"/>
    /// <exception cref="InvalidDataException">It is something else, or of another version.</exception>
    public static GazetteerFile Open(string path) =>
        new(MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read));

    public PlaceRecord this[int row] => bytes.Read<PlaceRecord>(HeaderLength + (ulong)row * (ulong)Unsafe.SizeOf<PlaceRecord>());

    public string Name(in PlaceRecord place)
    {
        Span<byte> text = stackalloc byte[256];
        var length = bytes.Read<byte>(texts + (ulong)place.Name);
        bytes.ReadSpan(texts + (ulong)place.Name + 1, text[..length]);
        return Encoding.UTF8.GetString(text[..length]);
    }

    public string Name(int row) => Name(this[row]);

    /// <summary>The places that a name leads to, none if it is not known.</summary>
    /// <param name="key">See <see cref="PlaceName.Key(string)"/>.</param>
    public Hit[] Find(ReadOnlySpan<char> key)
    {
        var name = IndexOf(PlaceName.Hash(key));
        if (name < 0) return [];
        Span<int> range = stackalloc int[2];
        bytes.ReadSpan(starts + (ulong)name * sizeof(int), range);
        var packed = new uint[range[1] - range[0]];
        bytes.ReadSpan(postings + (ulong)range[0] * sizeof(uint), packed.AsSpan());
        return Array.ConvertAll(packed, Hit.Unpack);
    }

    public bool Knows(ReadOnlySpan<char> key) => IndexOf(PlaceName.Hash(key)) >= 0;

    private int IndexOf(ulong hash)
    {
        Span<int> range = stackalloc int[2];
        bytes.ReadSpan(buckets + (hash >> 48) * sizeof(int), range);
        var (low, high) = (range[0], range[1] - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = bytes.Read<ulong>(hashes + (ulong)middle * sizeof(ulong));
            if (found == hash) return middle;
            if (found < hash) low = middle + 1;
            else high = middle - 1;
        }
        return -1;
    }

    public void Dispose()
    {
        view.Dispose();
        file.Dispose();
    }
}
