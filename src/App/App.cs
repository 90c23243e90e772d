namespace Weft;

/// <summary>The composition of the web program: what is registered, and what a request goes through, in order.</summary>
public static class App
{
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages(pages => pages.RootDirectory = "/Features");
        var app = builder.Build();
        app.MapRazorPages();
        return app;
    }
}
