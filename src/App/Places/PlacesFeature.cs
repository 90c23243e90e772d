namespace Weft.Places;

public static class PlacesFeature
{
    /// <summary>The gazetteer for whoever asks; nobody gets one where it was not built.</summary>
    public static void AddPlaces(this IServiceCollection services)
    {
        if (Path.Exists(Gazetteer.UsualPath)) services.AddSingleton<IGazetteer>(_ => Gazetteer.Open(Gazetteer.UsualPath));
    }
}
