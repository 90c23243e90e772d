using Weft.Formats;

namespace Weft.Sealed;

/// <summary>A file in an archive; its bytes follow.</summary>
public sealed record ArchivedFile(string Name, string Description);

/// <summary>The files in an archive stand right before the record that they belong to, so that it can be taken in at once with them.</summary>
public sealed class FilesInArchive(FileDrawer files) : IArchivePart
{
    public string Name => "files";

    /// <summary>Nothing by itself: see <see cref="Put"/>.</summary>
    public Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Writes the files of the record that comes next.</summary>
    public async Task Put(OpenSpace space, IEnumerable<AttachedFile> attached, ArchiveWriter to, CancellationToken cancel)
    {
        foreach (var file in attached)
            await to.Put(this, new ArchivedFile(file.Name, file.Description), file.Length, files.Read(space.Id, file, cancel), cancel);
    }

    /// <summary>Takes a file in as from anybody: what it says that it is is not believed.</summary>
    public async Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var (name, description) = record.Record.Is<ArchivedFile>();
        if (description.Length > FileDrawer.MostDescription || record.Length == 0) throw new InvalidDataException();
        if (!(await to.Take(files, name, description, record.Bytes, cancel)).Try(out _, out var refusal)) throw new UnreadableFileException(refusal);
    }
}
