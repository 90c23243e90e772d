using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Weft.Fixtures;

namespace Weft.Commands;

public class ServeTests
{
    [Fact]
    public async Task Serving_writes_into_the_data_folder_and_nowhere_else_and_complains_of_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("weft-serve-").FullName;
        var (home, data) = (Path.Combine(folder, "home"), Path.Combine(folder, "data"));
        Directory.CreateDirectory(home);
        using var weft = WeftProgram.BeginAt(home, "serve", "--urls", "http://127.0.0.1:0", "--data", data);
        try
        {
            Assert.StartsWith("This Weft is not set up yet.", await weft.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            Assert.StartsWith("Weft is at http://127.0.0.1:", await weft.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

            Assert.Empty(Directory.GetFileSystemEntries(home));
            Assert.NotEmpty(Directory.GetFiles(data));
        }
        finally
        {
            weft.Kill();
            await weft.WaitForExitAsync();
        }
        Assert.Equal("", await weft.StandardError.ReadToEndAsync());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_port_that_is_taken_and_an_address_that_is_not_this_machines_are_said_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("weft-serve-").FullName;
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        string[] start = ["serve", "--data", Path.Combine(folder, "data"), "--urls", $"http://{taken.LocalEndpoint}"];

        var port = await WeftProgram.RunIn("C.UTF-8", start);
        var address = await WeftProgram.RunIn("C.UTF-8", [.. start, "--lan", "--lan-address", "192.0.2.77"]);

        var nonsense = await WeftProgram.RunIn("C.UTF-8", "serve", "--data", Path.Combine(folder, "data"), "--urls", "banana");

        Assert.Equal((1, 1, 1), (port.Code, address.Code, nonsense.Code));
        Assert.Equal("Invalid url: 'banana'. An address looks like http://127.0.0.1:8040.\n", nonsense.Said + nonsense.Complained);
        Assert.Equal($"Failed to bind to address http://{taken.LocalEndpoint}: address already in use. Stop the program that is there, if it is another Weft, or choose another port: --urls http://127.0.0.1:8041, and --lan-port 8044 for phones.\n",
            port.Said + port.Complained);
        Assert.StartsWith("This machine does not have the address 192.0.2.77.", address.Complained, StringComparison.Ordinal);
        Assert.Single(address.Complained.TrimEnd().Split('\n'));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Phones_of_the_room_are_told_where_it_is_and_how_to_know_it()
    {
        var folder = Directory.CreateTempSubdirectory("weft-lan-").FullName;
        using var weft = WeftProgram.BeginAt(folder, "serve", "--lan", "--lan-address", "127.0.0.2", "--lan-port", "0", "--urls", "http://127.0.0.1:0", "--data", Path.Combine(folder, "data"));
        try
        {
            var said = new List<string>();
            while (await weft.StandardOutput.ReadLineAsync() is { } line && !line.Contains("SHA-256", StringComparison.Ordinal))
                said.Add(line);
            var fingerprint = (await weft.StandardOutput.ReadLineAsync())!.Trim() + ":" + (await weft.StandardOutput.ReadLineAsync())!.Trim();

            var address = new Uri(said.Single(line => line.StartsWith("Phones in this network open ", StringComparison.Ordinal)).Split(' ')[^1]);
            Assert.Equal("127.0.0.2", address.Host);
            Assert.True(said.Count(line => line.Contains('█', StringComparison.Ordinal)) > 10, string.Join('\n', said));
#pragma warning disable MA0039 // That is what a person does who compares the fingerprints.
            using var http = new HttpClient(new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.GetCertHashString(HashAlgorithmName.SHA256) == fingerprint.Replace(":", "", StringComparison.Ordinal),
            });
#pragma warning restore MA0039
            Assert.Equal("ok\n", await http.GetStringAsync(new Uri(address, "/healthz")));
        }
        finally
        {
            weft.Kill();
            await weft.WaitForExitAsync();
        }
        Directory.Delete(folder, recursive: true);
    }
}
