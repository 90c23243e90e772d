namespace Weft.Vault;

/// <summary>The half of an X25519 key pair that everyone may know.</summary>
public sealed class PublicKey : IEquatable<PublicKey>
{
    private readonly byte[] bytes;

    /// <param name="bytes">32 of them.</param>
    public PublicKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Sodium.KeyLength) throw new ArgumentException("A public key has 32 bytes.", nameof(bytes));
        this.bytes = bytes.ToArray();
    }

    internal ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>False of a point of small order, which is nobody's: what is sealed to it would open for everybody.</summary>
    public bool CanBeSealedTo => Sodium.TrySeal(stackalloc byte[Sodium.SealLength], [], bytes);

    public byte[] ToBytes() => [.. bytes];

    /// <summary>64 hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(bytes);

    public static PublicKey? Parse(string? text)
    {
        Span<byte> bytes = stackalloc byte[Sodium.KeyLength];
        return text?.Length == 2 * bytes.Length && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done ? new(bytes) : null;
    }

    /// <summary>Hands a secret over: only who has the private half can take it, and only as what it is handed over as.</summary>
    /// <exception cref="ArgumentException">The key is a point of small order: what is sealed to it would open for everybody.</exception>
    public byte[] HandOver(Secret secret, Label label) => Handed.Seal(this, secret, label);

    public bool Equals(PublicKey? other) => other is not null && bytes.AsSpan().SequenceEqual(other.bytes);

    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    public override int GetHashCode() => BitConverter.ToInt32(bytes);
}
