using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Weft.Fixtures;

/// <summary>A reverse proxy that gives each request to the next node, whoever asks; where nobody listens it goes on to the one after.</summary>
public sealed class RoundRobin : IAsyncDisposable
{
    // A connection for each request: what was kept open to a node that died would fail in the middle of one.
    private readonly HttpMessageInvoker onward = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero, UseCookies = false, AllowAutoRedirect = false });
    private readonly WebApplication app;
    private int next = -1;

    private RoundRobin(IReadOnlyList<Uri> nodes)
    {
        Nodes = [.. nodes];
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(Forward);
    }

    /// <summary>A node that is started again listens elsewhere.</summary>
    public Uri[] Nodes { get; }

    /// <summary>Which node answered, request by request.</summary>
    public ConcurrentQueue<int> Answered { get; } = [];

    public HttpClient Http { get; private set; } = null!;

    public static async Task<RoundRobin> Before(params IReadOnlyList<Uri> nodes)
    {
        var proxy = new RoundRobin(nodes);
        await proxy.app.StartAsync();
        proxy.Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(proxy.app.Urls.Single()) };
        return proxy;
    }

    private async Task Forward(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        for (var tries = 0; tries < Nodes.Length; tries++)
        {
            var node = (int)((uint)Interlocked.Increment(ref next) % Nodes.Length);
            try
            {
                using var answer = await onward.SendAsync(Onward(context, Nodes[node], body.ToArray()), context.RequestAborted);
                Answered.Enqueue(node);
                await Back(answer, context.Response);
                return;
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
            {
                // Nobody there: the next one.
            }
        }
        context.Response.StatusCode = (int)HttpStatusCode.BadGateway;
    }

    private static HttpRequestMessage Onward(HttpContext context, Uri node, byte[] body)
    {
        var request = new HttpRequestMessage(new(context.Request.Method), new Uri(node, context.Request.GetEncodedPathAndQuery()));
        if (body.Length > 0) request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, value.ToArray());
        }
        request.Headers.Add("X-Forwarded-For", context.Connection.RemoteIpAddress!.ToString());
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }

    private static async Task Back(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Transfer-Encoding"))
            response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(response.Body);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        onward.Dispose();
    }
}
