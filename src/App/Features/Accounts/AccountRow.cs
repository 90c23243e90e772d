using Weft.Vault;

namespace Weft.Accounts;

/// <summary>An account as it is stored: keys that are sealed, and marks that cannot be read.</summary>
public sealed record AccountRow
{
    public string Id { get; init; } = "";
    /// <summary>Whether it may change how this Weft is run.</summary>
    public bool Operates { get; init; }
    public string NameMark { get; init; } = "";
    public byte[] PublicKey { get; init; } = [];
    public byte[] Salt { get; init; } = [];
    public long Memory { get; init; }
    public long Passes { get; init; }
    public int Host { get; init; }
    public string? HostName { get; init; }
    public byte[] Proof { get; init; } = [];
    public byte[] KeyBox { get; init; } = [];
    public byte[]? RecoveryMark { get; init; }
    public byte[]? RecoveryBox { get; init; }
    public long Version { get; init; }
    public byte[] Body { get; init; } = [];

    public PassphraseLock Lock => new(Salt, Memory, Passes, Host, Proof, KeyBox) { HostName = HostName };

    public AccountRow LockedBy(PassphraseLock made) =>
        this with { Salt = made.Salt, Memory = made.Memory, Passes = made.Passes, Host = made.Host, HostName = made.HostName, Proof = made.Proof, KeyBox = made.KeyBox };

    public RecoveryLock? Recovery => RecoveryMark is { } mark && RecoveryBox is { } box ? new(mark, box) : null;

    public AccountRow RecoveredBy(RecoveryLock made) => this with { RecoveryMark = made.Mark, RecoveryBox = made.KeyBox };
}
