using System.CommandLine;
using System.Data.Common;
using Weft.Formats;
using Weft.Storage;

namespace Weft.Commands;

/// <summary>What the verbs that use the database have in common.</summary>
internal static class DatabaseOptions
{
    public static (Option<string?> Database, Option<string?> Data) Make() =>
    (
        new("--database") { Description = "A PostgreSQL database: \"Host=/run/postgresql;Database=weft\". Otherwise WEFT_DATABASE, else SQLite in the data folder." },
        new("--data") { Description = "The data folder. Otherwise WEFT_DATA, else ./data." }
    );

    /// <summary>Runs a verb, and says in one line what went wrong.</summary>
    public static async Task<int> Guard(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. Nothing was changed.");
        }
        catch (UnreadableFileException broken)
        {
            await Console.Error.WriteLineAsync(broken.File is null ? broken.Message : $"{broken.File}: {broken.Message}");
        }
        catch (Exception broken) when (broken is DatabaseException or DbException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(broken.Message);
        }
        return WeftCommand.Failed;
    }
}
