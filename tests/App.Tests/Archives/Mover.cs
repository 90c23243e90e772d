using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>Takes a space out as people do, and into another as the page does.</summary>
internal static partial class Mover
{
    public const string Passphrase = "lantern gravel otter plum";

    /// <summary>One proposes, the other agrees, and the first fetches it.</summary>
    public static async Task<byte[]> Fetch(Person proposer, Person second, string space)
    {
        await (await proposer.Open(space + "/export")).Press("Propose it to the others", ("What is it for?", "We move"));
        await Agree(second, space);
        return await Fetch(proposer, space);
    }

    public static async Task<Person> Agree(Person person, string space)
    {
        await person.Open(space + "/export");
        return await person.Press(person.Page.QuerySelectorAll("button").Single(button => button.TextContent.StartsWith("Agree to it", StringComparison.Ordinal)).TextContent);
    }

    public static async Task<byte[]> Fetch(Person proposer, string space, string passphrase = Passphrase)
    {
        await proposer.Open(space + "/export");
        await proposer.Press("Fetch the file", ("New passphrase", passphrase), ("The same once more", passphrase));
        return await proposer.Answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>
    /// All records, without their marks, with a hash of the bytes that belong to them. Where one points at another, it has what that says instead of a mark that only this archive has.
    /// </summary>
    public static async Task<IReadOnlyList<(string Part, string Record)>> Open(byte[] archive, string passphrase = Passphrase)
    {
        await using var reader = await ArchiveReader.Open(new MemoryStream(archive), passphrase);
        var records = new List<(string, string)>();
        while (await reader.Next() is { } record)
            records.Add((record.Part, record.Record.GetRawText() + (record.Length == 0 ? "" : $" {record.Length} {Convert.ToHexString(await SHA256.HashDataAsync(record.Bytes))}")));
        var called = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, record) in records)
        {
            var said = JsonDocument.Parse(record.Split("} ")[0] is var text && text.EndsWith('}') ? text : text + "}").RootElement;
            if (said.TryGetProperty("id", out var mark)) called[mark.GetString()!] = (said.TryGetProperty("called", out var name) || said.TryGetProperty("title", out name) || said.TryGetProperty("text", out name) || said.TryGetProperty("to", out name) ? name : said).GetRawText().Trim('"');
        }
        return [.. records.Select(record => (record.Item1, Marks.Replace(record.Item2, found => found.Groups[1].Value == "id" ? "" : $"\"{found.Groups[1].Value}\":{JsonSerializer.Serialize(called.GetValueOrDefault(found.Groups[2].Value, "?"))},").Replace(",}", "}", StringComparison.Ordinal)))];
    }

    [GeneratedRegex("\"(id|of|corrects)\":\"([0-9a-f]{32})\",?")]
    private static partial Regex Marks { get; }

    public static async Task<Answer<string>> Import(WeftSite site, Person person, Stream archive, string passphrase = Passphrase)
    {
        using var viewer = await Viewer(site, person);
        return await site.Get<SpaceArchives>().Read(viewer, archive, passphrase);
    }

    /// <summary>As people do, on the page.</summary>
    /// <returns>The path of the new space.</returns>
    public static async Task<string> Import(Person person, byte[] archive, string passphrase = Passphrase)
    {
        await (await person.Open("/spaces/new")).Follow("Make it out of an archive");
        await person.Choose("moved.archive", archive).Press("Make the space", ("What shall the others call you here?", "Mover"), ("Passphrase of the archive", passphrase));
        return person.Path;
    }

    public static async Task<Viewer> Viewer(WeftSite site, Person person)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
        return (await site.Get<SessionBook>().Find(context))!;
    }

    /// <summary>How many rows there are of everything that an import writes.</summary>
    public static Task<string> Rows(TestShelf shelf) => shelf.Database.Glance(connection => Dapper.SqlMapper.QuerySingleAsync<string>(connection, """
        select 'spaces ' || (select count(*) from space) || ', keys ' || (select count(*) from space_key) || ', cards ' || (select count(*) from card) || ', log ' || (select count(*) from space_log)
        """));
}
