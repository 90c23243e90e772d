namespace Weft.Spaces;

/// <summary>What an archive says of the space itself. Its log is not in it: who did what is kept for 90 days, and in no file.</summary>
public sealed record ArchivedSpace(string Name, SpaceKind Kind);

public sealed class SpaceInArchive : IArchivePart
{
    public string Name => "space";

    public Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel) => to.Put(this, new ArchivedSpace(space.Name, space.Space.Kind), cancel);

    /// <summary>It is made of the first record; there is no second.</summary>
    public Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel) => throw new InvalidDataException();
}
