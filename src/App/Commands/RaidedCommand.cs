using System.CommandLine;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft raided`: signs everybody out of a Weft that is running, or is not.</summary>
public static class RaidedCommand
{
    public static Command Make(Words words)
    {
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("raided", words["Sign everyone out at once, because the machine is being taken or may be. Weft keeps running."]) { database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var store = Database.OpenThere(parsed.GetValue(database), parsed.GetValue(data));
            await store.Migrate(cancel);
            await SessionsFeature.StoreIn(store).EndEverybody(cancel);
            await new SpaceStore(store).EndInvitations(cancel);
            Console.WriteLine(words["Everybody is signed out, and all open invitations are void. Nothing else was deleted."]);
            Console.WriteLine(words["Now switch the machine off: until then whoever controls it can read what is left in its memory."]);
            return WeftCommand.Done;
        }));
        return command;
    }
}
