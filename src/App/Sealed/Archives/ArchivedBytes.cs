using Weft.Formats;

namespace Weft.Sealed;

/// <summary>The bytes that belong to a record of an archive, for whoever reads streams.</summary>
internal sealed class ArchivedBytes(ArchiveReader reader) : ForwardStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(reader.Read(buffer, cancellationToken));
}
