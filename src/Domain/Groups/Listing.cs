using System.Security.Cryptography;
using System.Text;
using Weft.Places;

namespace Weft.Groups;

/// <summary>What the world may read of a group: facts that are public already, and nothing that only the group itself can say.</summary>
public sealed record Listing
{
    /// <summary>12 letters and digits; made of the source's name and the source's own id, so that it stays when anything else changes.</summary>
    public required string Id { get; init; }
    public required string Source { get; init; }
    public required string Name { get; init; }
    /// <summary>What people call it for short; null if nobody said.</summary>
    public string? Acronym { get; init; }
    public GroupKind Kind { get; init; }
    public string Description { get; init; } = "";
    /// <summary>An http or https address; null if there is none.</summary>
    public string? Website { get; init; }
    public Scale? Scale { get; init; }
    /// <summary>The town or region by name, no address; empty if nothing may be said.</summary>
    public string Place { get; init; } = "";
    public string? Region { get; init; }
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }
    /// <summary>Snapped to <see cref="Precision"/>; null if the place is not known.</summary>
    public Position? Position { get; init; }
    public Precision Precision { get; init; }
    public ValueList<string> Causes { get; init; } = [];
    public ValueList<string> Specialisms { get; init; } = [];
    public ValueList<string> Languages { get; init; } = [];
    public ValueList<string> WorksIn { get; init; } = [];

    /// <summary>Two letters and digits in five bits each, without those that look alike (Crockford's base 32).</summary>
    public static string MakeId(string source, string id)
    {
        const string alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{id}"));
        var bits = BitConverter.IsLittleEndian ? System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash) : BitConverter.ToUInt64(hash);
        return string.Create(12, bits, static (letters, bits) =>
        {
            for (var i = 0; i < letters.Length; i++, bits >>= 5)
                letters[i] = alphabet[(int)(bits & 31)];
        });
    }

    /// <summary>Whether a text can be the id of a listing.</summary>
    public static bool IsId(string text) =>
        text.Length == 12 && !text.AsSpan().ContainsAnyExcept("0123456789abcdefghjkmnpqrstvwxyz");
}
