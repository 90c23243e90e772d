using System.Numerics;

namespace Weft.Groups;

/// <summary>Some of the listings of a catalogue, as one bit each.</summary>
internal sealed class DocumentSet(int size)
{
    private readonly ulong[] bits = new ulong[(size + 63) / 64];

    public int Size => size;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in bits)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool IsEmpty => !bits.AsSpan().ContainsAnyExcept(0UL);

    public bool Contains(int document) => (bits[document >> 6] >> document & 1) != 0;

    public void Add(int document) => bits[document >> 6] |= 1UL << document;

    public void AddAll(IEnumerable<int> documents)
    {
        foreach (var document in documents) Add(document);
    }

    public static DocumentSet All(int size)
    {
        var all = new DocumentSet(size);
        all.bits.AsSpan().Fill(ulong.MaxValue);
        if (size % 64 != 0) all.bits[^1] = (1UL << size) - 1;
        return all;
    }

    public DocumentSet Copy()
    {
        var copy = new DocumentSet(size);
        bits.CopyTo(copy.bits, 0);
        return copy;
    }

    public DocumentSet IntersectWith(DocumentSet? other)
    {
        for (var i = 0; other is not null && i < bits.Length; i++)
            bits[i] &= other.bits[i];
        return this;
    }

    public DocumentSet UnionWith(DocumentSet other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] |= other.bits[i];
        return this;
    }

    public DocumentSet Without(DocumentSet other)
    {
        for (var i = 0; i < bits.Length; i++)
            bits[i] &= ~other.bits[i];
        return this;
    }

    /// <summary>In ascending order.</summary>
    public IEnumerable<int> Documents()
    {
        for (var i = 0; i < bits.Length; i++)
        {
            for (var rest = bits[i]; rest != 0; rest &= rest - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
        }
    }
}
