using System.CommandLine;
using Weft.Storage;
using Weft.Storage.Backups;

namespace Weft.Commands;

/// <summary>`weft restore FILE --key KEYFILE`: puts a backup into an empty Weft.</summary>
public static class RestoreCommand
{
    private const string Pipe = "-";

    public static Command Make(Words words)
    {
        var backup = new Argument<string>("file") { Description = words["The backup, or - to read it from a pipe."] };
        var key = new Option<string>("--key") { Required = true, Description = words["The file that weft backup-key wrote, or what you typed from paper."] };
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("restore", words["Restore a backup into an empty Weft, SQLite or PostgreSQL: all of it or nothing."]) { backup, key, database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            using var opener = BackupKeyCommand.Open(parsed.GetRequiredValue(key));
            await using var from = parsed.GetRequiredValue(backup) is var path && path == Pipe ? Console.OpenStandardInput() : GivenFile.Open(path);
            await using var store = Database.Open(parsed.GetValue(database), parsed.GetValue(data));
            var counts = await ProgressBar.Show(words["Restoring"], progress => new Restoration(store).Read(from, opener.Pair, progress, cancel));
            foreach (var count in counts)
                Console.WriteLine(words["Rows in {0}: {1}", count.Table, count.Rows]);
            Console.WriteLine(words["Restored. Before you start Weft:"]);
            Console.WriteLine(words["- If you have the old host secret, put it at {0}.", HostSecretFile.PathFor(store.Folder)]);
            Console.WriteLine(words["- Without it no passphrase works: everyone gets back in with their recovery sheet, at /recover."]);
            Console.WriteLine(words["- Without it groups that were taken off cannot be recognised: if there are any, no list can be imported until it is back."]);
            return WeftCommand.Done;
        }));
        return command;
    }
}
