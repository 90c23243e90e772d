using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Weft.Map.Graphs;

/// <summary>Eight numbers that are worked on together. An array of them lies flat: the i-th begins at 8 i.</summary>
internal readonly struct Eight(Vector256<double> low, Vector256<double> high)
{
    public const int Count = 8;

    /// <summary>For each set of the eight, all bits of those in it.</summary>
    private static readonly double[] Masks = [.. Enumerable.Range(0, 1 << Count).SelectMany(set =>
        Enumerable.Range(0, Count).Select(i => BitConverter.Int64BitsToDouble((set >> i & 1) == 0 ? 0 : -1)))];

    private readonly Vector256<double> _low = low, _high = high;

    public static Eight All(double value) => new(Vector256.Create(value), Vector256.Create(value));

    /// <param name="values">At most eight; those that are not there are 0.</param>
    public static Eight Of(ReadOnlySpan<int> values)
    {
        Span<double> eight = stackalloc double[Count];
        for (var i = 0; i < values.Length; i++) eight[i] = values[i];
        return new(Vector256.Create<double>(eight), Vector256.Create<double>(eight[(Count / 2)..]));
    }

    public static Eight Load(double[] from, int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)from.Length / Count);
        ref var first = ref MemoryMarshal.GetArrayDataReference(from);
        return new(Vector256.LoadUnsafe(ref first, (nuint)i * Count), Vector256.LoadUnsafe(ref first, (nuint)i * Count + Count / 2));
    }

    public void Store(double[] to, int i)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)i, (uint)to.Length / Count);
        ref var first = ref MemoryMarshal.GetArrayDataReference(to);
        _low.StoreUnsafe(ref first, (nuint)i * Count);
        _high.StoreUnsafe(ref first, (nuint)i * Count + Count / 2);
    }

    public static Eight operator +(Eight a, Eight b) => new(a._low + b._low, a._high + b._high);
    public static Eight operator *(Eight a, Eight b) => new(a._low * b._low, a._high * b._high);
    public static Eight operator /(Eight a, Eight b) => new(a._low / b._low, a._high / b._high);
    public static Eight Max(Eight a, Eight b) => new(Vector256.Max(a._low, b._low), Vector256.Max(a._high, b._high));

    /// <summary>Those of a set as they are, and 0 for the others.</summary>
    public Eight Of(byte set)
    {
        var mask = Load(Masks, set);
        return new(_low & mask._low, _high & mask._high);
    }

    /// <summary>1 / x where x is above the given bound, and 1 elsewhere; null if none is.</summary>
    public Eight? InverseAbove(double bound)
    {
        var (least, one) = (Vector256.Create(bound), Vector256<double>.One);
        var (low, high) = (Vector256.GreaterThan(_low, least), Vector256.GreaterThan(_high, least));
        if (low == Vector256<double>.Zero && high == Vector256<double>.Zero) return null;
        return new(Vector256.ConditionalSelect(low, one / _low, one), Vector256.ConditionalSelect(high, one / _high, one));
    }

    public double Sum() => Vector256.Sum(_low + _high);
}
