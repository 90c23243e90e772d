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
        var to = new Option<string>("--to") { Required = true, Description = words["Where the private half is written. A file that is there is never replaced."] };
        var command = new Command("backup-key", words["Make a key pair for backups: what is sealed to the public half opens with the private half alone."]) { to };
        command.SetAction((parsed, _) => DatabaseOptions.Guard(words, async () =>
        {
            var path = parsed.GetRequiredValue(to);
            if (Path.Exists(path)) throw new UnreadableFileException(new Reason("{0} is there already, and a key that is replaced opens nothing any more. Name another file.", path));
            using var key = BackupKey.Random();
            await using (var file = OwnerOnly.Create(path, FileMode.CreateNew))
            {
                file.Write(Encoding.UTF8.GetBytes(Text(key, words)));
                file.Flush(flushToDisk: true);
            }
            Console.WriteLine(key.Pair.PublicKey);
            Console.WriteLine(words["That is the public key: give it to weft backup with --for, or put it into WEFT_BACKUP_KEYS. Keep {0} away from this machine, printed as well: without it no backup opens, and with it every one does.", path]);
            return WeftCommand.Done;
        }));
        return command;
    }

    /// <exception cref="UnreadableFileException">It is no such key, or was mistyped.</exception>
    public static BackupKey Open(string path)
    {
        using var text = new StreamReader(GivenFile.Open(path));
        return BackupKey.Read(text, out var wrongGroup) ?? throw new UnreadableFileException(wrongGroup == 0
            ? new("{0} is not the private half of a backup key: thirteen groups of five letters and digits.", path)
            : new("In {0} a sign is mistyped: look at group {1} once more.", path, wrongGroup.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string Text(BackupKey key, Words words) => $"""
        # {words["Private key for the backups of Weft. Whoever has it can read them all; without it nobody can."]}
        # {words["To type it from paper, only the thirteen groups are needed."]}
        # {words["Public key: {0}", key.Pair.PublicKey]}

        {key.Print()}

        """;
}
