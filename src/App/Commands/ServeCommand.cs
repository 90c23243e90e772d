using System.CommandLine;

namespace Weft.Commands;

public static class ServeCommand
{
    public static Command Make()
    {
        var serve = new Command("serve", "Serve Weft to browsers. Further --settings go to the web host.") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((parsed, cancel) => DatabaseOptions.Guard(async () =>
        {
            await using var app = App.Build([.. parsed.UnmatchedTokens]);
            await app.StartAsync(cancel);
            Console.WriteLine($"Weft is at {string.Join(" and ", app.Urls)}. Ctrl-C stops it.");
            await app.WaitForShutdownAsync(cancel);
            return WeftCommand.Done;
        }));
        return serve;
    }
}
