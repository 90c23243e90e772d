using System.Data.Common;
using Dapper;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>A key of a space that an account has believed.</summary>
public sealed record KnownKey(long Epoch, string Fingerprint);

/// <summary>
/// The keys that an account has believed, sealed so that nobody else can write them. Whoever can write to the database can hand over a key of their own
/// making, since a sealed box does not say who made it: so a space that is not on the ring is not the account's, and a newer key of one that is on it is
/// believed only if the known one stands before it in the chain of epochs.
/// </summary>
internal sealed record KeyRing
{
    public int Shape { get; init; } = 1;
    public SortedDictionary<string, KnownKey> Spaces { get; init; } = new(StringComparer.Ordinal);

    /// <exception cref="SealBrokenException">It is not the account's own, or is of another version.</exception>
    public static KeyRing Open(KeyRingRow row, KeyPair keys)
    {
        using var key = KeyOf(keys);
        return SealedJson.Read<KeyRing>(Box.Open(key, LabelOf(row.Account, row.Version), row.Ring));
    }

    /// <summary>Writes down that the account believes a key, in the transaction in which it comes by it or has followed the chain to it.</summary>
    public static Func<DbConnection, DbTransaction, Task> Learn(string account, KeyPair keys, SpaceKey believed)
    {
        var known = new KnownKey(believed.Epoch, believed.Fingerprint());
        return (connection, transaction) => Change(connection, transaction, account, keys, spaces => spaces[believed.Space] = known);
    }

    /// <summary>Writes down that the account has left a space.</summary>
    public static Func<DbConnection, DbTransaction, Task> Forget(string account, KeyPair keys, string space) =>
        (connection, transaction) => Change(connection, transaction, account, keys, spaces => spaces.Remove(space));

    private static async Task Change(DbConnection connection, DbTransaction transaction, string account, KeyPair keys, Action<SortedDictionary<string, KnownKey>> change)
    {
        await connection.ExecuteAsync("""
            insert into key_ring (account, version, ring) select id, 0, @empty from account where id = @account on conflict (account) do nothing
            """, new { account, empty = Array.Empty<byte>() }, transaction);
        var row = await connection.QuerySingleOrDefaultAsync<KeyRingRow>(
            "update key_ring set version = version + 1 where account = @account returning account, version, ring", new { account }, transaction);
        // Deleted meanwhile.
        if (row is null) return;
        var ring = row.Version == 1 ? new() : Open(row with { Version = row.Version - 1 }, keys);
        change(ring.Spaces);
        using var key = KeyOf(keys);
        var box = SealedJson.Seal(ring, text => Box.Seal(key, LabelOf(account, row.Version), text));
        await connection.ExecuteAsync("update key_ring set ring = @box where account = @account", new { account, box }, transaction);
    }

    private static Secret KeyOf(KeyPair keys) => keys.Seed.Derive("weft key ring 1");

    private static Label LabelOf(string account, long version) => Label.Of("key_ring", account, "ring", version);
}
