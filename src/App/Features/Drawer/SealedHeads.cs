using System.Buffers;
using System.Data.Common;
using Weft.Spaces;
using Weft.Storage;

namespace Weft.Drawer;

/// <summary>Heads as they were read, one after the other in a few large pieces of memory: a box of its own for each would keep the collector busier than opening them all.</summary>
internal sealed class SealedHeads
{
    private readonly List<(string Id, long Epoch, long Version, int Start, int Length)> rows = [];
    private byte[] boxes = [];
    private int end;
    private readonly Func<int, Memory<byte>> room;

    public SealedHeads() => room = Room;

    public int Count => rows.Count;

    /// <param name="reader">Stands at a row of id, epoch, version and head.</param>
    public void Add(DbDataReader reader)
    {
        var start = end;
        reader.CopyBytes(3, room);
        rows.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), start, end - start));
    }

    /// <summary>Opens them; their memory is given back.</summary>
    /// <exception cref="Vault.SealBrokenException">One of them was changed, moved, or sealed with another key.</exception>
    public List<CardHead<THead>> Open<THead>(OpenSpace space, string kind)
    {
        var heads = new List<CardHead<THead>>(rows.Count);
        foreach (var (id, epoch, version, start, length) in rows)
            heads.Add(new(id, version, SealedJson.Read<THead>(space.KeyOf(epoch).Open("card", id, kind, version, "head", boxes.AsSpan(start, length)))));
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
