using System.CommandLine;
using NodaTime;
using Weft.Groups;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft unpublish`: takes a list back from the public shelf, or one group off it for good; or undoes the latter.</summary>
public static class UnpublishCommand
{
    public static Command Make(Words words)
    {
        var source = new Option<string?>("--source") { Description = words["The list to take back. It may be published again later."] };
        var group = new Option<string?>("--group") { Description = words["The id of a group, the last part of its address. No list brings it back."] };
        var again = new Option<string[]>("--allow-again")
        {
            Description = words["The ids of groups that were taken off by mistake. Their list brings them back when it is imported again."],
            AllowMultipleArgumentsPerToken = true,
        };
        var back = new Option<bool>("--put-back") { Description = words["Show all groups again that visitors took off and that are hidden for review."] };
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("unpublish", words["Take back a list, or take off one group. Without either, show what is published and what is hidden for review."]) { source, group, again, back, database, data };
        command.Validators.Add(given =>
        {
            if (new[] { given.GetValue(source) is not null, given.GetValue(group) is not null, given.GetValue(again)?.Length > 0, given.GetValue(back) }.Count(one => one) > 1)
                given.AddError(words["Give one of --source, --group, --allow-again and --put-back, not several."]);
        });
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var store = Database.Open(parsed.GetValue(database), parsed.GetValue(data));
            await store.Migrate(cancel);
            var verb = new Unpublishing(store, words);
            return (parsed.GetValue(group), parsed.GetValue(source), parsed.GetValue(again)) switch
            {
                ({ } id, _, _) => await verb.TakeOff(LastPart(id), cancel),
                (_, { } name, _) => await verb.TakeBack(name, cancel),
                (_, _, { Length: > 0 } ids) => await verb.AllowAgain([.. ids.Select(LastPart).Distinct()], cancel),
                _ when parsed.GetValue(back) => await verb.PutBack(cancel),
                _ => await verb.ListAll(cancel),
            };
        }));
        return command;
    }

    private static string LastPart(string address) => address.TrimEnd('/').Split('/')[^1];

    private sealed class Unpublishing(Database store, Words words)
    {
        private readonly RemovalMarks marks = new(HostSecretFile.Open(store.Folder));

        private ShelfPublisher Publisher => new(store, marks, SystemClock.Instance);

        public async Task<int> TakeOff(string id, CancellationToken cancel)
        {
            if (await Publisher.TakeOff(id, cancel) is null)
            {
                await Console.Error.WriteLineAsync(words["No group has the id {0}. It is the last part of the address of its page.", id]);
                return WeftCommand.Failed;
            }
            Console.WriteLine(words["Taken off. No list brings it back."]);
            return WeftCommand.Done;
        }

        public async Task<int> TakeBack(string name, CancellationToken cancel)
        {
            if (await Publisher.Unpublish(name, cancel) is { } groups)
            {
                Console.WriteLine(words.Count(groups, "Taken back: the one group of “{1}”.", "Taken back: the {0:N0} groups of “{1}”.", name));
                return WeftCommand.Done;
            }
            await Console.Error.WriteLineAsync(words["No list is called “{0}”.", name]);
            await List(Console.Error, cancel);
            return WeftCommand.Failed;
        }

        public async Task<int> AllowAgain(string[] ids, CancellationToken cancel)
        {
            if (ids.FirstOrDefault(id => !Listing.IsId(id)) is { } wrong)
            {
                await Console.Error.WriteLineAsync(words["“{0}” is not the id of a group. Importing its list again shows the ids of those that stay off. Nothing was changed.", wrong]);
                return WeftCommand.Failed;
            }
            await new AllowedAgain(store, marks, SystemClock.Instance).Allow(ids, cancel);
            Console.WriteLine(words["Allowed again: {0}. Nothing is shown yet: import the list once more, and what it has under this comes back.", string.Join(", ", ids)]);
            return WeftCommand.Done;
        }

        public async Task<int> PutBack(CancellationToken cancel)
        {
            var groups = await new HiddenListings(store).PutBack(cancel);
            Console.WriteLine(words.Count(groups, "Shown again: one group.", "Shown again: {0:N0} groups."));
            return WeftCommand.Done;
        }

        public async Task<int> ListAll(CancellationToken cancel)
        {
            await List(Console.Out, cancel);
            var hidden = await new HiddenListings(store).All(cancel);
            if (hidden.Count == 0) return WeftCommand.Done;
            Console.WriteLine();
            Console.WriteLine(words["Taken off by visitors, after the first {0} of that day. Nobody sees these groups, and nothing of them is deleted yet:", TakeOffRequests.MaxForGood]);
            foreach (var group in hidden) Console.WriteLine($"  {group.Id}  {group.HiddenOn}  {group.Name}");
            Console.WriteLine(words["Delete one for good: ./weft unpublish --group ID. Then show all others again: ./weft unpublish --put-back"]);
            return WeftCommand.Done;
        }

        public async Task<int> List(TextWriter to, CancellationToken cancel)
        {
            var sources = await new ShelfStore(store).Sources(cancel);
            if (sources.Count == 0) await to.WriteLineAsync(words["No list is published."]);
            foreach (var list in sources)
                await to.WriteLineAsync(words["{0}: allowed by {1} on {2}, last checked on {3}", list.Name, list.AllowedBy, list.AllowedAt[..10], list.CheckedOn]);
            return WeftCommand.Done;
        }
    }
}
