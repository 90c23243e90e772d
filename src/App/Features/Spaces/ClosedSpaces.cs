namespace Weft.Spaces;

public static class ClosedSpaces
{
    /// <summary>Somebody was removed while their page was being made: they find what they will find from now on.</summary>
    public static void UseClosedSpaces(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (SpaceClosedException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    });
}
