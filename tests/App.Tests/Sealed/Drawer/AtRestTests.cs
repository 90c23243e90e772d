using System.Text.Json;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Formats.Pictures;
using Weft.Spaces;
using Weft.Visits;

namespace Weft.Sealed;

/// <summary>What a thief of the disk finds: every word that is not public carries a mark, and the mark is found nowhere.</summary>
public class AtRestTests
{
    private const string Canary = "Canario7Zebra", PublicCanary = "Verdecillo4Zebra";

    [Theory, ClassData(typeof(Engines))]
    public async Task No_word_that_is_not_public_stands_in_any_file_and_the_search_finds_what_is_public(Engine engine)
    {
        await using var shelf = await TestShelf.OpenSearched(engine);
        var found = new List<string>();
        await using (var site = await WeftSite.Start(shelf))
        {
            await Tour(site);
            found.AddRange(await Leaks.Find(shelf, Canary));
            Assert.NotEmpty(await Leaks.Find(shelf, PublicCanary));
        }
        found.AddRange(await Leaks.Find(shelf, Canary));

        Assert.Empty(found);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task No_word_of_the_example_stands_in_any_file_nor_in_a_backup_after_everybody_has_opened_every_page(Engine engine)
    {
        await using var shelf = await TestShelf.OpenSearched(engine);
        var (code, made, complained) = await WeftProgram.RunAlone(shelf, "example", "--mark", Canary, "--json");
        Assert.True(code == 0, complained);
        using var json = JsonDocument.Parse(made);
        var space = json.RootElement.GetProperty("space").GetString()!;
        var roles = json.RootElement.GetProperty("people").EnumerateArray().ToDictionary(person => person.GetProperty("role").GetString()!);
        Assert.Equal(["facilitator", "member", "operator", "outsider", "paused", "removed", "visitor"], roles.Keys.Order(StringComparer.Ordinal));

        // The example tells of the days until now, by the clock of the machine.
        shelf.Clock.Now = NodaTime.SystemClock.Instance.GetCurrentInstant();
        await using (var site = await WeftSite.Start(shelf))
        {
            foreach (var (role, person) in roles)
            {
                var signedIn = await Settler.SignIn(site, person.GetProperty("signInName").GetString()!, person.GetProperty("passphrase").GetString()!);
                Assert.Equal("", signedIn.Wrong);
                var isIn = role is "operator" or "facilitator" or "member";
                Assert.Equal(isIn ? System.Net.HttpStatusCode.OK : System.Net.HttpStatusCode.NotFound, (await signedIn.Open(space)).Status);
                Assert.Equal(isIn, signedIn.Text.Contains(Canary, StringComparison.Ordinal));
                Assert.True(await OpenEverything(signedIn, space) >= (isIn ? 15 : 5));
                var reads = await signedIn.Open("/visits" + space["/spaces".Length..]);
                Assert.Equal(role is "visitor", reads.Status == System.Net.HttpStatusCode.OK && reads.Text.Contains(Canary, StringComparison.Ordinal));
            }
            Assert.Empty(await Leaks.Find(shelf, Canary));
        }

        var beside = Path.GetDirectoryName(shelf.Folder)!;
        var (_, key, _) = await WeftProgram.Run("backup-key", "--to", Path.Combine(beside, "offline.key"));
        var publicKey = key.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Single(word => word.Length == 64 && word.All(char.IsAsciiHexDigitLower));
        var backup = Path.Combine(beside, "weft.backup");
        var (backedUp, _, wrong) = await WeftProgram.RunAlone(shelf, "backup", "--to", backup, "--for", publicKey);
        Assert.True(backedUp == 0, wrong);
        Assert.True(new FileInfo(backup).Length > 10_000);
        Assert.Empty(await Leaks.Find(shelf, Canary));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_kill_in_the_midst_of_an_upload_leaves_no_word_of_it(Engine engine)
    {
        await using var shelf = await TestShelf.OpenSearched(engine);
        await using (var weft = await RunningWeft.Start(shelf))
        {
            var person = await Settler.SetUp(new Person(weft.Http), weft.Setup!, $"{Canary} name", $"{Canary} passphrase of four");
            await Circle.Write(person, await Circle.Found(person), $"{Canary} title", $"{Canary} text");
            await person.Follow("Add a file or a picture");
            var upload = person.Choose($"{Canary}.txt", System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Canary + "\n", 200_000)))).Request("Add it", ("What is it, or what can be seen on it?", $"{Canary} description"));
            var halted = new Halted(upload.Content!);
            upload.Content = halted;
            upload.Headers.Add("Cookie", string.Join("; ", person.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var sending = weft.Http.SendAsync(upload);
            await Until.Is(async () =>
            {
                Assert.False(sending.IsCompleted);
                return await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "select count(*) from file_piece")) > 0;
            });

            weft.Kill();
            halted.GiveUp();
            await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        }

        Assert.Empty(await Leaks.Find(shelf, Canary));
    }

    /// <summary>Sends all but its last quarter, and then nothing.</summary>
    private sealed class Halted : HttpContent
    {
        private readonly HttpContent whole;
        private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Halted(HttpContent whole)
        {
            this.whole = whole;
            Headers.ContentType = whole.Headers.ContentType;
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            var bytes = await whole.ReadAsByteArrayAsync();
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 4 * 3));
            await stream.FlushAsync();
            await givenUp.Task;
        }

        public void GiveUp() => givenUp.SetResult();

        protected override bool TryComputeLength(out long length)
        {
            length = whole.Headers.ContentLength!.Value;
            return true;
        }
    }

    /// <summary>Opens every page that the pages of an account and a space link to, however deep; what changes something is a form, and no link.</summary>
    /// <returns>How many there were.</returns>
    private static async Task<int> OpenEverything(Person person, string space)
    {
        var (found, next) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/account", "/spaces", space]));
        while (next.TryDequeue(out var page))
        {
            if (!found.Add(page)) continue;
            await person.Open(page);
            foreach (var link in person.Page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if (link.StartsWith("/account", StringComparison.Ordinal) || link.StartsWith("/visits", StringComparison.Ordinal) || link.StartsWith("/spaces", StringComparison.Ordinal) || link.StartsWith("/es/spaces", StringComparison.Ordinal)) next.Enqueue(link);
            }
        }
        return found.Count;
    }

    [Fact]
    public async Task What_is_deleted_is_gone_from_the_file_and_its_log_within_the_hour()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await Circle.Write(person, space, "Keys", "under the mat");
        var note = person.Path;
        var box = (await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<byte[]>(connection, "select body from card where kind = 'note'")))!;
        Assert.True(await StandsIn(shelf, box));

        await person.Press("Delete this note");
        // The job of every hour does this.
        await shelf.Database.ForgetAll();

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await person.Open(note)).Status);
        Assert.False(await StandsIn(shelf, box));
    }

    [Fact]
    public async Task What_is_deleted_is_gone_from_the_tables_of_PostgreSQL_within_the_hour()
    {
        await using var shelf = await TestShelf.OpenSearched(Engine.Postgres);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await Circle.Write(person, space, "Keys", "under the mat");
        var box = (await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<byte[]>(connection, "select body from card where kind = 'note'")))!;
        var tables = Path.Combine(PostgresServer.DataOf(shelf.Connection!), "base");
        async Task<bool> Stands()
        {
            await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteAsync(connection, "checkpoint;"));
            return await StandsIn(tables, box);
        }
        Assert.True(await Stands());

        await person.Press("Delete this note");
        await shelf.Database.ForgetAll();

        Assert.False(await Stands());
    }

    private static Task<bool> StandsIn(TestShelf shelf, byte[] box) => StandsIn(shelf.Folder, box);

    private static async Task<bool> StandsIn(string folder, byte[] box)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            try
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy);
                if (copy.ToArray().AsSpan().IndexOf(box.AsSpan(30, 64)) >= 0) return true;
            }
            catch (FileNotFoundException)
            {
                // PostgreSQL throws files away while others are read.
            }
        }
        return false;
    }

    /// <summary>Somebody does everything that can be done, and every text of it carries the mark.</summary>
    private static async Task Tour(WeftSite site)
    {
        var person = await new Person(site).Open(site.Get<SetupLink>().Path);
        await person.Press("Set up this Weft", ("What is this Weft called?", PublicCanary), ("Your sign-in name", $"{Canary} name"),
            ("New passphrase", $"{Canary} passphrase of four"), ("The same once more", $"{Canary} passphrase of four"));
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("A printed list of ten codes", ""), ("Your passphrase, to be sure that it is you", $"{Canary} passphrase of four"));
        await person.Open("/account/second-factor");
        await person.Press("Go on", ("Nothing: the passphrase alone", ""), ("Your passphrase, to be sure that it is you", $"{Canary} passphrase of four"));
        await person.Open("/spaces/new");
        await person.Press("Make the space", ("Name of the space", $"{Canary} space"), ("What shall the others call you here?", $"{Canary} called"));
        var space = person.Path;
        var other = await Circle.InviteAndJoin(site, person, space, $"{Canary} other");
        await Circle.Write(person, space, $"{Canary} title", $"{Canary} text");
        var note = person.Path;
        await person.Follow("Change it");
        await person.Press("Save the note", ("Text", $"{Canary} text, changed"));
        await person.Open(note + "/add-file");
        await person.Choose($"{Canary}.jpg", [.. SamplePictures.Read("still.jpg")[..2], 0xff, 0xfe, 0, (byte)(Canary.Length + 2), .. System.Text.Encoding.ASCII.GetBytes(Canary), .. SamplePictures.Read("still.jpg")[2..]])
            .Press("Add it", ("What is it, or what can be seen on it?", $"{Canary} gate"));
        await person.Open(note + "/add-file");
        await person.Choose($"{Canary}.txt", System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Canary + "\n", 30_000)))).Press("Add it");
        Assert.Contains($"{Canary}.txt", person.Text, StringComparison.Ordinal);
        foreach (var kept in person.Page.QuerySelectorAll("main li a, main li img").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!).ToList())
            await person.Open(kept);
        await Circle.WriteTask(other, space, $"{Canary} task", ("What else one should know", $"{Canary} more"));
        await other.Press("I’ll do this");
        await other.Open(space + "/me");
        await other.Press("Save your card", ("Pronouns, if you like", Canary), ("What can you do?", $"{Canary} skill"), ("How do you want to be reached?", $"{Canary} telephone"));
        var lawyer = await Lawyer.Come(site, await Lawyer.LetIn(person, note), $"{Canary} lawyer");
        Assert.Contains($"{Canary} text, changed", (await lawyer.Open(Lawyer.At(space))).Text, StringComparison.Ordinal);
        Assert.Contains($"{Canary} lawyer", (await person.Open(space + "/people")).Text, StringComparison.Ordinal);
        await Circle.Do(person, space, $"{Canary} other", "Pause this person");
        foreach (var page in (string[])["", "/people", "/log", "/me", note[space.Length..], "/notes/new/edit", "/invite"])
            await person.Open(space + page);
        await person.Open("/account/passphrase");
        await person.Press("Change it", ("Passphrase until now", $"{Canary} passphrase of four"), ("New passphrase", $"{Canary} passphrase, other"), ("The same once more", $"{Canary} passphrase, other"));
        // What is refused, and what comes too late, is kept nowhere either.
        await Settler.SignIn(site, $"{Canary} nobody", $"{Canary} guess");
        person.Cookies.Remove(Weft.Web.SessionBook.CookieName);
        await person.Send(new(HttpMethod.Post, space + "/notes/new/edit") { Content = new FormUrlEncodedContent([new("Title", $"{Canary} late"), new("Text", $"{Canary} late text")]) });
        Assert.Contains(Canary, person.Text, StringComparison.Ordinal);
    }
}
