using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Weft.Groups;

/// <summary>This page is the same for everyone and changes only with the shelf.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ShelfCachedAttribute : Attribute, IShowsPublicData;

/// <summary>
/// Answers with the bytes of an earlier answer, as long as the shelf has not changed. The key is the whole address, which carries the
/// language.
/// </summary>
public sealed class ShelfCache(Shelf shelf)
{
    private const int MostBytes = 8 << 20, MostAnswer = 1 << 20, UsualAnswer = 80 << 10, Doorkeepers = 1 << 14;

    private volatile Held held = new(null);

    /// <summary>Answers known addresses. Belongs early: nothing after it has to run.</summary>
    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || held.Answers.IsEmpty)
        {
            await next(context);
            return;
        }
        var view = await shelf.See();
        if (held is { } now && now.IsOf(view) && now.Answers.TryGetValue(Key(context), out var answer)) await answer.Send(context);
        else await next(context);
    }

    /// <summary>Keeps answers of pages that are marked so, from the second time that they are asked for.</summary>
    public async Task Keep(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ShelfCachedAttribute>() is null || !HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }
        var view = await shelf.See();
        if (!held.IsOf(view)) held = new(view);
        var (now, key) = (held, Key(context));
        if (!now.WasAskedBefore(key))
        {
            await next(context);
            return;
        }
        var response = context.Response;
        var body = response.Body;
        using var written = new MemoryStream(UsualAnswer);
        response.Body = written;
        try
        {
            await next(context);
            // Who writes into the pipe need not flush it: the server would, and here is none.
            await response.BodyWriter.FlushAsync(CancellationToken.None);
        }
        finally
        {
            response.Body = body;
        }
        // Who hangs up in the middle leaves half an answer, and whoever wrote it says nothing of that.
        var whole = !context.RequestAborted.IsCancellationRequested;
        // Made of what is shown now, since it was shown before: what changed between may be older or newer than the page.
        if (!whole || !now.IsOf(await shelf.See()) || response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0 || written.Length > MostAnswer)
        {
            written.Position = 0;
            await written.CopyToAsync(body, context.RequestAborted);
            return;
        }
        var answer = new Answer200(written.ToArray(), response.ContentType);
        now.Add(key, answer, MostBytes);
        await answer.Send(context);
    }

    private static (string Host, string Target) Key(HttpContext context) =>
        (context.Request.Host.Value ?? "", context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget);

    /// <summary>Answers made of one view: those of another generation, or with another word on how old they are, are of another.</summary>
    private sealed class Held(ShelfView? of)
    {
        private readonly int[] asked = new int[Doorkeepers];
        private long bytes;

        public bool IsOf(ShelfView view) => of?.Catalogue == view.Catalogue && of.AsOf == view.AsOf;
        public ConcurrentDictionary<(string, string), Answer200> Answers { get; } = new();

        // A crawler that asks for everything once must not push out what people read.
        public bool WasAskedBefore((string, string) key)
        {
            var hash = key.GetHashCode();
            ref var keeper = ref asked[hash & (Doorkeepers - 1)];
            if (keeper == hash) return true;
            keeper = hash;
            return false;
        }

        public void Add((string, string) key, Answer200 answer, long most)
        {
            if (Interlocked.Add(ref bytes, answer.Length) > most)
            {
                Answers.Clear();
                Interlocked.Exchange(ref bytes, answer.Length);
            }
            Answers[key] = answer;
        }
    }

    private sealed class Answer200(byte[] body, string? contentType)
    {
        private readonly string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";

        public int Length => body.Length;

        public Task Send(HttpContext context)
        {
            var response = context.Response;
            // A browser may keep the page, but asks each time whether it is still so.
            response.Headers.CacheControl = "no-cache";
            response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch == tag)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
            response.ContentType = contentType;
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
        }
    }
}
