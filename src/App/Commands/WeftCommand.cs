using System.CommandLine;

namespace Weft.Commands;

/// <summary>The command tree. A verb parses, calls one class, prints, and returns 0 done, 1 failed, 2 wrong usage.</summary>
public static class WeftCommand
{
    public const int Done = 0, Failed = 1, WrongUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Weft: a working place for coalitions against criminalisation and imprisonment.")
        {
            ServeCommand.Make(),
            GazetteerCommand.Make(),
            PlacesCommand.Make(),
            ExampleCommand.Make(),
            ImportCommand.Make(),
            MapCommand.Make(),
            UnpublishCommand.Make(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("weft --help shows what there is.");
        return WrongUsage;
    }
}
