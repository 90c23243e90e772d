using System.CommandLine;
using NodaTime;
using Weft.Storage;
using Weft.Storage.Backups;

namespace Weft.Commands;

/// <summary>`weft repair`: brings back spaces that nobody can open.</summary>
public static class RepairCommand
{
    public static Command Make(Words words)
    {
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("repair", words["Recover spaces that nobody can open any more, as far as possible. The database is copied first."]) { database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var store = Database.OpenThere(parsed.GetValue(database), parsed.GetValue(data));
            if ((await LostSpaces.Find(store, cancel)).Count == 0)
            {
                Console.WriteLine(words["Every space can be opened by somebody. Nothing was changed."]);
                return WeftCommand.Done;
            }
            Console.WriteLine(words["Everything was copied to {0}. Delete that folder once all is well.", await LostSpaces.Copy(store, SystemClock.Instance.GetCurrentInstant(), cancel)]);
            await store.Migrate(cancel);
            var areAllBack = true;
            foreach (var lost in await LostSpaces.Find(store, cancel))
                areAllBack &= await BringBack(store, lost, words, cancel);
            return areAllBack ? WeftCommand.Done : WeftCommand.Failed;
        }));
        return command;
    }

    private static async Task<bool> BringBack(Database store, LostSpace lost, Words words, CancellationToken cancel)
    {
        if (lost.Held is null)
        {
            Console.WriteLine(words["{0}: nobody holds any key of this space. It cannot be brought back.", lost.Id]);
            return false;
        }
        if (!await LostSpaces.BringBack(store, lost, cancel))
        {
            Console.WriteLine(words["{0}: somebody changed this space just now. Run weft repair again.", lost.Id]);
            return false;
        }
        Console.WriteLine(words["{0}: brought back. {1:N0} members can open it again, each with their next page.", lost.Id, lost.Holders]);
        Console.WriteLine("  " + words["Lost: its name, who facilitated, who was paused, and its open invitations and guests. Let the members choose a facilitator, who can give it a name and invite those who are missing."]);
        Console.WriteLine("  " + (lost.Records + lost.Entries == 0
            ? words["Nothing that was written was lost."]
            : words["Also lost, because it was sealed with the key that nobody holds: {0:N0} records, {1:N0} lines of the log.", lost.Records, lost.Entries]));
        return true;
    }
}
