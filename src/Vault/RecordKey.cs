namespace Weft.Vault;

/// <summary>
/// The key of one row in one epoch of a space, and of nothing else: for somebody who may read one thing. Neither the space's key nor any other row's can be had
/// from it.
/// </summary>
public sealed class RecordKey : IDisposable
{
    private readonly Secret secret;

    /// <param name="secret">The key's from now on: it is disposed of with it.</param>
    internal RecordKey(RecordPlace place, Secret secret) => (Place, this.secret) = (place, secret);

    public RecordPlace Place { get; }

    /// <summary>The same box as <see cref="SpaceKey.Seal"/> makes for this row.</summary>
    public byte[] Seal(string kind, long version, string part, ReadOnlySpan<byte> text) => Box.Seal(secret, Place.LabelOf(kind, version, part), text);

    /// <exception cref="SealBrokenException">It is another row's, kind's, version's or epoch's, or was changed.</exception>
    public byte[] Open(string kind, long version, string part, ReadOnlySpan<byte> box) => Box.Open(secret, Place.LabelOf(kind, version, part), box);

    /// <summary>Tells this key from all others, and nothing of it to who does not have it: 64 hexadecimal digits.</summary>
    public string Fingerprint()
    {
        using var fingerprint = secret.Derive("weft record fingerprint 1");
        return Convert.ToHexStringLower(fingerprint.Bytes);
    }

    public byte[] HandTo(PublicKey visitor) => visitor.HandOver(secret, Place.LabelOf("", 0, "handed key"));

    /// <exception cref="SealBrokenException">It was handed to somebody else, or is of another row, space or epoch.</exception>
    public static RecordKey Take(KeyPair visitor, ReadOnlySpan<byte> handed, RecordPlace place) => new(place, visitor.Take(handed, place.LabelOf("", 0, "handed key")));

    /// <summary>For whoever comes with the code of an invitation.</summary>
    public byte[] HandTo(InvitationCode code)
    {
        using var key = code.Key;
        return Close(key, Place.LabelOf("", 0, "invited key"));
    }

    /// <exception cref="SealBrokenException">The invitation is another's, or to another row, space or epoch.</exception>
    public static RecordKey Take(InvitationCode code, ReadOnlySpan<byte> handed, RecordPlace place)
    {
        using var key = code.Key;
        return new(place, Box.OpenSecret(key, place.LabelOf("", 0, "invited key"), handed));
    }

    /// <summary>For whoever has the key of another row.</summary>
    public byte[] HandTo(RecordKey other) => Close(other.secret, Place.LabelOf(other.Place.Row, 0, "key by another"));

    /// <exception cref="SealBrokenException">It was handed to who has another key, or is of another row, space or epoch.</exception>
    public static RecordKey Take(RecordKey other, ReadOnlySpan<byte> handed, RecordPlace place) =>
        new(place, Box.OpenSecret(other.secret, place.LabelOf(other.Place.Row, 0, "key by another"), handed));

    /// <summary>For whoever has it already: nobody but themselves can have written this, which a key that was handed over does not show.</summary>
    public byte[] Keep(KeyPair owner)
    {
        using var key = owner.Seed.Derive("weft kept records 1");
        return Close(key, Place.LabelOf("", 0, "kept key"));
    }

    /// <exception cref="SealBrokenException">Somebody else wrote it, or it is of another row, space or epoch.</exception>
    public static RecordKey Kept(KeyPair owner, ReadOnlySpan<byte> kept, RecordPlace place)
    {
        using var key = owner.Seed.Derive("weft kept records 1");
        return new(place, Box.OpenSecret(key, place.LabelOf("", 0, "kept key"), kept));
    }

    public void Dispose() => secret.Dispose();

    private byte[] Close(Secret key, Label label)
    {
        var box = Box.Seal(key, label, secret.Bytes);
        secret.MustRemain();
        return box;
    }
}

/// <summary>Which row a key is of, and in which epoch of its space.</summary>
public readonly record struct RecordPlace(string Space, long Epoch, string Table, string Row)
{
    internal Label LabelOf(string kind, long version, string part) => new(Table, Space, Row, kind, Epoch, version, part);
}
