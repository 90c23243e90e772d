using System.Diagnostics;
using Weft.Storage;

namespace Weft.Fixtures;

/// <summary>The program as one of several nodes: a process with a data folder of its own, the host secret and the database of the others.</summary>
public sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process program;
    private readonly string folder;

    private NodeProcess(Process program, string folder) => (this.program, this.folder) = (program, folder);

    public Uri Address { get; private set; } = null!;
    /// <summary>The path with which Weft is set up; null if it is.</summary>
    public string? SetupPath { get; private set; }

    public static async Task<NodeProcess> Start(TestShelf shelf, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("weft-node-").FullName;
        var node = new NodeProcess(WeftProgram.BeginWithSecret(HostSecretFile.PathFor(shelf.Folder),
            ["serve", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data"), "--database", shelf.Connection!, "--proxy", "127.0.0.1", .. settings]), folder);
        while (node.Address is null)
        {
            var line = await node.program.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await node.program.StandardError.ReadToEndAsync());
            if (line.Contains("/setup/", StringComparison.Ordinal)) node.SetupPath = line[line.IndexOf("/setup/", StringComparison.Ordinal)..];
            if (line.StartsWith("Weft is at ", StringComparison.Ordinal)) node.Address = new(line["Weft is at ".Length..].Split(". ")[0]);
        }
        return node;
    }

    /// <summary>As kill -9 does.</summary>
    public async Task Kill()
    {
        program.Kill();
        await program.WaitForExitAsync();
    }

    /// <summary>What it complained of until it ended.</summary>
    public Task<string> Complaints() => program.StandardError.ReadToEndAsync();

    public async ValueTask DisposeAsync()
    {
        await Kill();
        program.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
