using Weft.Correspondents;
using Weft.Files;
using Weft.Notes;
using Weft.Spaces;
using Weft.Tasks;

namespace Weft.Archives;

public static class ArchivesFeature
{
    /// <summary>All that an archive of a space holds, in its order. The space is the first, since everything else is put into it; what is new comes last.</summary>
    public static void AddArchives(this IServiceCollection services)
    {
        services.AddSingleton<IArchivePart, SpaceInArchive>();
        services.AddSingleton<IArchivePart, PeopleInArchive>();
        services.AddSingleton<FilesInArchive>();
        services.AddSingleton<IArchivePart>(given => given.GetRequiredService<FilesInArchive>());
        services.AddSingleton<IArchivePart, NotesInArchive>();
        services.AddSingleton<IArchivePart, TasksInArchive>();
        services.AddSingleton<IArchivePart, PersonsInArchive>();
        services.AddSingleton<SayingsInArchive>();
        services.AddSingleton<IArchivePart>(given => given.GetRequiredService<SayingsInArchive>());
        services.AddSingleton<SpaceArchives>();
    }
}
