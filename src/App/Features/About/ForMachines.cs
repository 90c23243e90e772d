using System.Globalization;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;
using Weft.Groups;

namespace Weft.About;

/// <summary>Whom to tell of a hole in the security of this Weft, if whoever runs it said so: an address of mail or of a web page.</summary>
public sealed record SecurityContact(Uri? Address)
{
    /// <param name="contact">What --security-contact or WEFT_SECURITY_CONTACT says; null or empty if nothing.</param>
    /// <exception cref="InvalidDataException">It is no such address.</exception>
    public static SecurityContact At(string? contact)
    {
        if (string.IsNullOrWhiteSpace(contact)) return new((Uri?)null);
        var given = contact.Trim();
        if (Formats.Values.IsEmail(given) && !given.Contains(':')) given = "mailto:" + given;
        return Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "https" or "mailto" or "tel"
            ? new(address)
            : throw new InvalidDataException($"--security-contact (or WEFT_SECURITY_CONTACT) is a mail address, or begins with https:// or tel:. This does not: {contact}");
    }
}

/// <summary>What search engines and those who look for holes ask for: robots.txt (RFC 9309), a sitemap (sitemaps.org), security.txt (RFC 9116).</summary>
internal static class ForMachines
{
    private const int MostAddresses = 50_000, DaysGood = 180;
    private static readonly string[] Pages = ["", "groups", "map", "graph", "worksheet", "about/data", "about/source"];

    public static void MapForMachines(this WebApplication app)
    {
        app.MapRead("/robots.txt", Robots);
        app.MapRead("/sitemap.xml", Sitemap);
        app.MapRead("/.well-known/security.txt", Security);
    }

    /// <summary>A search, and what only forms are on, is nothing to be found by; which further pages there are, it does not say.</summary>
    private static IResult Robots(HttpContext context) => Results.Text($"""
        User-agent: *
        Disallow: /*?
        Disallow: /sign-in
        Disallow: /*/sign-in
        Disallow: /groups/*/
        Disallow: /*/groups/*/
        Sitemap: {Root(context)}/sitemap.xml

        """.ReplaceLineEndings("\n"));

    private static async Task Sitemap(HttpContext context, Shelf shelf)
    {
        var catalogue = await shelf.Now();
        var root = Root(context);
        context.Response.ContentType = "application/xml; charset=utf-8";
        await using var xml = XmlWriter.Create(context.Response.Body, new() { Async = true, Encoding = new UTF8Encoding(false) });
        await xml.WriteStartElementAsync(null, "urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
        var left = MostAddresses;
        foreach (var page in Pages.Concat(catalogue.Listings.Select(listing => $"groups/{listing.Id}")))
            foreach (var words in Words.All)
            {
                if (left-- <= 0) break;
                await xml.WriteStartElementAsync(null, "url", null);
                await xml.WriteElementStringAsync(null, "loc", null, root + new PathString(words == Words.English ? $"/{page}" : $"/{words.Language}/{page}").ToUriComponent().TrimEnd('/'));
                await xml.WriteEndElementAsync();
            }
        await xml.WriteEndElementAsync();
    }

    /// <summary>It has to say until when it is good; each day says so anew.</summary>
    private static IResult Security(SecurityContact contact, IClock clock, HttpContext context)
    {
        if (contact.Address is null) return Results.NotFound();
        var until = clock.GetCurrentInstant().InUtc().Date.PlusDays(DaysGood).AtMidnight().InUtc().ToInstant();
        return Results.Text(string.Create(CultureInfo.InvariantCulture, $"Contact: {contact.Address.OriginalString}\nExpires: {InstantPattern.General.Format(until)}\nPreferred-Languages: en, es\nCanonical: {Root(context)}/.well-known/security.txt\n"));
    }

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}";
}
