using System.IO.Compression;
using System.Net;
using NodaTime;
using Weft.Archives;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Storage.Before;

/// <summary>
/// What a Weft of before left is read by this one: a database, a backup and an archive that commit 605dad4 made of `weft example --people`, with a file, a correction
/// and an archive added by hand. All in them is invented.
/// </summary>
public class BeforeTests
{
    private const string ArchivePassphrase = "seven slow river stones";
    private static readonly Instant Then = Instant.FromUtc(2026, 11, 30, 12, 0);
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/App.Tests/Storage/Before");
    private static readonly Dictionary<string, string> Passphrases = File.ReadLines(Path.Combine(Folder, "passphrases.txt")).Select(line => line.Split(':')).ToDictionary(line => line[0], line => line[1]);

    private static Task<Person> SignIn(WeftSite site, string role) => Settler.SignIn(site, role, Passphrases[role]);

    /// <summary>With the host secret of that machine, without which no passphrase works.</summary>
    private static async Task<TestShelf> Open(Engine engine, Action<string>? prepare = null, bool isStarted = true)
    {
        var shelf = await TestShelf.Open(engine == Engine.Postgres ? await PostgresServer.NewDatabase() : null, folder =>
        {
            File.Copy(Path.Combine(Folder, "host-secret.txt"), HostSecretFile.PathFor(folder));
            prepare?.Invoke(folder);
        }, isStarted);
        shelf.Clock.Now = Then;
        return shelf;
    }

    private static Task<TestShelf> OpenDatabase() => Open(Engine.Sqlite, folder =>
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(Folder, "weft.db.gz")), CompressionMode.Decompress);
        using var database = File.Create(Path.Combine(folder, "weft.db"));
        packed.CopyTo(database);
    });

    private static async Task<TestShelf> Restore(Engine engine)
    {
        var shelf = await Open(engine, isStarted: false);
        var (code, _, complained) = await WeftProgram.Run(shelf, "restore", Path.Combine(Folder, "backup.weft"), "--key", Path.Combine(Folder, "backup-key.txt"));
        Assert.Equal((0, ""), (code, complained));
        return shelf;
    }

    [Fact]
    public async Task A_database_is_opened_with_every_kind_of_card()
    {
        await using var shelf = await OpenDatabase();
        await AssertAllIsThere(shelf);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_backup_is_restored_with_every_kind_of_card(Engine engine)
    {
        await using var shelf = await Restore(engine);
        await AssertAllIsThere(shelf);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Whoever_was_let_in_or_stayed_for_one_thing_reads_on_until_their_day(Engine engine)
    {
        await using var shelf = await Restore(engine);
        await using var site = await WeftSite.Start(shelf);
        var member = await SignIn(site, "member");
        await member.Open(await SpaceOf(member));
        await member.Follow("Who sits in court in June");
        await member.Follow("Change it");
        await member.Press("Save the note", ("Text", "Tuesday: Zoë."));

        // One has the record's key; the other was a member, and finds it from what they were handed last.
        foreach (var role in (string[])["visitor", "former"])
        {
            var guest = await SignIn(site, role);
            await guest.Open(await SpaceOf(guest));
            Assert.Contains("Tuesday: Zoë.", guest.Text, StringComparison.Ordinal);
            Assert.Contains("list.txt", guest.Text, StringComparison.Ordinal);
        }

        shelf.Clock.Now += Duration.FromDays(40);
        foreach (var role in (string[])["visitor", "former"])
        {
            var guest = await SignIn(site, role);
            Assert.DoesNotContain(guest.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href")!.StartsWith("/visits/", StringComparison.Ordinal));
        }
        Assert.Equal(0, (await WeftProgram.Run(shelf, "check")).Code);
    }

    [Fact]
    public async Task Who_stayed_for_one_thing_finds_it_after_two_new_keys_and_a_pause_and_can_stop()
    {
        await using var shelf = await OpenDatabase();
        await using var site = await WeftSite.Start(shelf);
        var (first, member) = (await SignIn(site, "operator"), await SignIn(site, "member"));
        var space = await SpaceOf(first);
        foreach (var leaves in (Person[])[await SignIn(site, "facilitator"), member])
        {
            await (await leaves.Open(space + "/people")).Press("Leave Court Friends of the Upper Valley");
            await first.Open(space);
        }
        var former = await SignIn(site, "former");
        var reads = "/visits" + space["/spaces".Length..];
        await Circle.Do(first, space, "Kwame", "Pause this person");
        Assert.Equal(HttpStatusCode.NotFound, (await former.Open(reads)).Status);
        await Circle.Do(first, space, "Kwame", "End the pause");
        await first.Open(space);

        Assert.Equal("Who sits in court in June", (await former.Open(reads)).Title);
        Assert.Equal("Who sits in court in June", (await former.Open(reads)).Title);

        await former.Press("Give it back");
        Assert.DoesNotContain("Kwame", (await first.Open(space + "/people")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stayed_for_one_thing_becomes_a_member_again_before_they_looked()
    {
        await using var shelf = await OpenDatabase();
        await using var site = await WeftSite.Start(shelf);
        var (first, former) = (await SignIn(site, "operator"), await SignIn(site, "former"));
        var space = await SpaceOf(first);

        await (await former.Open(await Circle.Invite(first, space))).Follow("I have an account here already");
        await former.Press("Take my seat", ("What shall the others call you here?", "Kwame"));

        Assert.Equal(space, former.Path);
        await former.Follow("Who sits in court in June");
        Assert.Equal(HttpStatusCode.NotFound, (await former.Open("/visits" + space["/spaces".Length..])).Status);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_archive_becomes_a_space(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        shelf.Clock.Now = Then;
        await using var site = await WeftSite.Start(shelf);
        var person = await Settler.SetUp(site);

        await AssertCards(person, await Mover.Import(person, await File.ReadAllBytesAsync(Path.Combine(Folder, "archive.weft")), ArchivePassphrase), "Nguyễn Thị Hoa (before it was moved here)");
    }

    private static async Task<string> SpaceOf(Person person) =>
        (await person.Open("/spaces")).Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!)
        .First(link => link.StartsWith("/spaces/", StringComparison.Ordinal) && link.Length == 40 || link.StartsWith("/visits/", StringComparison.Ordinal));

    private static async Task AssertAllIsThere(TestShelf shelf)
    {
        await using var site = await WeftSite.Start(shelf);
        var member = await SignIn(site, "member");
        var space = await SpaceOf(member);
        await AssertCards(member, space, "Nguyễn Thị Hoa");

        Assert.Contains("Book the hall with the ramp", (await member.Open(space)).Page.QuerySelector("section[aria-labelledby=tasks] ul")!.TextContent, StringComparison.Ordinal);
        await member.Follow("Book the hall with the ramp");
        Assert.Contains("You do this.", member.Text, StringComparison.Ordinal);
        await member.Press("I can’t do this any more");
        Assert.Contains("Free: nobody does this yet.", member.Text, StringComparison.Ordinal);
        await member.Open(space + "/log");
        foreach (var line in (string[])["wrote a task.", "wrote the card of somebody without an account.", "wrote what somebody without an account said.", "A task is free again."])
            Assert.Contains(line, member.Text, StringComparison.Ordinal);
        await member.Open("/held");
        await member.Press("Look for them", ("The names that they go by", "Kofi"));
        Assert.Contains("Letters, to the house at the ford.", member.Text, StringComparison.Ordinal);
        Assert.Contains("The letter names nobody.", member.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await WeftProgram.Run(shelf, "check")).Code);

        // Every card had a day, and comes up on it.
        shelf.Clock.Now += Duration.FromDays(366);
        member = await SignIn(site, "member");
        Assert.Contains("things here are to be looked at again.", (await member.Open(space)).Text, StringComparison.Ordinal);
        await member.Open(space + "/review");
        foreach (var title in (string[])["Who sits in court in June", "Fetch the leaflets", "Kofi"])
            Assert.Contains(title, member.Text, StringComparison.Ordinal);
    }

    /// <summary>Each is opened, changed, and opened again.</summary>
    private static async Task AssertCards(Person member, string space, string called)
    {
        await member.Open(space);
        await member.Follow("Who sits in court in June");
        Assert.Contains("Monday Nguyễn", member.Text, StringComparison.Ordinal);
        var note = member.Path;
        await member.Follow("list.txt");
        Assert.Equal("bread, soup, chairs\n", await member.Answer.Content.ReadAsStringAsync());
        await (await member.Open(note)).Follow("Change it");
        await member.Press("Save the note", ("Title", "Who sits in court in July"));
        Assert.Contains("list.txt", member.Text, StringComparison.Ordinal);
        await member.Follow("Change it");
        await member.Press("Save the note", ("Title", "Who sits in court in June"));

        await member.Open(space);
        await member.Follow("Bring the kettle back");
        Assert.Contains("Siôn", member.Text, StringComparison.Ordinal);
        Assert.Contains("done on 29 November 2026", member.Text, StringComparison.Ordinal);
        await member.Follow("Change it");
        await member.Press("Save the task", ("What else one should know", "It whistles."));
        Assert.Contains("done on 29 November 2026", member.Text, StringComparison.Ordinal);

        await member.Open(space);
        await member.Follow("Kofi");
        var kofi = member.Path;
        Assert.Contains("Letters, to the house at the ford. Visits on the first Sunday.", member.Text, StringComparison.Ordinal);
        if (member.Text.Contains("Nobody writes for Kofi now", StringComparison.Ordinal)) await member.Press("I write for them now");
        await member.Follow("The letter names nobody.");
        Assert.Contains(called, member.Text, StringComparison.Ordinal);
        Assert.Contains("It corrects an earlier one.", member.Text, StringComparison.Ordinal);
        await member.Follow("Change it");
        await member.Press("Save what they said", ("What they said", "The letter names nobody at all."));
        await member.Open(member.Page.QuerySelectorAll("main a").First(link => link.TextContent.StartsWith("From Kofi, by letter, 18 October", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Contains("Not the part about the boots either.", member.Text, StringComparison.Ordinal);
        Assert.Contains("A later one corrects this.", member.Text, StringComparison.Ordinal);
        await (await member.Open(kofi)).Follow("Change this card");
        await member.Press("Save this card", ("At a visit", ""));
        Assert.Contains("At a visit", member.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await member.Open(kofi + "/sheet")).Status);
        await member.Open(kofi);
        await member.Follow("The letter names nobody at all.");
        await member.Follow("Change it");
        await member.Press("Save what they said", ("What they said", "The letter names nobody."));
    }
}
