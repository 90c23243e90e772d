using System.CommandLine;
using System.Data.Common;
using Weft.Formats;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>What the verbs that use the database have in common.</summary>
internal static class DatabaseOptions
{
    public static (Option<string?> Database, Option<string?> Data) Make(Words words) =>
    (
        new("--database") { Description = words["A PostgreSQL database: \"Host=/run/postgresql;Database=weft\". Otherwise WEFT_DATABASE, else SQLite in the data folder."] },
        new("--data") { Description = words["The data folder. Otherwise WEFT_DATA, else ./data."] }
    );

    /// <summary>Runs a verb, and says in one line what went wrong.</summary>
    public static async Task<int> Guard(Words words, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(words["Stopped. Nothing was changed."]);
        }
        catch (UnreadableFileException broken)
        {
            await Console.Error.WriteLineAsync(broken.File is null ? words[broken.Reason] : $"{broken.File}: {words[broken.Reason]}");
        }
        catch (FileNotFoundException broken) when (broken.FileName is not null)
        {
            await Console.Error.WriteLineAsync(words["There is no file {0}. Check the spelling of its name, and the folder.", broken.FileName]);
        }
        catch (DatabaseException broken)
        {
            await Console.Error.WriteLineAsync(words[broken.Reason]);
        }
        catch (Exception broken) when (broken is DbException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(broken.Message);
        }
        return WeftCommand.Failed;
    }
}
