using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Weft.Web;

/// <summary>
/// Who may go on. Without a session everything that is not marked as open leads to the page where one signs in; a form that was sent without its
/// token, or from another site, is not looked at. What was typed goes along.
/// </summary>
public static class Gate
{
    public const string TokenField = "token";
    private const string SignInPath = "/sign-in";

    /// <summary>Before the routing: shows the page where one signs in, at the address that was asked for.</summary>
    public static void UseSignInPage(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<KeptForm>() is not { } kept || context.Response.HasStarted) return;
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            var then = kept.Address.Length <= RedirectTarget.MaxLength ? $"?then={Uri.EscapeDataString(kept.Address)}" : "";
            context.Response.Headers.Location = $"{context.Request.PathBase}{SignInPath}{then}";
            return;
        }
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = (HttpMethods.Get, SignInPath, default);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        await next(context);
    });

    /// <summary>After the routing, which knows what is asked for.</summary>
    public static void UseGate(this WebApplication app)
    {
        var sessions = app.Services.GetRequiredService<SessionBook>();
        var intake = app.Services.GetRequiredService<FormIntake>();
        var time = app.Services.GetRequiredService<TimeProvider>();
        app.Use(async (context, next) =>
        {
            var isOpen = context.GetEndpoint() is not { } asked || asked.Metadata.GetMetadata<OpenAttribute>() is not null;
            // The page of an error says what was wrong with a form; it does not read it.
            var told = context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
            if (told || !HttpMethods.IsPost(context.Request.Method)) LeaveUnread(context);
            else if ((RefuseUnread(context) ?? await intake.Refuse(context, isOpen) ?? await Read(context, time)) is { } status)
            {
                LeaveUnread(context);
                if (status == StatusCodes.Status401Unauthorized) context.Features.Set(new KeptForm(Address(context), []) { IsUnread = true });
                context.Response.StatusCode = status;
                return;
            }
            if (isOpen || context.GetEndpoint() is not { } endpoint)
            {
                await next(context);
                return;
            }
            context.Response.Headers.CacheControl = "no-store";
            var viewer = await sessions.Find(context, context.RequestAborted);
            if (viewer is not null) context.Response.RegisterForDispose(viewer);
            if (viewer is null || viewer.IsHalf != endpoint.Metadata.GetMetadata<HalfwayAttribute>() is not null)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                await Keep(context);
                return;
            }
            context.Features.Set(viewer);
            if (HttpMethods.IsPost(context.Request.Method) && !viewer.Sent(await Form(context.Request) is { } form ? form[TokenField] : default(string)))
            {
                // Signed in, and yet the form is not of this session: another tab signed in anew, or somebody else made it. Nothing is done before they look.
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await Keep(context);
                return;
            }
            await next(context);
        });
    }

    private static string Address(HttpContext context) => context.Request.PathBase + context.Request.Path + context.Request.QueryString;

    private static async Task Keep(HttpContext context)
    {
        var address = Address(context);
        context.Features.Set(HttpMethods.IsPost(context.Request.Method) && await Form(context.Request) is { } form ? KeptForm.Of(address, form) : new KeptForm(address, []));
        if (context.Features.Get<Upload>() is { } upload) await upload.Drain();
    }

    /// <summary>Nobody after the gate reads a form that the gate did not: not even a page that is shown in the place of another.</summary>
    private static void LeaveUnread(HttpContext context)
    {
        if (context.Request.HasFormContentType && context.Features.Get<IFormFeature>()?.Form is null) context.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
    }

    /// <returns>The status with which a post is refused for what its head says; null if it may be read.</returns>
    private static int? RefuseUnread(HttpContext context)
    {
        if (IsFromElsewhere(context.Request)) return StatusCodes.Status400BadRequest;
        // Whatever read such a form without being made for it would write its files into a temporary folder.
        return Upload.Is(context.Request) && context.GetEndpoint()?.Metadata.GetMetadata<TakesFileAttribute>() is null ? StatusCodes.Status415UnsupportedMediaType : null;
    }

    /// <returns>The status with which a post is refused for what it is; null if it may go on.</returns>
    private static async Task<int?> Read(HttpContext context, TimeProvider time)
    {
        context.Request.Body = new LimitedWait(context, context.Request.Body, time);
        try
        {
            // Neither engine keeps a text with U+0000 whole.
            return await Form(context.Request) is { } form && form.Any(field => HasNought(field.Key) || field.Value.Any(HasNought)) ? StatusCodes.Status400BadRequest : null;
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode;
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException or NotSupportedException or OperationCanceledException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    private static bool HasNought(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;

    // Browsers say where a post comes from; our pages send no referrer, so the origin may be "null" from ourselves too.
    private static bool IsFromElsewhere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site) return site is not ("same-origin" or "none");
        return request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != "null" && origin != $"{request.Scheme}://{request.Host}";
    }

    /// <summary>The form, where it is one that is kept in memory while it is read; of one with a file, where a page takes that, what stands before the file.</summary>
    private static async Task<IFormCollection?> Form(HttpRequest request)
    {
        if (!request.HasFormContentType) return null;
        if (!Upload.Is(request)) return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        var features = request.HttpContext.Features;
        if (features.Get<Upload>() is not { } upload) features.Set(upload = await Upload.Begin(request));
        return upload.Fields;
    }
}
