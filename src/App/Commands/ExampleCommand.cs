using System.CommandLine;
using NodaTime;
using Weft.Example;
using Weft.Formats;
using Weft.Groups;
using Weft.Places;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft example`: fills an empty Weft with an invented coalition, through the same code as a real list.</summary>
public static class ExampleCommand
{
    public static Command Make(Words words)
    {
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("example", words["Fill an empty Weft with an invented coalition, for trying out."]) { database, data };
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            using var places = GazetteerAtHand.Open(words);
            await using var store = Database.Open(parsed.GetValue(database), parsed.GetValue(data));
            await store.Migrate(cancel);
            var listed = (await new ShelfStore(store).All(cancel: cancel)).Listings.Count;
            if (listed > 0)
            {
                await Console.Error.WriteLineAsync(words["This Weft already holds {0:N0} groups, and the example belongs in an empty one. Try: WEFT_DATA=/tmp/try ./weft example", listed]);
                return WeftCommand.Failed;
            }
            var reading = MapReading.Read([ExampleFiles.Groups, ExampleFiles.Ties], new(), places.Gazetteer);
            var publisher = new ShelfPublisher(store, new(HostSecretFile.Open(store.Folder)), SystemClock.Instance, places.Gazetteer);
            var count = await publisher.Publish(new("The Long Thread (invented)", "nobody: it is made up", Precision.Town),
                reading.Material.Groups, reading.Material.Ties, null, keep: true, cancel);
            var folder = Path.Combine(store.Folder, "example");
            Directory.CreateDirectory(folder);
            foreach (var file in ExampleFiles.All)
            {
                await using var from = file.Open();
                await using var to = File.Create(Path.Combine(folder, file.Name));
                await from.CopyToAsync(to, cancel);
            }
            Console.WriteLine(words["The Long Thread, an invented coalition, is on the shelf: {0:N0} groups, {1:N0} ties.", count.Shown, count.Ties]);
            Console.WriteLine();
            Console.WriteLine(words["Look at it in a browser:"]);
            Console.WriteLine("  ./run");
            Console.WriteLine(words["Make its map, with what is missing and whom to get to know:"]);
            Console.WriteLine($"  ./weft map {Path.Combine(folder, "groups.csv")} {Path.Combine(folder, "ties.csv")} --purpose {Path.Combine(folder, "purpose.csv")}");
            return WeftCommand.Done;
        }));
        return command;
    }
}
