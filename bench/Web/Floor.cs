using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Weft.Bench.Web;

/// <summary>The least that the framework can do: one endpoint without anything around it that answers with the same bytes each time.</summary>
internal static class Floor
{
    public static async Task<int> Serve(string from, string listen)
    {
        using var http = new HttpClient();
        var answer = await http.GetAsync(from);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var type = answer.Content.Headers.ContentType?.ToString();
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(listen);
        await using var app = builder.Build();
        app.Run(context =>
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await app.RunAsync();
        return 0;
    }
}
