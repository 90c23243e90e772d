using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;

namespace Weft.Web;

/// <summary>
/// How much a request may send, judged before a byte of it is read. What a stranger fills in is short, so little is taken from them. Who is signed in, or was on
/// this device, may send as much as the page takes, a few at a time each: their own slow lines hold up nobody else's.
/// </summary>
public sealed class FormIntake(SessionBook sessions, KnownDevice devices)
{
    /// <summary>Bytes; the longest passphrase typed twice, names and an address fit in.</summary>
    public const int MaxOfStranger = 16 * 1024;

    /// <summary>How many larger ones one sender has under way at once.</summary>
    public const int MaxAtOnce = 4;

    private readonly ConcurrentDictionary<string, int> underWay = new(StringComparer.Ordinal);

    /// <returns>The status with which it is refused unread; null if it may be read.</returns>
    public async Task<int?> Refuse(HttpContext context, bool isOpen)
    {
        var isSmall = context.Request.ContentLength <= MaxOfStranger;
        if (isOpen && isSmall) return null;
        var sender = (await sessions.Look(context, context.RequestAborted))?.Account ?? devices.Of(context);
        if (sender is null && !isOpen) return StatusCodes.Status401Unauthorized;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            var page = context.GetEndpoint()?.Metadata.GetMetadata<TakesInAttribute>()?.Bytes ?? limit.MaxRequestBodySize;
            limit.MaxRequestBodySize = sender is null ? Math.Min(MaxOfStranger, page ?? MaxOfStranger) : page;
        }
        if (sender is null || isSmall) return null;
        if (underWay.AddOrUpdate(sender, 1, static (_, count) => count + 1) > MaxAtOnce)
        {
            End(sender);
            return StatusCodes.Status429TooManyRequests;
        }
        context.Response.OnCompleted(() =>
        {
            End(sender);
            return Task.CompletedTask;
        });
        return null;
    }

    private void End(string sender)
    {
        var left = underWay.AddOrUpdate(sender, 0, static (_, count) => count - 1);
        if (left == 0) underWay.TryRemove(KeyValuePair.Create(sender, 0));
    }
}
