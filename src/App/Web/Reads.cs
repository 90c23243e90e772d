namespace Weft.Web;

public static class Reads
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Answers anybody who reads, and those who only ask whether there is something to read.</summary>
    public static IEndpointConventionBuilder MapRead(this WebApplication app, string pattern, Delegate answer) =>
        app.MapMethods(pattern, Methods, answer).WithMetadata(new OpenAttribute());
}
