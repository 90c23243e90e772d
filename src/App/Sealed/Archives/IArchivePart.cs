namespace Weft.Sealed;

/// <summary>What a feature puts into the archive of a space, and takes out of one again.</summary>
public interface IArchivePart
{
    /// <summary>Stands in each of its records: never renamed.</summary>
    string Name { get; }

    Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel);

    /// <summary>Takes a record into a new space. Nobody is bound to an account by it: who wrote something is a name from then on.</summary>
    /// <exception cref="InvalidDataException">It is not as this part writes it.</exception>
    Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel);
}
