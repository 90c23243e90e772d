using System.Runtime.InteropServices;

namespace Weft.Places;

/// <summary>What a row of the gazetteer is, from the smallest to the largest.</summary>
public enum PlaceKind : byte
{
    /// <summary>A part of a town.</summary>
    Section,
    Town,
    /// <summary>A postcode district (SE17, 60614).</summary>
    Postcode,
    /// <summary>A postcode area (SE).</summary>
    PostcodeArea,
    /// <summary>A division of the second level, or a historic county made of several.</summary>
    County,
    /// <summary>A division of the first level.</summary>
    Region,
    Country,
}

/// <summary>How a name stands for a place.</summary>
public enum NameKind : byte
{
    /// <summary>The name itself.</summary>
    Primary,
    /// <summary>Its name in another language, or another spelling.</summary>
    Alternate,
    /// <summary>A name without the word for what it is: "Leeds" of "City and Borough of Leeds".</summary>
    Short,
    /// <summary>A code of a few capital letters: "TX", "DE".</summary>
    Code,
}

/// <summary>One row of the gazetteer file, as it lies in the file.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly struct PlaceRecord
{
    /// <summary>Hundred-thousandths of a degree.</summary>
    public required int Latitude { get; init; }
    /// <summary>Hundred-thousandths of a degree.</summary>
    public required int Longitude { get; init; }
    /// <summary>People; for a region the sum of its towns; 0 if not known.</summary>
    public required uint Population { get; init; }
    /// <summary>Where the name begins in the pool of texts.</summary>
    public required int Name { get; init; }
    /// <summary>The row of the first-level division, -1 if none.</summary>
    public required int Region { get; init; }
    /// <summary>The row of the second-level division (for a division: of the historic county above it), -1 if none.</summary>
    public required int County { get; init; }
    /// <summary>Two letters of ISO 3166-1.</summary>
    public required ushort CountryLetters { get; init; }
    /// <summary>Kilometres within which nine tenths of it lie.</summary>
    public required ushort Radius { get; init; }
    public required PlaceKind Kind { get; init; }
    /// <summary>How many other names it has, in whatever languages, up to 255: what is known abroad has many.</summary>
    public required byte Fame { get; init; }

    public Position Position => new(Latitude / 1e5, Longitude / 1e5);
    public string Country => new([(char)(CountryLetters >> 8), (char)(CountryLetters & 255)]);
    public bool IsArea => Kind >= PlaceKind.County;

    public static ushort Letters(string country) => (ushort)(country[0] << 8 | country[1]);
}

/// <summary>A row of the gazetteer that a name leads to.</summary>
public readonly record struct Hit(int Row, NameKind Kind)
{
    public uint Packed => (uint)Row << 2 | (uint)Kind;
    public static Hit Unpack(uint packed) => new((int)(packed >> 2), (NameKind)(packed & 3));
}
