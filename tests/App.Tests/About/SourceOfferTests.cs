using System.IO.Compression;
using System.Net;
using Weft.Fixtures;

namespace Weft.About;

public class SourceOfferTests
{
    private static async Task<ZipArchive> Take(WeftSite site) => new(await site.Http.GetStreamAsync(SourceOffer.Archive));

    private static IEnumerable<string> FilesUnder(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "TestResults" || part.StartsWith('.')));

    [Fact]
    public async Task What_can_be_taken_away_is_all_that_this_program_was_built_from()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        using var archive = await Take(site);
        string[] root = ["run", "test", "weft", ".ci/run", "LICENSE", "README.md", "Weft.slnx", "global.json", "package.json", "package-lock.json", ".npmrc", ".editorconfig",
            .. Directory.EnumerateFiles(Repository.Root, "Directory.*").Select(file => Path.GetFileName(file))];

        foreach (var file in FilesUnder("src", "assets", "docs").Concat(root))
        {
            var entry = archive.GetEntry($"weft/{file}");
            Assert.True(entry is not null, $"{file} is missing");
            await using var packed = await entry.OpenAsync();
            using var bytes = new MemoryStream();
            await packed.CopyToAsync(bytes);
            Assert.True(Enumerable.SequenceEqual(bytes.ToArray(), await File.ReadAllBytesAsync(Path.Combine(Repository.Root, file))), $"{file} is another");
        }
        Assert.True((archive.GetEntry("weft/run")!.ExternalAttributes >> 16 & 0b001_000_000) != 0, "./run cannot be run");
    }

    [Fact]
    public async Task What_lies_beside_the_source_is_not_given_away()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        using var archive = await Take(site);
        string[] known = ["src", "tests", "bench", "assets", "docs", ".ci"];

        foreach (var path in archive.Entries.Select(entry => entry.FullName.Split('/')[1..]))
        {
            Assert.True(path.Length == 1 || known.Contains(path[0]), string.Join('/', path));
            Assert.DoesNotContain(path, part => part is "data" or "obj" or "node_modules" || part.EndsWith(".db", StringComparison.Ordinal) || part.EndsWith("secret", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.Count(letter => letter == '/') == 1 && entry.Name.EndsWith(".csv", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "The source of this Weft")]
    [InlineData("/es/groups", "El código fuente de este Weft")]
    [InlineData("/nothing/here", "The source of this Weft")]
    public async Task Every_page_offers_it(string address, string words)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var answer = await site.Http.GetAsync(address);

        Assert.Contains($"/about/source\">{words}</a>", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("GNU AFFERO GENERAL PUBLIC LICENSE", await site.Http.GetStringAsync(SourceOffer.Licence), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_changed_Weft_is_published_too_is_said_if_its_people_say_so()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf, "--source", "https://weft.example/changed?a=1&b=2");
        var page = await site.Http.GetStringAsync("/about/source");

        Assert.Contains("href=\"https://weft.example/changed?a=1&amp;b=2\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/source.zip\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("our forge")]
    [InlineData("/srv/weft")]
    public void An_address_that_nobody_could_follow_is_refused(string address) =>
        Assert.Contains("https://", Assert.Throws<InvalidDataException>(() => SourceOffer.At(address)).Message, StringComparison.Ordinal);
}
