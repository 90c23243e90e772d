using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Weft.Web;

public static class SecurityHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; " +
        "media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>On every answer, errors too: they are set when the answer starts, after whoever clears or rewrites it.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        app.Services.GetRequiredService<DiagnosticListener>().Subscribe(new RefusedRequests(), RefusedRequests.Name);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(static state =>
            {
                var response = (HttpResponse)state;
                Set(response.Headers, response.StatusCode);
                return Task.CompletedTask;
            }, context.Response);
            return next(context);
        });
    }

    private static void Set(IHeaderDictionary headers, int status)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=(), browsing-topics=()";
        headers.XContentTypeOptions = "nosniff";
        // A group that is taken off must be gone from every cache: without a word to the contrary, ask each time. What went wrong is not kept.
        if (status >= StatusCodes.Status400BadRequest) headers.CacheControl = "no-store";
        else if (headers.CacheControl.Count == 0) headers.CacheControl = "no-cache";
    }

    /// <summary>
    /// What the web server itself refuses (no host, a broken address, headers past its limits) never reaches the pipeline; the server
    /// tells of it between deciding and answering.
    /// </summary>
    private sealed class RefusedRequests : IObserver<KeyValuePair<string, object?>>
    {
        public static bool Name(string name) => name == "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

        public void OnNext(KeyValuePair<string, object?> told)
        {
            if (told.Value is not IFeatureCollection features || features.Get<IHttpResponseFeature>() is not { HasStarted: false } response) return;
            Set(response.Headers, response.StatusCode);
            response.Headers.ContentLength = 0;
            response.Headers.Connection = "close";
            // Begun here, since the server clears the headers of an answer that it begins itself. Nothing is waited for: there is no body.
            _ = features.GetRequiredFeature<IHttpResponseBodyFeature>().StartAsync();
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }
    }
}
