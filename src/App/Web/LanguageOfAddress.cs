using System.Globalization;

namespace Weft.Web;

/// <summary>
/// The language stands in the address (/es/groups), so that a link keeps it and a cache can tell pages apart. It becomes the path's
/// base: routes do not know of it, and every link made with ~/ stays in it.
/// </summary>
public static class LanguageOfAddress
{
    private const int LongestQuery = 4000;

    public static void UseLanguageOfAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        foreach (var words in Weft.Words.All)
        {
            if (words == Weft.Words.English || !context.Request.Path.StartsWithSegments($"/{words.Language}", StringComparison.Ordinal, out var rest))
                continue;
            context.Request.PathBase = $"/{words.Language}";
            context.Request.Path = rest.HasValue ? rest : "/";
        }
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = context.Words().Culture;
        return next(context);
    });

    /// <summary>The words of the language that the reader asked for.</summary>
    public static Words Words(this HttpContext context) => Weft.Words.For(context.Request.PathBase.Value?.TrimStart('/'));

    /// <summary>The address of the page that is being shown, in another language.</summary>
    public static string AddressIn(this HttpContext context, Words words)
    {
        var asked = context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>();
        var path = asked?.OriginalPath ?? context.Request.Path.Value;
        var query = asked is null ? context.Request.QueryString.Value : asked.OriginalQueryString;
        // What is too long for anybody to have meant it is not said back.
        if (query?.Length > LongestQuery) query = "";
        var prefix = words == Weft.Words.English ? "" : $"/{words.Language}";
        return new PathString(prefix + path).ToUriComponent() + query;
    }
}
