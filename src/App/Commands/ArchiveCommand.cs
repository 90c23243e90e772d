using System.CommandLine;
using Spectre.Console;
using Weft.Formats;

namespace Weft.Commands;

/// <summary>`weft archive open FILE --to FOLDER`: writes what is in the archive of a space as files that people and programs can read.</summary>
public static class ArchiveCommand
{
    private const int MostLetters = 1000;

    public static Command Make(Words words)
    {
        var file = new Argument<string>("file") { Description = words["The archive of a space."] };
        var to = new Option<string>("--to") { Required = true, Description = words["The folder to write to. It must not be there yet."] };
        var passphrase = new Option<string?>("--passphrase") { Description = words["A file with the passphrase in its first line. Otherwise it is asked for."] };
        var open = new Command("open", words["Turn an archive into readable files: notes in Markdown, everything as JSON. They are no longer encrypted."]) { file, to, passphrase };
        open.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var from = GivenFile.Open(parsed.GetRequiredValue(file));
            var folder = Path.GetFullPath(parsed.GetRequiredValue(to));
            if (Path.Exists(folder)) throw new UnreadableFileException(new("{0} is there already. Name a folder that is not.", folder));
            var typed = parsed.GetValue(passphrase) is { } path ? FirstLine(path) : Ask(words);
            await using var reader = await ArchiveReader.Open(from, typed, cancel);
            var records = await new ArchiveFolder(folder).Write(reader, cancel);
            Console.WriteLine(words.Count(records, "Written: one record, to {1}. Delete the folder when you do not need it any more.", "Written: {0:N0} records, to {1}. Delete the folder when you do not need it any more.", folder));
            return WeftCommand.Done;
        }));
        return new("archive", words["Work with the archive of a space."]) { open };
    }

    private static string FirstLine(string path)
    {
        using var text = new StreamReader(GivenFile.Open(path));
        var letters = new char[MostLetters];
        var line = new string(letters, 0, text.ReadBlock(letters)).Split('\n')[0].TrimEnd('\r');
        return line.Length > 0 ? line : throw new UnreadableFileException(new("There is no passphrase in the first line of {0}.", path));
    }

    /// <exception cref="UnreadableFileException">There is nobody to ask.</exception>
    private static string Ask(Words words)
    {
        if (Console.IsInputRedirected) throw new UnreadableFileException(new("There is no terminal to ask for the passphrase. Put it into a file, and name that with --passphrase."));
        return AnsiConsole.Prompt(new TextPrompt<string>(words["Passphrase of the archive:"]).Secret(null));
    }
}
