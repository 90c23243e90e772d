using Weft.Vault;

namespace Weft.Accounts;

/// <summary>What can be known of an account without its keys.</summary>
public sealed record KnownAccount
{
    public string Id { get; init; } = "";
    public string NameMark { get; init; } = "";
    public bool Operates { get; init; }
    /// <summary>Whose key it has.</summary>
    public long Spaces { get; init; }
    /// <summary>Of those, how many nobody else has the key of.</summary>
    public long Alone { get; init; }
    /// <summary>How many single records of spaces it may read.</summary>
    public long Visits { get; init; }

    /// <summary>The beginning of the name's mark, which is long enough to tell accounts apart.</summary>
    public string Mark => NameMark[..12];
}

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
