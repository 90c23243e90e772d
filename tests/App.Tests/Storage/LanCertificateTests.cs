using System.Net;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Weft.Storage;

public sealed class LanCertificateTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 20, 12, 0);
    private static readonly IPAddress[] Here = [IPAddress.Parse("192.168.1.20")];

    private readonly string root = Directory.CreateTempSubdirectory("weft-lan-").FullName;

    private string Folder => Path.Combine(root, "data");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_phone_that_accepted_it_is_not_asked_again_until_it_ends()
    {
        using var first = await LanCertificate.Open(Folder, Here, Now);
        using var second = await LanCertificate.Open(Folder, Here, Now + Duration.FromDays(80));
        using var third = await LanCertificate.Open(Folder, Here, Now + Duration.FromDays(89));

        Assert.Equal(first.Thumbprint, second.Thumbprint);
        Assert.True(second.HasPrivateKey);
        Assert.NotEqual(first.Thumbprint, third.Thumbprint);
    }

    [Fact]
    public async Task It_is_for_the_addresses_of_this_room()
    {
        using var here = await LanCertificate.Open(Folder, Here, Now);
        using var there = await LanCertificate.Open(Folder, [IPAddress.Parse("10.0.0.7")], Now);

        Assert.NotEqual(here.Thumbprint, there.Thumbprint);
        Assert.Equal(["10.0.0.7"], there.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single().EnumerateIPAddresses().Select(address => address.ToString()));
    }

    [Fact]
    public async Task Only_its_owner_may_read_it_and_one_that_is_broken_is_made_anew()
    {
        using (await LanCertificate.Open(Folder, Here, Now)) { }
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LanCertificate.PathFor(Folder)));

        await File.WriteAllTextAsync(LanCertificate.PathFor(Folder), "half of");
        using var again = await LanCertificate.Open(Folder, Here, Now);

        Assert.True(again.HasPrivateKey);
    }

    [Fact]
    public async Task One_whose_key_others_of_this_machine_could_read_is_replaced()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        using var first = await LanCertificate.Open(Folder, Here, Now);
        File.SetUnixFileMode(LanCertificate.PathFor(Folder), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        using var second = await LanCertificate.Open(Folder, Here, Now);

        Assert.NotEqual(first.Thumbprint, second.Thumbprint);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LanCertificate.PathFor(Folder)));
    }
}
