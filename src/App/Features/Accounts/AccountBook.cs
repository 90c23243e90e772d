using System.Data.Common;
using NodaTime;
using NodaTime.Text;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>An account that somebody has just opened: what is stored of it, what was sealed in it, and its keys.</summary>
public sealed record OpenAccount(AccountRow Row, AccountBody Body, KeyPair Keys);

/// <summary>What can be done with accounts.</summary>
public sealed class AccountBook(AccountStore store, Passphrases passphrases, NameMarks marks, IClock clock)
{
    /// <summary>Makes the first account and names this Weft.</summary>
    /// <returns>Null if somebody else was first.</returns>
    public async Task<(OpenAccount Account, RecoveryCode Code)?> SetUp(string weft, string name, string passphrase, CancellationToken cancel = default)
    {
        if ((await store.Weft(cancel)).SetUpOn is not null) return null;
        var (account, code) = await Make(name, passphrase, operates: true, place: null, cancel);
        var today = LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InUtc().Date);
        return await store.SetUp(weft, today, account.Row, cancel) ? (account, code) : null;
    }

    /// <summary>What this Weft is called, and whether anybody has set it up.</summary>
    public async Task<(string Name, bool IsSetUp)> Weft(CancellationToken cancel = default) =>
        await store.Weft(cancel) is var weft ? (weft.Name, weft.SetUpOn is not null) : default;

    /// <summary>How many accounts have a passphrase that was made with a host secret which this machine does not have.</summary>
    public async Task<long> ShutHere(CancellationToken cancel = default) =>
        (await store.HostNames(cancel)).Where(host => !passphrases.HasHostSecret(host.Name)).Sum(host => host.Accounts);

    /// <returns>Null if the name or the passphrase is wrong: which of them takes the same time and is not said.</returns>
    /// <exception cref="NoTurnException">A stranger came who is not served in time.</exception>
    public async Task<OpenAccount?> Open(string name, string passphrase, Place place, CancellationToken cancel = default)
    {
        var row = await Find(name, cancel);
        if (await passphrases.Open(row?.Id ?? "", row?.Lock, passphrase, place, cancel) is not { } keys || row is null) return null;
        var opened = new OpenAccount(row, AccountBody.Open(row, keys), keys);
        return passphrases.IsOutdated(row.Lock) ? await ChangePassphrase(opened, passphrase, cancel) : opened;
    }

    /// <returns>Null if the account is not there any more.</returns>
    public async Task<OpenAccount?> Find(Viewer viewer, CancellationToken cancel = default) =>
        await store.Find(viewer.Account, cancel) is { } row ? new(row, AccountBody.Open(row, viewer.Keys), viewer.Keys) : null;

    /// <summary>Asks for the passphrase again, of somebody who is signed in.</summary>
    public async Task<bool> IsPassphrase(OpenAccount account, string passphrase, CancellationToken cancel = default)
    {
        using var keys = await passphrases.Open(account.Row.Id, account.Row.Lock, passphrase, cancel: cancel);
        return keys is not null;
    }

    /// <summary>Opens an account with its recovery code, which needs no host secret.</summary>
    /// <returns>Null if it is nobody's.</returns>
    public async Task<OpenAccount?> Open(RecoveryCode code, CancellationToken cancel = default)
    {
        if (await store.FindByRecovery(code.Mark, cancel) is not { Recovery: { } recovery } row) return null;
        var keys = code.Open(row.Id, recovery);
        return new(row, AccountBody.Open(row, keys), keys);
    }

    /// <summary>Also writes the name's mark anew, so that both are of this machine's newest host secret.</summary>
    public async Task<OpenAccount> ChangePassphrase(OpenAccount account, string passphrase, CancellationToken cancel = default)
    {
        var made = await passphrases.Close(account.Row.Id, account.Keys, passphrase, cancel: cancel);
        return await Change(account, body => body, row => row.LockedBy(made) with { NameMark = marks.New(account.Body.SignInName) }, cancel);
    }

    /// <summary>A new recovery code; the one before opens nothing any more.</summary>
    public async Task<RecoveryCode> NewRecoveryCode(OpenAccount account, CancellationToken cancel = default)
    {
        var code = RecoveryCode.Random();
        var made = code.Close(account.Row.Id, account.Keys);
        await Change(account, body => body, row => row.RecoveredBy(made), cancel);
        return code;
    }

    /// <summary>Takes a code of the second factor, once.</summary>
    public async Task<bool> TakeCode(OpenAccount account, string? code, CancellationToken cancel = default)
    {
        // The same code in two tabs: who comes second reads the account again and finds it used.
        while (account.Body.Take(code, clock.GetCurrentInstant().ToUnixTimeSeconds()) is { } taken)
        {
            if (await Save(account, account.Row, taken, cancel) is not null) return true;
            if (await store.Find(account.Row.Id, cancel) is not { } row) return false;
            account = new(row, AccountBody.Open(row, account.Keys), account.Keys);
        }
        return false;
    }

    /// <summary>Changes what is sealed in an account, however many others do at the same time.</summary>
    public Task<OpenAccount> Change(OpenAccount account, Func<AccountBody, AccountBody> change, CancellationToken cancel = default) =>
        Change(account, change, row => row, cancel);

    public Task Delete(OpenAccount account, CancellationToken cancel = default) => store.Delete(account.Row.Id, cancel);

    /// <returns>Null if nobody has that name. Say so to nobody.</returns>
    public async Task<string?> IdOf(string name, CancellationToken cancel = default) => (await Find(name, cancel))?.Id;

    /// <summary>An account for somebody who joins: stored with whatever they join, or not at all.</summary>
    /// <param name="name">With which they will sign in.</param>
    /// <param name="passphrase">Theirs.</param>
    /// <param name="place">Whose turn it takes; null for its own.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(OpenAccount Account, RecoveryCode Code, Func<DbConnection, DbTransaction, Task> Add)> Prepare(string name, string passphrase, Place? place = null, CancellationToken cancel = default)
    {
        var (account, code) = await Make(name, passphrase, operates: false, place, cancel);
        return (account, code, (connection, transaction) => AccountStore.Insert(connection, transaction, account.Row));
    }

    /// <summary>An account that is not stored yet, and its recovery code.</summary>
    internal async Task<(OpenAccount Account, RecoveryCode Code)> Make(string name, string passphrase, bool operates, Place? place, CancellationToken cancel)
    {
        var (id, keys, code) = (Identifier.Random(), KeyPair.Random(), RecoveryCode.Random());
        var body = new AccountBody { SignInName = name.Trim() };
        var row = new AccountRow
        {
            Id = id,
            Operates = operates,
            NameMark = marks.New(name),
            PublicKey = keys.PublicKey.ToBytes(),
            Version = 1,
            Body = body.Seal(id, 1, keys),
        };
        row = row.LockedBy(await passphrases.Close(id, keys, passphrase, place, cancel)).RecoveredBy(code.Close(id, keys));
        return (new(row, body, keys), code);
    }

    private async Task<AccountRow?> Find(string name, CancellationToken cancel)
    {
        AccountRow? found = null;
        // All of them are looked for, found or not: how long it takes says nothing.
        foreach (var mark in marks.All(name))
            found = await store.FindByName(mark, cancel) ?? found;
        return found;
    }

    private async Task<OpenAccount> Change(OpenAccount account, Func<AccountBody, AccountBody> change, Func<AccountRow, AccountRow> changeRow, CancellationToken cancel)
    {
        while (true)
        {
            if (await Save(account, changeRow(account.Row), change(account.Body), cancel) is { } saved) return saved;
            var row = await store.Find(account.Row.Id, cancel) ?? throw new DatabaseException(new Reason("This account was deleted meanwhile."));
            account = new(row, AccountBody.Open(row, account.Keys), account.Keys);
        }
    }

    private async Task<OpenAccount?> Save(OpenAccount read, AccountRow changed, AccountBody body, CancellationToken cancel)
    {
        var version = read.Row.Version + 1;
        var row = changed with { Version = version, Body = body.Seal(read.Row.Id, version, read.Keys) };
        return await store.Save(row, read.Row.Version, cancel) ? new(row, body, read.Keys) : null;
    }
}
