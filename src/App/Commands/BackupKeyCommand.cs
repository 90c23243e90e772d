using System.CommandLine;
using System.Text;
using Weft.Formats;
using Weft.Storage;
using Weft.Vault;

namespace Weft.Commands;

/// <summary>`weft backup-key --to FILE`: makes the key pair that backups are sealed to.</summary>
public static class BackupKeyCommand
{
    public static Command Make(Words words)
    {
        var to = new Option<string>("--to") { Required = true, Description = words["The file to write the private key to. An existing file is never replaced."] };
        var command = new Command("backup-key", words["Make a key pair for backups. Only the private key opens them."]) { to };
        command.SetAction((parsed, _) => DatabaseOptions.Guard(words, async () =>
        {
            var path = parsed.GetRequiredValue(to);
            if (Path.Exists(path)) throw new UnreadableFileException(new Reason("{0} exists already. If it were replaced, the backups made with it could not be opened. Name another file.", path));
            using var key = BackupKey.Random();
            await using (var file = OwnerOnly.Create(path, FileMode.CreateNew))
            {
                file.Write(Encoding.UTF8.GetBytes(Text(key, words)));
                file.Flush(flushToDisk: true);
            }
            Console.WriteLine(key.Pair.PublicKey);
            Console.WriteLine(words["That is the public key: give it to weft backup with --for, or put it into WEFT_BACKUP_KEYS. Keep {0} off this machine, and print it too. Without it no backup opens. Anyone who has it can open them all.", path]);
            return WeftCommand.Done;
        }));
        return command;
    }

    /// <exception cref="UnreadableFileException">It is no such key, or was mistyped.</exception>
    public static BackupKey Open(string path)
    {
        using var text = new StreamReader(GivenFile.Open(path));
        return BackupKey.Read(text, out var wrongGroup) ?? throw new UnreadableFileException(wrongGroup == 0
            ? new("{0} is not a private backup key: that is thirteen groups of five letters and digits.", path)
            : new("There is a typing mistake in {0}: check group {1}.", path, wrongGroup.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string Text(BackupKey key, Words words) => $"""
        # {words["Private key for the backups of Weft. Anyone who has it can read them all. Without it nobody can."]}
        # {words["To type it from paper, only the thirteen groups are needed."]}
        # {words["Public key: {0}", key.Pair.PublicKey]}

        {key.Print()}

        """;
}
