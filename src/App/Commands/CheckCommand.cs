using System.CommandLine;
using NodaTime;
using Weft.Jobs;
using Weft.Storage;
using Weft.Storage.Backups;

namespace Weft.Commands;

/// <summary>`weft check`: looks whether a database is whole.</summary>
public static class CheckCommand
{
    public static Command Make(Words words)
    {
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("check", words["Check the database, as far as that is possible without keys."]) { database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var store = Database.OpenThere(parsed.GetValue(database), parsed.GetValue(data));
            var found = await Checkup.Look(store, cancel);
            foreach (var finding in found)
                Console.WriteLine($"{(finding.IsRight ? words["ok"] : words["wrong"]),-6} {words[finding.What]}");
            foreach (var job in await new JobQueue(store, SystemClock.Instance).Failing(cancel))
                Console.WriteLine($"{words["look"],-6} {words["The job {0} failed {1} times. It is tried again at {2}. The program's log says why.", job.Kind, job.Tries, job.DueAt]}");
            if (found.All(finding => finding.IsRight)) return WeftCommand.Done;
            await Console.Error.WriteLineAsync(found.All(finding => finding.IsRight || finding.CanBeRepaired)
                ? words["weft repair brings these spaces back as far as that can be done. It copies the database first."]
                : words["Something is wrong. Stop Weft, keep this database as it is, and restore the newest backup beside it."]);
            return WeftCommand.Failed;
        }));
        return command;
    }
}
