using System.CommandLine;
using Weft.Accounts;
using Weft.FirstRun;

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
            if (!(await app.Services.GetRequiredService<AccountBook>().Weft(cancel)).IsSetUp)
                Console.WriteLine(words["Nobody has set it up yet. Open this once, and keep it to yourself: {0}", app.Urls.First() + app.Services.GetRequiredService<SetupLink>().Path]);
            Console.WriteLine(words["Weft is at {0}. Ctrl-C stops it.", string.Join(", ", app.Urls)]);
            await app.WaitForShutdownAsync(cancel);
            return WeftCommand.Done;
        }));
        return serve;
    }
}
