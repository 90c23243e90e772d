using System.CommandLine;
using Weft.Accounts;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft account`: lists accounts as far as they can be known from outside, and closes one.</summary>
public static class AccountCommand
{
    public static Command Make(Words words) => new("account", words["List the accounts, or close one."]) { List(words), Close(words) };

    private static Command List(Words words)
    {
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("list", words["List all accounts. Their names are scrambled: each has a mark instead."]) { database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var store = Database.OpenThere(parsed.GetValue(database), parsed.GetValue(data));
            await store.Migrate(cancel);
            foreach (var account in await new AccountStore(store).All(cancel))
            {
                string[] told =
                [
                    account.Mark,
                    words.Count((int)account.Spaces, "{0} space", "{0} spaces"),
                    .. account.Alone > 0 ? [words["{0} of them open to nobody else", account.Alone]] : (string[])[],
                    .. account.Visits > 0 ? [words["guest in {0}", account.Visits]] : (string[])[],
                    .. account.Operates ? [words["runs this Weft"]] : (string[])[],
                ];
                Console.WriteLine(string.Join(", ", told));
            }
            return WeftCommand.Done;
        }));
        return command;
    }

    private static Command Close(Words words)
    {
        var name = new Argument<string>("NAME") { Description = words["The sign-in name, or a mark from weft account list."] };
        var spaces = new Option<bool>("--delete-spaces") { Arity = ArgumentArity.Zero, Description = words["Also delete the spaces that nobody else can open."] };
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("close", words["Close an account for good. Its owner is signed out and leaves every space."]) { name, spaces, database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var db = Database.OpenThere(parsed.GetValue(database), parsed.GetValue(data));
            await db.Migrate(cancel);
            var store = new AccountStore(db);
            var given = parsed.GetRequiredValue(name).Trim();
            if (await Find(store, new(HostSecretFile.Open(db.Folder)), given, cancel) is not { } account)
            {
                await Console.Error.WriteLineAsync(words["No account has the sign-in name or mark “{0}”. Names that were made with another host secret are not found: take the mark, from weft account list.", given]);
                return WeftCommand.Failed;
            }
            if (account.Alone > 0 && !parsed.GetValue(spaces))
            {
                await Console.Error.WriteLineAsync(words["Spaces that nobody else can open: {0}. They would be deleted with everything in them. Nothing was changed: add --delete-spaces if that is right.", account.Alone]);
                return WeftCommand.Failed;
            }
            if (!await store.Close(account, cancel))
            {
                await Console.Error.WriteLineAsync(words["Something about this account changed just now. Nothing was changed: try again."]);
                return WeftCommand.Failed;
            }
            Console.WriteLine(words["Closed. They are signed out, and the account, its keys and its recovery sheet open nothing any more. Spaces that were deleted: {0}.", account.Alone]);
            if (account.Spaces > account.Alone) Console.WriteLine(words["Their seat and their own card go when the next member opens a space of theirs. What they wrote for all stays."]);
            return WeftCommand.Done;
        }));
        return command;
    }

    private static async Task<KnownAccount?> Find(AccountStore store, NameMarks marks, string given, CancellationToken cancel)
    {
        var named = marks.All(given);
        return (await store.All(cancel)).Where(account => named.Contains(account.NameMark) || account.Mark == given).ToList() is [var one] ? one : null;
    }
}
