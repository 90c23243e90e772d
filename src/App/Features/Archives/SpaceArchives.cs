using System.Text.Json;
using Weft.Formats;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>Writes a whole space as an archive, and makes a new space out of one: all of it or nothing.</summary>
public sealed class SpaceArchives(IEnumerable<IArchivePart> parts, UnfinishedSpaces spaces)
{
    private readonly IReadOnlyList<IArchivePart> parts = [.. parts];

    public async Task Write(OpenSpace space, Stream to, string passphrase, CancellationToken cancel = default)
    {
        using var writer = await ArchiveWriter.Begin(to, passphrase, space.Now, cancel);
        foreach (var part in parts)
            await part.Write(space, writer, cancel);
        await writer.Finish(cancel);
    }

    /// <returns>The id of the new space, in which the viewer alone has a seat; or why there is none.</returns>
    public async Task<Answer<string>> Read(Viewer viewer, Stream from, string passphrase, CancellationToken cancel = default)
    {
        try
        {
            await using var reader = await ArchiveReader.Open(from, passphrase, cancel);
            return await Read(viewer, reader, cancel);
        }
        catch (UnreadableFileException unreadable)
        {
            return unreadable.Reason;
        }
        catch (RefusedException refused)
        {
            return refused.Reason;
        }
    }

    private async Task<Answer<string>> Read(Viewer viewer, ArchiveReader reader, CancellationToken cancel)
    {
        if (await reader.Next(cancel) is not { } first || first.Part != parts[0].Name) return ArchiveReader.Strange;
        if (!(await Take(() => Task.FromResult(first.Record.Is<ArchivedSpace>()))).Try(out var founding, out var strange)) return strange;
        if (!(await spaces.Begin(viewer, founding.Name, founding.Kind, cancel)).Try(out var space, out var refusal)) return refusal;
        using (space)
        {
            try
            {
                if (await Fill(space, reader, cancel) is not { } wrong) return await space.Finish(viewer, cancel) is { } late ? late : space.Id;
                await space.Drop();
                return wrong;
            }
            catch
            {
                await space.Drop();
                throw;
            }
        }
    }

    private async Task<Reason?> Fill(UnfinishedSpace space, ArchiveReader reader, CancellationToken cancel)
    {
        while (await reader.Next(cancel) is { } record)
        {
            if (parts.FirstOrDefault(part => part.Name == record.Part) is not { } part)
                return new("There is something in this archive that this Weft does not know: {0}. Import it with a newer one.", record.Part);
            var taken = await Take(async () =>
            {
                await part.Read(record, space, cancel);
                return record;
            });
            if (taken.Refusal is { } strange) return strange;
        }
        // Files after which nothing came that they belong to.
        return space.Held.Count == 0 ? null : ArchiveReader.Strange;
    }

    private static async Task<Answer<T>> Take<T>(Func<Task<T>> take) where T : class
    {
        try
        {
            return await take();
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException or FormatException)
        {
            return ArchiveReader.Strange;
        }
    }
}
