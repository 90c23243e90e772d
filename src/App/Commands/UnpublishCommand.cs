using System.CommandLine;
using NodaTime;
using Weft.Groups;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft unpublish`: takes a list back from the public shelf, or one group off it for good.</summary>
public static class UnpublishCommand
{
    public static Command Make()
    {
        var source = new Option<string?>("--source") { Description = "The list to take back. It may be published again later." };
        var group = new Option<string?>("--group") { Description = "The id of a group, the last part of its address. No list brings it back." };
        var (database, data) = DatabaseOptions.Make();
        var command = new Command("unpublish", "Take a list back, or one group off. Without either, show what is published.") { source, group, database, data };
        command.Validators.Add(given =>
        {
            if (given.GetValue(source) is not null && given.GetValue(group) is not null) given.AddError("Give --source or --group, not both.");
        });
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(async () =>
        {
            await using var store = Database.Open(parsed.GetValue(database), parsed.GetValue(data));
            await store.Migrate(cancel);
            var publisher = new ShelfPublisher(store, new(HostSecret.Open(store.Folder)), SystemClock.Instance);
            if (parsed.GetValue(group) is { } id) return await TakeOff(publisher, id.TrimEnd('/').Split('/')[^1], cancel);
            if (parsed.GetValue(source) is { } name) return await TakeBack(publisher, name, store, cancel);
            await List(store, Console.Out, cancel);
            return WeftCommand.Done;
        }));
        return command;
    }

    private static async Task<int> TakeOff(ShelfPublisher publisher, string id, CancellationToken cancel)
    {
        if (await publisher.TakeOff(id, cancel) is null)
        {
            await Console.Error.WriteLineAsync($"No group has the id {id}. It is the last part of the address of its page.");
            return WeftCommand.Failed;
        }
        Console.WriteLine("Taken off. No list brings it back.");
        return WeftCommand.Done;
    }

    private static async Task<int> TakeBack(ShelfPublisher publisher, string name, Database store, CancellationToken cancel)
    {
        if (await publisher.Unpublish(name, cancel) is { } groups)
        {
            Console.WriteLine($"Taken back: the {groups} groups of “{name}”.");
            return WeftCommand.Done;
        }
        await Console.Error.WriteLineAsync($"No list is called “{name}”.");
        await List(store, Console.Error, cancel);
        return WeftCommand.Failed;
    }

    private static async Task List(Database store, TextWriter to, CancellationToken cancel)
    {
        var sources = await new ShelfStore(store).Sources(cancel);
        if (sources.Count == 0) await to.WriteLineAsync("No list is published.");
        foreach (var list in sources)
            await to.WriteLineAsync($"{list.Name}: allowed by {list.AllowedBy} on {list.AllowedAt[..10]}, last checked on {list.CheckedOn}");
    }
}
