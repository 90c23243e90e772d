using System.Diagnostics;

namespace Weft.Fixtures;

/// <summary>The built program, serving from a process of its own until it is killed.</summary>
public sealed class RunningWeft : IAsyncDisposable
{
    private const string Told = "Weft is at ", ToldFirst = "Nobody has set it up yet. Open this once, and keep it to yourself: ";
    private readonly Process process;

    private RunningWeft(Process process, string address, string? setup)
    {
        this.process = process;
        Setup = setup is null ? null : new Uri(setup).AbsolutePath;
        Http = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(address) };
        // What nobody reads would hold the program up once the pipe is full.
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
    }

    public HttpClient Http { get; }
    /// <summary>The path of the link for setting up; null if that was done.</summary>
    public string? Setup { get; }

    public static async Task<RunningWeft> Start(TestShelf shelf)
    {
        var process = WeftProgram.Begin(shelf, "serve", "--urls", "http://127.0.0.1:0");
        string? setup = null;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(ToldFirst, StringComparison.Ordinal)) setup = line[ToldFirst.Length..];
            if (line.StartsWith(Told, StringComparison.Ordinal)) return new(process, line[Told.Length..].Split(". ")[0], setup);
        }
        throw new InvalidOperationException("It did not start: " + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Ends it in the midst of everything (SIGKILL).</summary>
    public void Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Http.Dispose();
    }
}
