namespace Weft.Places;

public static class PlacesFeature
{
    /// <summary>The gazetteer for whoever asks. Where it was not built, or for another version, pages look for places by their names only.</summary>
    public static void AddPlaces(this IServiceCollection services)
    {
        try
        {
            services.AddSingleton<IGazetteer>(Gazetteer.Open(Gazetteer.UsualPath));
        }
        catch (Exception broken) when (broken is FileNotFoundException or InvalidDataException)
        {
            // The list of groups says so where it matters.
        }
    }
}
