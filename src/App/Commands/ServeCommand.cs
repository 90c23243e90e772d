using System.CommandLine;

namespace Weft.Commands;

public static class ServeCommand
{
    public static Command Make()
    {
        var serve = new Command("serve", "Serve Weft to browsers. Further --settings go to the web host.") { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction(async (parsed, cancel) =>
        {
            await using var app = App.Build([.. parsed.UnmatchedTokens]);
            await app.RunAsync(cancel);
            return WeftCommand.Done;
        });
        return serve;
    }
}
