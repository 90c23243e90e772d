using Microsoft.AspNetCore.StaticFiles;

namespace Weft.Web;

public static class Assets
{
    /// <summary>Pages name an asset with its hash, so a browser on little data may keep it for a year; fonts never change.</summary>
    public static void KeepLong(StaticFileResponseContext served)
    {
        var request = served.Context.Request;
        var kept = request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/fonts", StringComparison.Ordinal);
        served.Context.Response.Headers.CacheControl = kept ? "public, max-age=31536000, immutable" : "public, max-age=3600";
    }
}
