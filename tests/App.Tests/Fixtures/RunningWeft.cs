using System.Diagnostics;
using Weft.Storage;

namespace Weft.Fixtures;

/// <summary>The built program, serving from a process of its own until it is killed.</summary>
public sealed class RunningWeft : IAsyncDisposable
{
    private const string Told = "Weft is at ", ToldFirst = "This Weft is not set up yet. Open this link once, and share it with nobody: ";
    private readonly Process process;

    private readonly Task<string> said, complained;

    private RunningWeft(Process process, string address, string? setup)
    {
        this.process = process;
        Setup = setup is null ? null : new Uri(setup).AbsolutePath;
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(address) };
        // What nobody reads would hold the program up once the pipe is full.
        said = process.StandardOutput.ReadToEndAsync();
        complained = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Http { get; }
    public Uri Address => Http.BaseAddress!;
    /// <summary>The path of the link for setting up; null if that was done.</summary>
    public string? Setup { get; }

    public static Task<RunningWeft> Start(TestShelf shelf, params string[] settings) => Listen(WeftProgram.Begin(shelf, ["serve", "--urls", "http://127.0.0.1:0", .. settings]));

    /// <summary>One of several nodes: with a data folder of its own, the host secret and the database of the others.</summary>
    public static Task<RunningWeft> StartNode(TestShelf shelf, params string[] settings) => Listen(WeftProgram.BeginWithSecret(HostSecretFile.PathFor(shelf.Folder),
        ["serve", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(Path.GetDirectoryName(shelf.Folder)!, $"node-{Guid.NewGuid():N}"), "--database", shelf.Connection!, "--proxy", "127.0.0.1", .. settings]));

    private static async Task<RunningWeft> Listen(Process process)
    {
        string? setup = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ToldFirst, StringComparison.Ordinal)) setup = line[ToldFirst.Length..];
            if (line.StartsWith(Told, StringComparison.Ordinal)) return new(process, line[Told.Length..].Split(". ")[0], setup);
        }
        throw new InvalidOperationException("It did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends it in the midst of everything (SIGKILL); it is gone then.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends it as a service manager does, so that it says to the end what it has to say, and tells all of that since it was ready.</summary>
    public async Task<string> Said()
    {
        using var asked = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync();
        return await said + await complained;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Http.Dispose();
    }
}
