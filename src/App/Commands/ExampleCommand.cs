using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using Weft.Example;
using Weft.Formats;
using Weft.Groups;
using Weft.Places;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>`weft example`: fills an empty Weft with an invented coalition, through the same code as a real list and real people.</summary>
public static class ExampleCommand
{
    private const int MostMark = 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Make(Words words)
    {
        var people = new Option<bool>("--people") { Description = words["Also make people who can sign in, and a space for them."] };
        var mark = new Option<string>("--mark") { DefaultValueFactory = _ => "", Description = words["Also make people, with this word in every text that is not public. If you search the files for it, you should find nothing."] };
        var json = new Option<bool>("--json") { Description = words["Print the sign-ins as JSON, and nothing else."] };
        mark.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } word && (word.Length > MostMark || !word.All(char.IsAsciiLetterOrDigit)))
                given.AddError(words["A mark is one word of at most {0} letters and digits, without accents.", MostMark]);
        });
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("example", words["Fill an empty Weft with an invented coalition, for trying out."]) { people, mark, json, database, data };
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
            ExampleCircle? circle = null;
            if (parsed.GetValue(people) || parsed.GetRequiredValue(mark).Length > 0)
            {
                circle = await MakePeople(store, parsed.GetRequiredValue(mark), cancel);
                if (circle is null)
                {
                    await Console.Error.WriteLineAsync(words["Somebody has set this Weft up already, and the people of the example belong in an empty one. Try: WEFT_DATA=/tmp/try ./weft example --people"]);
                    return WeftCommand.Failed;
                }
            }
            var count = await PublishGroups(store, places.Gazetteer, cancel);
            var folder = await CopyFiles(store, cancel);
            if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(circle ?? new([], ""), Json));
            else Tell(count, folder, circle, Run(parsed.GetValue(database), parsed.GetValue(data)), words);
            return WeftCommand.Done;
        }));
        return command;
    }

    private static async Task<ExampleCircle?> MakePeople(Database store, string mark, CancellationToken cancel)
    {
        var clock = new ExampleClock(SystemClock.Instance.GetCurrentInstant());
        await using var app = App.Build([], services => services.AddSingleton<IClock>(clock).AddSingleton(store));
        return await new ExamplePeople(app.Services, clock, mark).Make(cancel);
    }

    private static Task<PublishedCount> PublishGroups(Database store, IGazetteer? gazetteer, CancellationToken cancel)
    {
        var reading = MapReading.Read([ExampleFiles.Groups, ExampleFiles.Ties], new(), gazetteer);
        var publisher = new ShelfPublisher(store, new(HostSecretFile.Open(store.Folder)), SystemClock.Instance, gazetteer);
        return publisher.Publish(new("The Long Thread (invented)", "nobody: it is made up", Precision.Town), reading.Material.Groups, reading.Material.Ties, null, keep: true, cancel);
    }

    private static async Task<string> CopyFiles(Database store, CancellationToken cancel)
    {
        var folder = Path.Combine(store.Folder, "example");
        Directory.CreateDirectory(folder);
        foreach (var file in ExampleFiles.All)
        {
            await using var from = file.Open();
            await using var to = File.Create(Path.Combine(folder, file.Name));
            await from.CopyToAsync(to, cancel);
        }
        return folder;
    }

    /// <summary>The command that opens what was just filled. The address of a database is not said again: a password may stand in it.</summary>
    private static string Run(string? database, string? data) => "./run" + (database is null ? "" : " --database ...") + (data is null ? "" : $" --data \"{data}\"");

    private static void Tell(PublishedCount count, string folder, ExampleCircle? circle, string run, Words words)
    {
        Console.WriteLine(words["The Long Thread, an invented coalition, is published: {0:N0} groups, {1:N0} ties.", count.Shown, count.Ties]);
        Console.WriteLine();
        Console.WriteLine(words["Look at it in a browser:"]);
        Console.WriteLine($"  {run}");
        if (circle is not null)
        {
            Console.WriteLine(words["Sign in as one of its people. Their passphrases are shown here only:"]);
            foreach (var person in circle.People)
                Console.WriteLine($"  {person.SignInName}: {person.Passphrase}");
        }
        Console.WriteLine(words["Make its map, with what is missing and who to get to know:"]);
        Console.WriteLine($"  ./weft map {Path.Combine(folder, "groups.csv")} {Path.Combine(folder, "ties.csv")} --purpose {Path.Combine(folder, "purpose.csv")}");
    }
}
