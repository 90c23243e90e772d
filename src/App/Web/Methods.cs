namespace Weft.Web;

public static class Methods
{
    private const string Known = "GET, HEAD, POST";

    /// <summary>Pages are read and forms are sent; whoever tries anything else is told what there is.</summary>
    public static void UseKnownMethods(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = Known;
        // The page of the error answers those who read.
        context.Request.Method = HttpMethods.Get;
        return Task.CompletedTask;
    });
}
