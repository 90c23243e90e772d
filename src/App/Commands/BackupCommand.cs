using System.CommandLine;
using Weft.Storage;
using Weft.Storage.Backups;
using Weft.Vault;

namespace Weft.Commands;

/// <summary>`weft backup --to FILE`: writes everything, sealed, while Weft runs.</summary>
public static class BackupCommand
{
    private const string Variable = "WEFT_BACKUP_KEYS", Pipe = "-";

    public static Command Make(Words words)
    {
        var to = new Option<string>("--to") { Required = true, Description = words["The file to write, or - to write into a pipe. A backup of the same name is replaced once the new one is complete."] };
        var recipients = new Option<string?>("--for") { Description = words["The public keys that can open it, separated by commas. Otherwise WEFT_BACKUP_KEYS."] };
        var (database, data) = DatabaseOptions.Make(words);
        var command = new Command("backup", words["Write a backup that only an offline key can open. Weft may keep running."]) { to, recipients, database, data };
        command.Validators.Add(given =>
        {
            if (Complaint(Given(given.GetValue(recipients)), words) is { } complaint) given.AddError(complaint);
            else if (given.GetValue(to) == Pipe && !Console.IsOutputRedirected) given.AddError(words["A backup cannot be shown in a terminal. Write it to a file or a pipe."]);
        });
        command.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            var keys = Given(parsed.GetValue(recipients)).Select(key => PublicKey.Parse(key)!).Distinct().ToList();
            var path = parsed.GetRequiredValue(to);
            await using var store = Database.OpenThere(parsed.GetValue(database), parsed.GetValue(data));
            var counts = await ProgressBar.Show(words["Rows"], progress => path == Pipe
                ? Backup.Write(store, Console.OpenStandardOutput(), keys, progress, cancel)
                : OwnerOnly.Replace(path, file => Backup.Write(store, file, keys, progress, cancel)));
            await (path == Pipe ? Console.Error : Console.Out).WriteLineAsync(
                words["Backed up: {0:N0} rows of {1:N0} tables. It opens with the private key of {2}.", counts.Sum(count => count.Rows), counts.Count, string.Join(", ", keys)]);
            return WeftCommand.Done;
        }));
        return command;
    }

    private static string[] Given(string? keys) =>
        ((string.IsNullOrWhiteSpace(keys) ? Environment.GetEnvironmentVariable(Variable) : keys) ?? "")
            .Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string? Complaint(string[] keys, Words words)
    {
        if (keys.Length == 0) return words["Say who can open it: weft backup-key --to FILE makes a key, and --for takes its public key. Without a key no backup is written."];
        if (keys.Length > byte.MaxValue) return words["A backup is sealed to at most {0} keys.", byte.MaxValue];
        return keys.FirstOrDefault(key => PublicKey.Parse(key) is not { } parsed || !parsed.CanBeSealedTo) is { } wrong
            ? words["“{0}” is not a public key: weft backup-key prints one, 64 digits and letters.", wrong]
            : null;
    }
}
