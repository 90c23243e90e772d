using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Weft;

/// <summary>The network of a room: at which addresses phones find this machine, and the certificate that it shows them.</summary>
public sealed record LocalNetwork(IReadOnlyList<IPAddress> Addresses, int Port, X509Certificate2 Certificate)
{
    public const int DefaultPort = 8043;

    /// <summary>Encrypted, also within a room: anybody in it may listen, and browsers keep the cookie of a session for nothing less.</summary>
    public IEnumerable<string> Urls => Addresses.Select(address => $"https://{address}:{Port}");

    /// <summary>What phones compare before they trust it: SHA-256 in pairs of digits.</summary>
    public string Fingerprint => string.Join(':', Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256).Chunk(2).Select(pair => new string(pair)));

    /// <summary>This machine's addresses in networks of others; wireless ones first, since that is what a room uses.</summary>
    public static IReadOnlyList<IPAddress> FindAddresses() =>
    [
        .. from network in NetworkInterface.GetAllNetworkInterfaces()
           where network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel)
           orderby network.NetworkInterfaceType == NetworkInterfaceType.Wireless80211 descending, network.Name
           from address in network.GetIPProperties().UnicastAddresses
           where address.Address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address.Address)
           select address.Address,
    ];

    /// <summary>Whether this machine can be reached there.</summary>
    public static bool IsHere(IPAddress address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Adds its addresses to those at which the program listens.</summary>
    internal void Add(WebApplicationBuilder builder, string urls)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = Certificate));
        builder.WebHost.UseUrls([.. urls.Split(';'), .. Urls]);
    }
}
