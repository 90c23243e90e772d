using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Weft.Storage;

/// <summary>
/// A certificate that this machine gives itself for a room without internet. It lies beside the data as the host secret does, and stays the same for
/// three months, so that a phone that has accepted it is not asked at every meeting. One that others of this machine could read is replaced.
/// </summary>
public static class LanCertificate
{
    private static readonly Duration Life = Duration.FromDays(90), Least = Duration.FromDays(2);

    public static string PathFor(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".lan-certificate.pem";

    /// <summary>The one that was made for these addresses, unless it ends soon; else a new one.</summary>
    /// <exception cref="DatabaseException">It cannot be read or written; the message says what to do.</exception>
    public static async Task<X509Certificate2> Open(string folder, IReadOnlyList<IPAddress> addresses, Instant now)
    {
        var file = PathFor(folder);
        try
        {
            OwnerOnly.CreateFolder(Path.GetDirectoryName(file)!);
            if (File.Exists(file) && !OwnerOnly.IsOpenToOthers(file) && Read(await File.ReadAllTextAsync(file)) is { } kept)
            {
                if (Fits(kept, addresses, now)) return kept;
                kept.Dispose();
            }
            return await OwnerOnly.Replace(file, async stream =>
            {
                var made = Make(addresses, now);
                using var key = made.GetECDsaPrivateKey()!;
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n"));
                return made;
            });
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(new Reason("The certificate {0} cannot be read or written: {1} Choose a data folder whose parent folder you can write to.", file, broken.Message), broken);
        }
    }

    /// <returns>Null if it is no certificate with its key: then another is made.</returns>
    private static X509Certificate2? Read(string text)
    {
        try
        {
            return X509Certificate2.CreateFromPem(text, text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool Fits(X509Certificate2 certificate, IReadOnlyList<IPAddress> addresses, Instant now) =>
        Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime()) - now > Least
        && certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateIPAddresses()).ToHashSet().SetEquals(addresses);

    private static X509Certificate2 Make(IReadOnlyList<IPAddress> addresses, Instant now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=weft", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var address in addresses)
            names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1", "server authentication")], critical: false));
        // A day of grace: phones that have not been online for long are often slow.
        return request.CreateSelfSigned((now - Duration.FromDays(1)).ToDateTimeOffset(), (now + Life).ToDateTimeOffset());
    }
}
