using System.CommandLine;
using Weft.Storage;
using Weft.Storage.Backups;

namespace Weft.Commands;

/// <summary>`weft check`: looks whether a database is whole.</summary>
public static class CheckCommand
{
    public static Command Make(Words words)
    {
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("check", words["Look whether the database is whole, as far as that can be seen without keys."]) { database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var store = Database.Open(parsed.GetValue(database), parsed.GetValue(data));
            var found = await Checkup.Look(store, cancel);
            foreach (var finding in found)
                Console.WriteLine($"{(finding.IsRight ? words["ok"] : words["wrong"]),-6} {words[finding.What]}");
            if (found.All(finding => finding.IsRight)) return WeftCommand.Done;
            await Console.Error.WriteLineAsync(words["Something is wrong. Stop Weft, keep this database as it is, and restore the newest backup beside it."]);
            return WeftCommand.Failed;
        }));
        return command;
    }
}
