using System.Buffers;
using System.Data.Common;
using Weft.Storage;

namespace Weft.Sealed;

/// <summary>Heads as they were read, one after the other in a few large pieces of memory: a box of its own for each would keep the collector busier than opening them all.</summary>
internal sealed class SealedHeads
{
    private readonly List<(string Id, long Epoch, long Version, string? Salt, int Start, int Length)> rows = [];
    private byte[] boxes = [];
    private int end;
    private readonly Func<int, Memory<byte>> room;

    public SealedHeads() => room = Room;

    public int Count => rows.Count;

    /// <summary>The newest epoch of those that were read.</summary>
    public long Newest { get; private set; }

    /// <param name="reader">Stands at a row of id, epoch, version, head and salt.</param>
    public void Add(DbDataReader reader)
    {
        var (start, epoch) = (end, reader.GetInt64(1));
        reader.CopyBytes(3, room);
        rows.Add((reader.GetString(0), epoch, reader.GetInt64(2), reader.IsDBNull(4) ? null : reader.GetString(4), start, end - start));
        Newest = Math.Max(Newest, epoch);
    }

    /// <summary>Opens them; their memory is given back.</summary>
    /// <exception cref="Vault.SealBrokenException">One of them was changed, moved, or sealed with another key.</exception>
    public List<CardHead<THead>> Open<THead>(OpenSpace space, string kind)
    {
        var heads = new List<CardHead<THead>>(rows.Count);
        foreach (var (id, epoch, version, salt, start, length) in rows)
            heads.Add(new(id, version, SealedJson.Read<THead>(space.KeyOf(epoch).Open("card", id, kind, version, "head", boxes.AsSpan(start, length), salt))));
        ArrayPool<byte>.Shared.Return(boxes);
        boxes = [];
        return heads;
    }

    private Memory<byte> Room(int length)
    {
        if (length > boxes.Length - end) Grow(end + length);
        end += length;
        return boxes.AsMemory(end - length, length);
    }

    private void Grow(int least)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, 2 * boxes.Length));
        boxes.AsSpan(0, end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(boxes);
        boxes = larger;
    }
}
