using System.Collections.Concurrent;

namespace Weft.Drawing;

/// <summary>
/// The coasts of the world in three levels of detail (Natural Earth 1:110m, 1:50m, 1:10m; public domain), from the file that
/// assets/coasts.mjs makes, which says what stands in it.
/// </summary>
public sealed class Coasts
{
    private static ReadOnlySpan<byte> Mark => "WEFTCST1"u8;
    private const int MostKept = 64;
    private readonly Coast[][] _levels;
    private readonly ConcurrentDictionary<(MapView, int), string> _kept = new();

    private Coasts(Coast[][] levels) => _levels = levels;

    /// <summary>A world without land: maps show where places lie to each other, and no coast.</summary>
    public static readonly Coasts None = new([[]]);

    /// <summary>Where the build puts the file.</summary>
    public static string UsualPath => Path.Combine(AppContext.BaseDirectory, "coasts.bin");

    /// <summary>From the usual place; <see cref="None"/> if the file is not there.</summary>
    public static Coasts Load(string? path = null)
    {
        path ??= UsualPath;
        return File.Exists(path) ? Read(File.ReadAllBytes(path)) : None;
    }

    /// <exception cref="InvalidDataException">These are not the bytes of a coast file.</exception>
    public static Coasts Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith(Mark)) throw new InvalidDataException("This is not a file of coasts");
        bytes = bytes[Mark.Length..];
        var levels = new Coast[Number(ref bytes)][];
        for (var level = 0; level < levels.Length; level++)
        {
            levels[level] = new Coast[Number(ref bytes)];
            for (var ring = 0; ring < levels[level].Length; ring++)
            {
                var points = new (float, float)[Number(ref bytes)];
                var (x, y) = (0, 0);
                for (var i = 0; i < points.Length; i++)
                    points[i] = ((x += Difference(ref bytes)) / 1000f, (y += Difference(ref bytes)) / 1000f);
                levels[level][ring] = new(points);
            }
        }
        return new(levels);
    }

    /// <summary>The outlines of a view as they were drawn before: many ask for the same view, and drawing it takes long.</summary>
    internal string Kept(MapView view, int letters, Func<string> draw)
    {
        if (_kept.TryGetValue((view, letters), out var drawn)) return drawn;
        if (_kept.Count >= MostKept) _kept.Clear();
        return _kept[(view, letters)] = draw();
    }

    /// <summary>The outlines that are fine enough for a drawing in which one unit is so many kilometres.</summary>
    internal IReadOnlyList<Coast> For(double kilometresPerUnit)
    {
        var level = kilometresPerUnit > 40 ? 0 : kilometresPerUnit > 5 ? 1 : 2;
        return _levels[Math.Min(level, _levels.Length - 1)];
    }

    private static int Difference(ref ReadOnlySpan<byte> bytes)
    {
        var number = Number(ref bytes);
        return (number >> 1) ^ -(number & 1);
    }

    private static int Number(ref ReadOnlySpan<byte> bytes)
    {
        var (number, shift) = (0, 0);
        for (var i = 0; i < bytes.Length && shift < 32; i++, shift += 7)
        {
            number |= (bytes[i] & 127) << shift;
            if (bytes[i] > 127) continue;
            bytes = bytes[(i + 1)..];
            return number;
        }
        throw new InvalidDataException("The file of coasts is cut short");
    }
}
