namespace Weft.Files;

public static class FilesFeature
{
    public static void AddFiles(this IServiceCollection services) => services.AddSingleton<FileDrawer>();
}
