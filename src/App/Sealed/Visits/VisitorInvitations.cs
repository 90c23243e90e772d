using System.Data.Common;
using NodaTime;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>What somebody says of themselves who comes with a visitor's invitation, until a member gives them their seat.</summary>
internal sealed record Letter(string Account, string PublicKey, string Called, Instant At);

/// <summary>An invitation that is open, as somebody with its code sees it.</summary>
/// <param name="By">What who let a visitor in is called; null of a member's.</param>
public sealed record InvitedTo(string SpaceName, Invitation Invitation, Reason? Refusal, string? By = null)
{
    /// <summary>What a member is invited to.</summary>
    public string Heading(Words words) => Invitation.For is null ? words["Join {0}", SpaceName] : words["Come back to {0}", SpaceName];
}

/// <summary>
/// Invitations to read one record. The space's key is in none of them: the code opens the invitation and, once nobody else has to approve, the key of that
/// record. Whoever comes cannot open the roster, so they may read at once, and the next member who opens the space gives them their seat, or puts them out.
/// </summary>
public sealed class VisitorInvitations(SpaceStore store, Visitors visitors, IClock clock)
{
    private const string Table = "invitation", ToldPart = "told", LetterPart = "letter";

    internal static Reason RecordGone => new("What was to be read is not there any more");

    internal static RecordPlace PlaceOf(InvitationRow row) => new(row.SpaceId, row.Epoch, Table, row.Id);

    internal Task<string?> SaltOf(string space, string? thing, CancellationToken cancel) => visitors.SaltOf(space, thing, cancel);

    /// <summary>What is stored of a new one.</summary>
    internal static InvitationRow Sealed(SpaceKey key, InvitationCode code, InvitationRow row, Told told)
    {
        using var mine = key.RecordOf(Table, row.Id);
        return row with { KeyBox = mine.HandTo(code), Told = SealedJson.Seal(told, text => mine.Seal("", 1, ToldPart, text)) };
    }

    /// <summary>The same with the key of the record, for nobody has to approve it any more.</summary>
    internal static InvitationRow Given(SpaceKey key, InvitationRow row, string thing, string? salt)
    {
        using var mine = key.RecordOf(Table, row.Id);
        using var record = Visitors.KeyOf(key, thing, salt);
        return row with { RecordBox = record.HandTo(mine), Salt = salt };
    }

    /// <summary>Goes on with the new key of what is read with it.</summary>
    /// <returns>Nothing if it is for something else, or of before, or still has to be approved.</returns>
    internal static IReadOnlyList<Func<DbConnection, DbTransaction, Task>> Renew(SpaceKey key, InvitationRow row, string thing, string? salt)
    {
        if (row.Epoch != key.Epoch || row.RecordBox is null) return [];
        using var mine = key.RecordOf(Table, row.Id);
        var (invitation, _) = Read(mine, row);
        if (invitation.Visit?.Thing != thing || row.Salt == salt) return [];
        var renewed = Given(key, row with { Version = row.Version + 1 }, thing, salt);
        renewed = renewed with { Body = SealedJson.Seal(invitation, text => mine.Seal("", renewed.Version, "body", text)) };
        return [async (connection, transaction) => OvertakenException.Unless(await SpaceStore.Replace(connection, transaction, row, renewed))];
    }

    internal async Task<InvitedTo?> Look(InvitationCode code, InvitationRow row, CancellationToken cancel)
    {
        using var mine = RecordKey.Take(code, row.KeyBox, PlaceOf(row));
        var (invitation, told) = Read(mine, row);
        var refusal = invitation.RefuseVisitor(clock.GetCurrentInstant());
        if (refusal is null && !await visitors.CanRead(row.SpaceId, invitation.Visit!.Thing, cancel)) refusal = RecordGone;
        return new(told.Space, invitation, refusal, told.By);
    }

    /// <returns>Null if somebody else was quicker, or it was changed meanwhile.</returns>
    internal async Task<Answer<string>?> Accept(InvitationCode code, InvitationRow row, string account, KeyPair keys, string called, Func<DbConnection, DbTransaction, Task>? also, CancellationToken cancel)
    {
        using var mine = RecordKey.Take(code, row.KeyBox, PlaceOf(row));
        var now = clock.GetCurrentInstant();
        var (invitation, told) = Read(mine, row);
        if (invitation.RefuseVisitor(now) is { } refusal) return refusal;
        var visit = invitation.Visit!;
        if (row.RecordBox is null || !await visitors.CanRead(row.SpaceId, visit.Thing, cancel)) return RecordGone;
        if (await visitors.HasSeat(row.SpaceId, account, cancel)) return new Reason("You have a seat in this space already. The invitation is still good for somebody else");
        using var record = RecordKey.Take(mine, row.RecordBox, Visitors.PlaceOf(row.SpaceId, row.Epoch, visit.Thing));
        var came = new VisitRow
        {
            SpaceId = row.SpaceId,
            Account = account,
            CardId = visit.Thing,
            Since = row.Epoch,
            SinceSalt = row.Salt,
            Epoch = row.Epoch,
            Salt = row.Salt,
            EndsAt = VisitRow.Write(visit.Until),
            Kept = record.Keep(keys),
            Handed = record.HandTo(keys.PublicKey),
        };
        came = came with { Told = Visitors.Tell(record, came, told with { Until = visit.Until, Key = record.Fingerprint() }) };
        var letter = new Letter(account, keys.PublicKey.ToString(), OneLine.Of(called), now);
        var taken = row with { Account = account, Letter = SealedJson.Seal(letter, text => mine.Seal("", 1, LetterPart, text)) };
        return await store.Come(taken, [.. also is null ? [] : (Func<DbConnection, DbTransaction, Task>[])[also], Visitors.Come(came)], cancel) ? (Answer<string>)row.SpaceId : null;
    }

    /// <summary>What becomes of somebody who came: a seat, by the rule that holds for everybody, as of when they came; or none, and nothing more to read.</summary>
    /// <param name="space">Where they came.</param>
    /// <param name="arrival">With which they came.</param>
    /// <param name="free">What an account that wants to be called something is called, so that nobody else's name looks like it.</param>
    internal static async Task<(Change? Seated, IReadOnlyList<Func<DbConnection, DbTransaction, Task>> Also)> Judge(OpenSpace space, InvitationRow arrival, Func<string, string, Task<string>> free)
    {
        Func<DbConnection, DbTransaction, Task> forget = (connection, transaction) => SpaceStore.Forget(connection, transaction, arrival);
        if (Open(space, arrival) is not var (invitation, letter)) return (null, [forget]);
        if (!space.Roster.Accept(invitation, letter.Account, letter.PublicKey, letter.At).Try(out var accepted, out _)) return (null, [forget, Visitors.PutOut(space.Id, letter.Account)]);
        letter = letter with { Called = await free(letter.Account, letter.Called) };
        return (accepted.Change with { Log = MemberCards.Name(accepted.Change.Log, letter.Account, letter.Called) }, [forget, Visitors.Seat(space, arrival, letter)]);
    }

    /// <returns>Null if it was not sealed by somebody with the code.</returns>
    private static (Invitation Invitation, Letter Letter)? Open(OpenSpace space, InvitationRow arrival)
    {
        try
        {
            using var mine = space.KeyOf(arrival.Epoch).RecordOf(Table, arrival.Id);
            return (Read(mine, arrival).Invitation, SealedJson.Read<Letter>(mine.Open("", 1, LetterPart, arrival.Letter!)));
        }
        catch (SealBrokenException)
        {
            return null;
        }
    }

    private static (Invitation Invitation, Told Told) Read(RecordKey mine, InvitationRow row) =>
        (SealedJson.Read<Invitation>(mine.Open("", row.Version, "body", row.Body)), SealedJson.Read<Told>(mine.Open("", 1, ToldPart, row.Told!)));
}
