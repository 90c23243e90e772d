using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Vault;

/// <summary>The key that the members of a space share, during one epoch. An epoch ends when somebody has to leave.</summary>
public sealed class SpaceKey : IDisposable
{
    private readonly Secret secret;
    private readonly Secret rows;
    private readonly Secret fence;
    private readonly Secret past;

    private SpaceKey(string space, long epoch, Secret secret)
    {
        (Space, Epoch, this.secret) = (space, epoch, secret);
        rows = secret.Derive("weft space rows 1");
        fence = secret.Derive("weft space roster 1");
        past = secret.Derive("weft space past 1");
        Intake = new(secret.Derive("weft space intake 1"));
    }

    public string Space { get; }
    public long Epoch { get; }

    /// <summary>Opens what somebody outside sealed to the space.</summary>
    public KeyPair Intake { get; }

    public static SpaceKey First(string space) => new(space, 1, Secret.Random());

    /// <summary>The key of the next epoch, and this one sealed under it, so that who has the newest can open everything older.</summary>
    public (SpaceKey Next, byte[] Previous) Turn()
    {
        var next = new SpaceKey(Space, Epoch + 1, Secret.Random());
        var previous = Box.Seal(next.past, PreviousLabel(Epoch), secret.Bytes);
        secret.MustRemain();
        return (next, previous);
    }

    /// <exception cref="SealBrokenException">It is not the key of the epoch before this one.</exception>
    public SpaceKey Before(ReadOnlySpan<byte> previous) =>
        new(Space, Epoch - 1, Box.OpenSecret(past, PreviousLabel(Epoch - 1), previous));

    public byte[] HandTo(PublicKey member) => member.HandOver(secret, HandedLabel(Space, Epoch));

    /// <exception cref="SealBrokenException">It was handed to somebody else, or is of another space or epoch.</exception>
    public static SpaceKey Take(KeyPair member, ReadOnlySpan<byte> handed, string space, long epoch) =>
        new(space, epoch, member.Take(handed, HandedLabel(space, epoch)));

    /// <summary>Tells this key from all others, and nothing of it to who does not have it: 64 hexadecimal digits.</summary>
    public string Fingerprint()
    {
        using var fingerprint = secret.Derive("weft space fingerprint 1");
        return Convert.ToHexStringLower(fingerprint.Bytes);
    }

    /// <summary>For whoever comes with the code of an invitation.</summary>
    public byte[] HandTo(InvitationCode code)
    {
        using var key = code.Key;
        return Box.Seal(key, InvitedLabel(Space, Epoch), secret.Bytes);
    }

    /// <exception cref="SealBrokenException">The invitation is another's, or to another space or epoch.</exception>
    public static SpaceKey Take(InvitationCode code, ReadOnlySpan<byte> handed, string space, long epoch)
    {
        using var key = code.Key;
        return new(space, epoch, Box.OpenSecret(key, InvitedLabel(space, epoch), handed));
    }

    /// <summary>Seals a part of a row with the row's own key.</summary>
    /// <param name="salt">A row that has had another salt has had another key: who has that one cannot open this. Null if there was none yet.</param>
    public byte[] Seal(string table, string row, string kind, long version, string part, ReadOnlySpan<byte> text, Padding padding = Padding.Body, string? salt = null)
    {
        Span<byte> key = stackalloc byte[Secret.Length];
        RowKey(table, row, salt, key);
        try
        {
            return Box.Seal(key, new(table, Space, row, kind, Epoch, version, part), text, padding);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <exception cref="SealBrokenException">It is another row's, kind's, version's or epoch's, or was changed.</exception>
    public byte[] Open(string table, string row, string kind, long version, string part, ReadOnlySpan<byte> box, string? salt = null)
    {
        Span<byte> key = stackalloc byte[Secret.Length];
        RowKey(table, row, salt, key);
        try
        {
            return Box.Open(key, new(table, Space, row, kind, Epoch, version, part), box);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>The key of one row alone, for somebody who may read that and no more.</summary>
    public RecordKey RecordOf(string table, string row, string? salt = null)
    {
        Span<byte> key = stackalloc byte[Secret.Length];
        RowKey(table, row, salt, key);
        try
        {
            return new(new(Space, Epoch, table, row), new(key));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Who belongs to the space. It is authenticated as well as sealed: who can write to the database alone cannot add a name to it.</summary>
    public byte[] SealRoster(long version, ReadOnlySpan<byte> roster) => Box.Seal(fence, RosterLabel(version), roster);

    /// <exception cref="SealBrokenException">It was not written by somebody with this key, or is of another version.</exception>
    public byte[] OpenRoster(long version, ReadOnlySpan<byte> box) => Box.Open(fence, RosterLabel(version), box);

    public void Dispose()
    {
        secret.Dispose();
        rows.Dispose();
        fence.Dispose();
        past.Dispose();
        Intake.Dispose();
    }

    private void RowKey(string table, string row, string? salt, Span<byte> key)
    {
        const byte Between = 0x1f; // stands in no name of a table, and in no id
        var length = Encoding.UTF8.GetMaxByteCount(table.Length + 1 + row.Length + 1 + (salt?.Length ?? 0));
        Span<byte> purpose = length <= 256 ? stackalloc byte[256] : new byte[length];
        var written = Encoding.UTF8.GetBytes(table, purpose);
        purpose[written++] = Between;
        written += Encoding.UTF8.GetBytes(row, purpose[written..]);
        if (salt is not null)
        {
            purpose[written++] = Between;
            written += Encoding.UTF8.GetBytes(salt, purpose[written..]);
        }
        rows.Derive(purpose[..written], key);
    }

    private Label RosterLabel(long version) => new("space", Space, Space, "", Epoch, version, "roster");

    private Label PreviousLabel(long epoch) => new("space_epoch", Space, epoch.ToString(CultureInfo.InvariantCulture), "", epoch, 0, "previous key");

    private static Label InvitedLabel(string space, long epoch) => new("invitation", space, space, "", epoch, 0, "key of a space");

    private static Label HandedLabel(string space, long epoch) => new("membership", space, space, "", epoch, 0, "key of a space");
}
