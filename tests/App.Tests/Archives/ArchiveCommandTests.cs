using Weft.Correspondents;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Storage.Backups;

namespace Weft.Archives;

/// <summary>Whoever has an archive and its passphrase gets at what is in it without any Weft that runs.</summary>
public class ArchiveCommandTests
{
    [Fact]
    public async Task An_archive_becomes_files_that_people_read()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var (archive, passphrase, folder) = await Files(shelf);

        var (code, said, complained) = await WeftProgram.Run("archive", "open", archive, "--to", folder, "--passphrase", passphrase);

        Assert.True(code == 0, complained);
        Assert.Contains("7 records", said, StringComparison.Ordinal);
        Assert.Equal(["notes", "notes.json", "notes/0001 Keys etc passwd.md", "people.json", "persons", "persons.json", "persons/0001 Kofi.md", "sayings", "sayings.json", "sayings/0001 Kofi.md", "space.json", "tasks", "tasks.json", "tasks/0001 Book.md"],
            Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Where(path => path != "people" && !path.StartsWith("people/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        // Members come in no order.
        Assert.Equal(["Siôn.md", "Łucja of the Oven.md"], Directory.EnumerateFiles(Path.Combine(folder, "people")).Select(path => Path.GetFileName(path)[5..]).Order(StringComparer.Ordinal));
        Assert.Equal("# ../Keys/../etc/passwd\n\n- at: 2026-05-20T12:00:00Z\n- reviewOn: 2027-05-20\n- by: Siôn\n\nUnder the *mat*.\n", await File.ReadAllTextAsync(Path.Combine(folder, "notes/0001 Keys etc passwd.md")));
        Assert.Equal("# Kofi\n\n- reach: Letters to the house at the ford\n- asked: Letter\n- correspondent: Siôn\n- at: 2026-05-20T12:00:00Z\n- reviewOn: 2027-05-20\n- by: Siôn\n", await File.ReadAllTextAsync(Path.Combine(folder, "persons/0001 Kofi.md")));
        Assert.Equal("# Kofi\n\n- way: Letter\n- on: 2026-05-20\n- writtenOn: 2026-05-20\n- shownOn: 2026-05-20\n- reply: Different\n- different: At ten,\n  not nine.\n- at: 2026-05-20T12:00:00Z\n- by: Siôn\n\nNot on a *Friday*.\n",
            await File.ReadAllTextAsync(Path.Combine(folder, "sayings/0001 Kofi.md")));
        Assert.Contains("\"title\": \"Book\"", await File.ReadAllTextAsync(Path.Combine(folder, "tasks.json")), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "notes.json")));

        var (again, _, there) = await WeftProgram.Run("archive", "open", archive, "--to", folder, "--passphrase", passphrase);
        Assert.Equal(1, again);
        Assert.Contains("is there already", there, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_open_or_is_not_whole_leaves_no_folder_and_one_line()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var (archive, passphrase, folder) = await Files(shelf);
        var bytes = await File.ReadAllBytesAsync(archive);
        var (cut, other, empty) = (archive + ".cut", archive + ".other", archive + ".empty");
        await File.WriteAllBytesAsync(cut, bytes[..^20]);
        await File.WriteAllTextAsync(other, "something else that is long\n");
        await File.WriteAllTextAsync(empty, "\n");

        foreach (var (file, key, line) in ((string, string, string)[])
        [
            (cut, passphrase, "does not open"), (other, passphrase, "That is no archive of a space."), (archive, other, "the passphrase is another"),
            (archive, empty, "There is no passphrase in the first line"), (archive + ".nowhere", passphrase, "There is no file"),
        ])
        {
            var (code, _, complained) = await WeftProgram.Run("archive", "open", file, "--to", folder, "--passphrase", key);

            Assert.Equal(1, code);
            Assert.Contains(line, complained, StringComparison.Ordinal);
            Assert.Single(complained.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.False(Path.Exists(folder));
        }
        var (asked, _, nobody) = await WeftProgram.Run("archive", "open", archive, "--to", folder);
        Assert.Equal(1, asked);
        Assert.Contains("There is no terminal", nobody, StringComparison.Ordinal);
    }

    private static async Task<(string Archive, string Passphrase, string Folder)> Files(TestShelf shelf)
    {
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Write(member, space, "../Keys/../etc/passwd", "Under the *mat*.");
        await Circle.WriteTask(facilitator, space, "Book");
        await Circle.WriteTask(facilitator, space, "Fetch the leaflets");
        await (await facilitator.Open(space)).Follow("Fetch the leaflets");
        await facilitator.Press("Delete this task");
        await Kofi.IsShown(member, await Kofi.Says(member, await Kofi.Add(member, space), "Not on a *Friday*."), "They want it different, as below", ("What should be different, in their words", "At ten,\nnot nine."));
        shelf.Clock.Now += NodaTime.Duration.FromMinutes(10);
        var (archive, passphrase) = (OfflineKey.Beside(shelf, "moved.archive"), OfflineKey.Beside(shelf, "passphrase"));
        await File.WriteAllBytesAsync(archive, await Mover.Fetch(facilitator, member, space));
        await File.WriteAllTextAsync(passphrase, Mover.Passphrase + "\n");
        return (archive, passphrase, OfflineKey.Beside(shelf, "opened"));
    }
}
