using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Weft.Web;

/// <summary>A page that makes something, or shows something once: two presses of its button are one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnceAttribute : Attribute;

/// <summary>
/// Whoever presses a button twice sees the answer to the second press alone, and that would say that the invitation is used up, or show codes that are not the ones
/// which were stored last. So the same form of the same reader, sent again while it is being looked at or right after, is not looked at again: it is given the answer of the first. This is in the memory of a node.
/// </summary>
public static class SamePress
{
    /// <summary>Another in each form that is handed out, in its token or its stamp: what was asked for twice is made twice.</summary>
    public const string Field = "press";

    private const int MostKept = 1000, LargestKept = 64 * 1024;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    /// <summary>After the gate, which has read the form.</summary>
    public static void UseSamePress(this WebApplication app)
    {
        var answers = new ConcurrentDictionary<string, Task<Answer?>>(StringComparer.Ordinal);
        app.Use(async (context, next) =>
        {
            if (!HttpMethods.IsPost(context.Request.Method) || context.GetEndpoint()?.Metadata.GetMetadata<OnceAttribute>() is null
                || !context.Request.HasFormContentType || Upload.Is(context.Request) || answers.Count >= MostKept)
            {
                await next(context);
                return;
            }
            var form = await context.Request.ReadFormAsync();
            if (!form.ContainsKey(Field) && !form.ContainsKey(VisitorForm.StampField))
            {
                await next(context);
                return;
            }
            var press = PressOf(context.Request, form);
            var mine = new TaskCompletionSource<Answer?>(TaskCreationOptions.RunContinuationsAsynchronously);
            var first = answers.GetOrAdd(press, mine.Task);
            if (first == mine.Task) await Run(context, next, mine, () => answers.TryRemove(press, out _));
            else if (await first is { } answer) await answer.Give(context.Response);
            else await next(context);
        });
    }

    private static async Task Run(HttpContext context, RequestDelegate next, TaskCompletionSource<Answer?> mine, Action forget)
    {
        // The browser lets go of the first when the second is sent: it is done all the same, for both.
        context.RequestAborted = CancellationToken.None;
        var to = context.Response.Body;
        using var page = new MemoryStream();
        context.Response.Body = page;
        try
        {
            await next(context);
        }
        catch
        {
            mine.SetResult(null);
            forget();
            throw;
        }
        finally
        {
            context.Response.Body = to;
        }
        var answer = new Answer(context.Response.StatusCode, [.. context.Response.Headers.Where(header => header.Key != "Content-Length")], page.ToArray());
        // What did not come about is asked for again.
        var isDone = answer.Status < StatusCodes.Status400BadRequest;
        mine.SetResult(isDone ? answer : null);
        if (isDone && answer.Page.Length <= LargestKept) _ = Task.Delay(Kept).ContinueWith(_ => forget(), TaskScheduler.Default);
        else forget();
        await answer.Write(context.Response);
    }

    /// <summary>What is the same for two presses: the page, the reader, and every field.</summary>
    private static string PressOf(HttpRequest request, IFormCollection form)
    {
        var press = new StringBuilder().Append(request.PathBase).Append(request.Path).Append(request.QueryString).Append('\n').Append(request.Headers.Cookie);
        foreach (var (name, values) in form)
            press.Append('\n').Append(name.Length).Append(' ').Append(name).AppendJoin('\0', values.ToArray());
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(press.ToString())));
    }

    private sealed record Answer(int Status, KeyValuePair<string, StringValues>[] Headers, byte[] Page)
    {
        public async Task Give(HttpResponse response)
        {
            response.StatusCode = Status;
            foreach (var (name, value) in Headers) response.Headers[name] = value;
            await Write(response);
        }

        // Of an answer without a page, what stands before this makes one: nothing may have been written then.
        public async Task Write(HttpResponse response)
        {
            if (Page.Length > 0) await response.Body.WriteAsync(Page);
        }
    }
}
