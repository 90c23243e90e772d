using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Weft.Groups;

namespace Weft.Bench.Web;

/// <summary>A server in a process of its own, on a free port of this machine.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo? folder;
    private readonly HttpClient http;

    private Served(Process process, string address, DirectoryInfo? folder, string group)
    {
        (this.process, Address, this.folder, Group) = (process, address, folder, group);
        http = new() { BaseAddress = new(address) };
    }

    public string Address { get; }
    /// <summary>The id of a group that is there.</summary>
    public string Group { get; }

    public static async Task<Served> Weft(int listings)
    {
        var folder = Directory.CreateTempSubdirectory("weft-bench-");
        var file = Path.Combine(folder.FullName, "groups.csv");
        await File.WriteAllTextAsync(file, Invent(listings));
        var program = Path.Combine(AppContext.BaseDirectory, "weft");
        using (var import = Begin(program, ["import", file, "--publish", "--allowed-by", "nobody: invented", "--source", "bench", "--data", folder.FullName]))
        {
            await import.StandardOutput.ReadToEndAsync();
            await import.WaitForExitAsync();
            if (import.ExitCode != 0) throw new InvalidOperationException(await import.StandardError.ReadToEndAsync());
        }
        var address = FreeAddress();
        var weft = new Served(Begin(program, ["serve", "--urls", address, "--data", folder.FullName]), address, folder, Listing.MakeId("bench", "17"));
        await weft.Ready();
        return weft;
    }

    /// <param name="from">Whose bytes it answers with.</param>
    public static async Task<Served> Floor(string from)
    {
        var address = FreeAddress();
        var floor = new Served(Begin(Environment.ProcessPath!, ["floor", from, address]), address, null, "");
        await floor.Ready();
        return floor;
    }

    /// <summary>What the process holds in memory (resident set).</summary>
    public double Megabytes()
    {
        process.Refresh();
        return process.WorkingSet64 / 1048576.0;
    }

    public async Task<int> Size(string path) => (await http.GetByteArrayAsync(path)).Length;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder?.Delete(recursive: true);
    }

    private async Task Ready()
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await http.GetByteArrayAsync("/groups");
                return;
            }
            catch (HttpRequestException) when (attempt < 150 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static Process Begin(string program, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return process;
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private static string Invent(int listings)
    {
        string[] first = ["Tenter", "Quarry", "Loomshed", "Nightbus", "Grindstone", "Saltpetre", "Kittiwake", "Overhead", "Marsh", "Lantern", "Foreshore", "Chalkface"];
        string[] second = ["Court", "Kitchen", "Letters", "Families", "Defence", "Press", "Translation", "Fund", "Companions", "Circle"];
        string[] causes = ["prison abolition", "housing", "migrant justice", "mutual aid", "climate", "disability justice", "court solidarity", "families of prisoners"];
        string[] towns = ["Leeds,53.8,-1.55", "York,53.96,-1.08", "Bristol,51.45,-2.6", "Glasgow,55.86,-4.25", "Cardiff,51.48,-3.18", "Norwich,52.63,1.3", "Derry,55.0,-7.31"];
        var random = new Random(1);
        string Any(string[] of) => of[random.Next(of.Length)];
        var rows = new StringBuilder("id,name,place,lat,lng,description,causes,specialisms,languages,scale,website\n");
        for (var i = 0; i < listings; i++)
        {
            rows.Append(CultureInfo.InvariantCulture, $"{i},{Any(first)} {Any(second)} {i},{Any(towns)},");
            rows.Append(CultureInfo.InvariantCulture, $"We meet on the first Tuesday and sit with families on court days; everyone is welcome.,{Any(causes)}|{Any(causes)},court watching,English|Welsh,local,https://example.org/{i}\n");
        }
        return rows.ToString();
    }
}
