using System.Data.Common;
using Weft.Storage;

namespace Weft.Web;

public static class Outage
{
    /// <summary>
    /// A database that is away for a while is no mistake of ours: whoever needs it is told to come back. Nor is a file that stops on its way. Before whoever asks who is
    /// signed in.
    /// </summary>
    public static void UseWordForOutage(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception broken) when (!context.Response.HasStarted && broken is DatabaseException or DbException { IsTransient: true })
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (BadHttpRequestException broken) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = broken.StatusCode;
        }
    });
}
