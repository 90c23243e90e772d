using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using NodaTime;
using QRCoder;
using Weft.Accounts;
using Weft.FirstRun;
using Weft.Groups;
using Weft.Storage;

namespace Weft.Commands;

public static class ServeCommand
{
    public static Command Make(Words words)
    {
        var lan = new Option<bool>("--lan") { Arity = ArgumentArity.Zero, Description = words["Also let phones in this room connect, over the local network, without internet."] };
        var address = new Option<string?>("--lan-address") { Description = words["The address of this machine to listen at; otherwise all of them."] };
        var port = new Option<int>("--lan-port") { DefaultValueFactory = _ => LocalNetwork.DefaultPort, Description = words["The port for phones."] };
        address.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } named && !IPAddress.TryParse(named, out _)) given.AddError(words["“{0}” is not an address. One looks like 192.168.1.20.", named]);
        });
        port.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 0 or > ushort.MaxValue) given.AddError(words["A port is a number up to 65535."]);
        });
        var serve = new Command("serve", words["Serve Weft to browsers. Further --settings go to the web host, such as --urls http://127.0.0.1:8041, --data FOLDER or --database."]) { lan, address, port };
        serve.TreatUnmatchedTokensAsErrors = false;
        serve.SetAction((parsed, cancel) => DatabaseOptions.Guard(words, async () =>
        {
            string[] settings = [.. parsed.UnmatchedTokens];
            var room = parsed.GetValue(lan) ? await FindRoom(settings, parsed.GetValue(address), parsed.GetValue(port)) : null;
            await using var app = App.Build(settings, room: room);
            await Start(app, cancel);
            if (!(await app.Services.GetRequiredService<AccountBook>().Weft(cancel)).IsSetUp)
                Console.WriteLine(words["This Weft is not set up yet. Open this link once, and share it with nobody: {0}", app.Urls.First() + app.Services.GetRequiredService<SetupLink>().Path]);
            Console.WriteLine(words["Weft is at {0}. Ctrl-C stops it.", string.Join(", ", app.Urls)]);
            if (await app.Services.GetRequiredService<AccountBook>().ShutHere(cancel) is > 0 and var shut)
            {
                Console.WriteLine(words["Accounts whose passphrase does not work here, because it was made with another host secret than that of this machine: {0}.", shut]);
                Console.WriteLine(words["- The secret of this machine is at {0}. If you have the other one, keep both files: put the other in its place and start again.", HostSecretFile.PathFor(app.Services.GetRequiredService<Database>().Folder)]);
                Console.WriteLine(words["- If the other one is lost, these people get back in with their recovery sheet, at /recover."]);
            }
            if (await ShelfPublisher.TiesTakenDown(app.Services.GetRequiredService<Database>()) is > 0 and var down)
            {
                Console.WriteLine(words["Ties taken off the public pages: {0:N0}. Weft showed them because two rows of one list named each other, but one person can type both.", down]);
                Console.WriteLine(words["- To show a tie that both groups agreed to, write “yes” under “confirmed” in the table of ties, and import the list again."]);
            }
            _ = GiveBack(app.Services.GetRequiredService<Shelf>());
            if (room is not null) Invite(app.Urls.First(url => url.StartsWith("https:", StringComparison.Ordinal)), room, words);
            await app.WaitForShutdownAsync(cancel);
            return WeftCommand.Done;
        }));
        return serve;
    }

    /// <summary>Gives back the memory that starting and reading the catalogue needed: an old laptop runs more than this.</summary>
    private static async Task GiveBack(Shelf shelf)
    {
        await shelf.Now();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <exception cref="DatabaseException">It cannot listen where it should; the message says what to do.</exception>
    private static async Task Start(WebApplication app, CancellationToken cancel)
    {
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new DatabaseException(new Reason("{0} Stop the program that is there, if it is another Weft, or choose another port: --urls http://127.0.0.1:8041, and --lan-port 8044 for phones.", taken.Message), taken);
        }
        catch (FormatException odd)
        {
            throw new DatabaseException(new Reason("{0}. An address looks like http://127.0.0.1:8040.", odd.Message), odd);
        }
        catch (SocketException refused)
        {
            throw new DatabaseException(new Reason("Weft cannot listen at {0}: {1}.", string.Join(", ", app.Urls), refused.Message), refused);
        }
    }

    /// <exception cref="DatabaseException">There is no network to be found in, or the machine does not have that address.</exception>
    private static async Task<LocalNetwork> FindRoom(string[] settings, string? address, int port)
    {
        var found = LocalNetwork.FindAddresses();
        var addresses = address is null ? found : [IPAddress.Parse(address)];
        if (!addresses.All(LocalNetwork.IsHere))
            throw new DatabaseException(new Reason("This machine does not have the address {0}. In this network it has {1}.", address!, found.Count == 0 ? "-" : string.Join(", ", found)));
        if (addresses.Count == 0) throw new DatabaseException(new Reason("This machine is in no network yet. Switch on its wireless, or a hotspot that the phones can join, and start again."));
        var data = new ConfigurationBuilder().AddEnvironmentVariables("WEFT_").AddCommandLine(settings).Build()["data"];
        var folder = Database.FolderFor(data);
        return new(addresses, port, await LanCertificate.Open(folder, addresses, SystemClock.Instance.GetCurrentInstant()));
    }

    /// <summary>What an organiser shows to the room.</summary>
    private static void Invite(string url, LocalNetwork room, Words words)
    {
        using var code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.L);
        using var drawn = new AsciiQRCode(code);
        Console.WriteLine();
        Console.WriteLine(words["Phones in this network open {0}", url]);
        foreach (var line in drawn.GetGraphicSmall().Split('\n'))
            Console.WriteLine(Console.IsOutputRedirected ? line : $"\e[97;40m{line}\e[0m");
        Console.WriteLine(words["Each browser warns once, because no authority vouches for this machine. You have the right one if the certificate has this SHA-256 fingerprint:"]);
        foreach (var half in room.Fingerprint.Chunk((room.Fingerprint.Length + 1) / 2))
            Console.WriteLine("  " + new string(half).Trim(':').ToString(CultureInfo.InvariantCulture));
    }
}
