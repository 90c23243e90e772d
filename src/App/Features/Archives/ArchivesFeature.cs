using Weft.Jobs;
using Weft.Members;
using Weft.Spaces;

namespace Weft.Archives;

public static class ArchivesFeature
{
    /// <summary>All that an archive of a space holds, in its order. The space is the first, since everything else is put into it; what is new comes last.</summary>
    public static void AddArchives(this IServiceCollection services)
    {
        services.AddSingleton<IArchivePart, SpaceInArchive>();
        services.AddSingleton<IArchivePart, PeopleInArchive>();
        services.AddSingleton<IArchivePart>(given => given.GetRequiredService<FilesInArchive>());
        services.AddSingleton<SpaceArchives>();
        services.AddSingleton<UnfinishedSpaces>();
        services.AddSingleton<IJob>(given => given.GetRequiredService<UnfinishedSpaces>());
    }
}
