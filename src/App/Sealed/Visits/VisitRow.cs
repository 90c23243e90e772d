using NodaTime;
using NodaTime.Text;

namespace Weft.Sealed;

/// <summary>A visit as it is stored.</summary>
public sealed record VisitRow
{
    public string SpaceId { get; init; } = "";
    public string Account { get; init; } = "";
    public string CardId { get; init; } = "";
    /// <summary>The epoch whose key of the record the visitor keeps.</summary>
    public long Since { get; init; }
    /// <summary>The salt of that key.</summary>
    public string? SinceSalt { get; init; }
    /// <summary>The epoch whose key of the record was handed to them last.</summary>
    public long Epoch { get; init; }
    /// <summary>The salt of that key.</summary>
    public string? Salt { get; init; }
    public string EndsAt { get; init; } = "";
    /// <summary>The key of the epoch in which they came, as they sealed it to themselves; empty until they have.</summary>
    public byte[] Kept { get; init; } = [];
    /// <summary>Of a member whom a Weft of before made a visitor: the space's key of that epoch, as it was handed to them, until they come by and keep the record's instead.</summary>
    public byte[]? WasHanded { get; init; }
    /// <summary>Null while they are paused.</summary>
    public byte[]? Handed { get; init; }
    /// <summary>Sealed with the kept key.</summary>
    public byte[] Told { get; init; } = [];
    /// <summary>What they want to be called, sealed for the members; null until they have a seat.</summary>
    public byte[]? Called { get; init; }
    /// <summary>The epoch and the salt under which the record lies now; read with all visits of a space alone.</summary>
    public long RecordEpoch { get; init; }
    public string? RecordSalt { get; init; }

    public static string Write(Instant until) => InstantPattern.General.Format(until);
}

/// <summary>What a visitor is told beside the record itself.</summary>
public sealed record Told
{
    public int Shape { get; init; } = 1;
    public string Space { get; init; } = "";
    /// <summary>What who let them in is called.</summary>
    public string By { get; init; } = "";
    public Instant Until { get; init; }
    /// <summary>The fingerprint of the key that was handed over with it: who can write to the database alone cannot hand over another.</summary>
    public string Key { get; init; } = "";
}
