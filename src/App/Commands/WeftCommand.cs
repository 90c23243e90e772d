using System.CommandLine;

namespace Weft.Commands;

/// <summary>The command tree. A verb parses, calls one class, prints, and returns 0 done, 1 failed, 2 wrong usage.</summary>
public static class WeftCommand
{
    public const int Done = 0, Failed = 1, WrongUsage = 2;

    public static async Task<int> Run(string[] args)
    {
        var words = ReaderLanguage.Of(args, Environment.GetEnvironmentVariable);
        ReaderLanguage.Use(words);
        var root = new RootCommand(words["Weft: for coalitions against criminalisation and imprisonment."])
        {
            ServeCommand.Make(words),
            GazetteerCommand.Make(),
            PlacesCommand.Make(words),
            ExampleCommand.Make(words),
            ImportCommand.Make(words),
            MapCommand.Make(words),
            UnpublishCommand.Make(words),
            BackupKeyCommand.Make(words),
            BackupCommand.Make(words),
            RestoreCommand.Make(words),
            CheckCommand.Make(words),
            RepairCommand.Make(words),
            RaidedCommand.Make(words),
            AccountCommand.Make(words),
            ArchiveCommand.Make(words),
            ReaderLanguage.Make(words),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        foreach (var error in parsed.Errors)
            await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync(words["weft --help lists the commands."]);
        return WrongUsage;
    }
}
