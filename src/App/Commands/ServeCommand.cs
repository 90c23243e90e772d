using System.CommandLine;

namespace Weft.Commands;

public static class ServeCommand
{
    public static Command Make(Words words)
    {
        var serve = new Command("serve", words["Serve Weft to browsers. Further --settings go to the web host."]) { TreatUnmatchedTokensAsErrors = false };
        serve.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            await using var app = App.Build([.. parsed.UnmatchedTokens]);
            await app.StartAsync(cancel);
            Console.WriteLine(words["Weft is at {0}. Ctrl-C stops it.", string.Join(", ", app.Urls)]);
            await app.WaitForShutdownAsync(cancel);
            return WeftCommand.Done;
        }));
        return serve;
    }
}
