using Microsoft.AspNetCore.ResponseCompression;

namespace Weft.Web;

/// <summary>
/// Only files that are the same for everybody are compressed, and these lie under addresses that are written here: from the size of a compressed answer one could guess what is secret in it.
/// Behind a proxy they are asked for over https, which the framework leaves alone unless it is told that nothing in them is secret.
/// </summary>
public static class Compression
{
    private static readonly string[] Files = ["/groups.csv", "/groups.geojson", "/groups.kumu.json", "/graph.json", "/sitemap.xml"];

    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        // Brotli is a fifth smaller, and takes megabytes for each reader who waits.
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes = ["application/json", "application/geo+json", "application/xml", "text/csv", "text/javascript", "text/css"];
    });

    public static void UseCompression(this IApplicationBuilder app) => app.UseWhen(context => IsPublicFile(context.Request.Path), files => files.UseResponseCompression());

    private static bool IsPublicFile(PathString path)
    {
        foreach (var words in Words.All)
            if (path.StartsWithSegments($"/{words.Language}", StringComparison.Ordinal, out var rest)) path = rest;
        return path.StartsWithSegments("/vendor", StringComparison.Ordinal) || Array.Exists(Files, file => path.Equals(file, StringComparison.Ordinal));
    }
}
