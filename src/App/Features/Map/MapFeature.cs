using Weft.Drawing;

namespace Weft.Map;

public static class MapFeature
{
    public static void AddMap(this IServiceCollection services) => services.AddSingleton(_ => Coasts.Load()).AddSingleton<DrawnMaps>();
}
