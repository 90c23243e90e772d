using System.Text.Json;
using Dapper;
using NodaTime;
using Weft.Correspondents;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;
using static Weft.Archives.ArchiveByHand;

namespace Weft.Archives;

/// <summary>A space comes into a Weft out of a file: all of it or nothing.</summary>
public class ImportTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_is_taken_out_in_and_out_again_is_the_same(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await FilledSpace.Fill(facilitator, member, space);
        shelf.Clock.Now += Duration.FromMinutes(10);
        var first = await Mover.Fetch(facilitator, member, space);

        var there = await Mover.Import(facilitator, first);
        var second = await Circle.InviteAndJoin(site, facilitator, there, "Aoife");
        shelf.Clock.Now += Duration.FromMinutes(10);
        var again = await Mover.Fetch(facilitator, second, there);

        var (before, after) = (await Mover.Open(first), await Mover.Open(again));
        Assert.Equal(1 + 2 + 45 + 2 + 3 + 2 + 5, before.Count);
        // Who imported it and who joined since have cards of their own there.
        Assert.Equal(before.Order(), after.Where(record => record.Record is not ("""{"called":"Aoife","pronouns":"","canDo":"","reach":""}""" or """{"called":"Mover","pronouns":"","canDo":"","reach":""}""")).Order());
        Assert.Equal(before.Count + 2, after.Count);
    }

    [Fact]
    public async Task Every_kind_of_card_goes_along()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Write(member, space, "Keys", "Under the *mat*.");
        await Circle.WriteTask(member, space, "Book the hall");
        await Kofi.Says(member, await Kofi.Add(member, space), "Not on a Friday.");
        shelf.Clock.Now += Duration.FromMinutes(10);

        var there = await Mover.Import(facilitator, await Mover.Fetch(facilitator, member, space));

        // A kind that shall stay behind is taken out of those that are expected here, with the reason. None is.
        var id = there.Split('/')[^1];
        Assert.Equal(site.Get<CardKinds>().All.Select(kind => kind.Name).Order(), (await shelf.Database.Read(connection => connection.QueryAsync<string>("select distinct kind from card where space_id = @id", new { id }))).Order());
    }

    /// <summary>As docs/formats.md says that it is written. What was written so once has to be read for ever.</summary>
    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_archive_of_the_first_version_is_read_and_written_as_it_is(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        const string all = """
            {"part":"space","record":{"name":"Moved","kind":"WorkingGroup"}}
            {"part":"people","record":{"called":"Siôn","pronouns":"he","canDo":"A van","reach":"Ring\nafter six"}}
            {"part":"people","record":{"called":"Zoë","pronouns":"","canDo":"","reach":""}}
            {"part":"notes","record":{"title":"Keys","text":"Under the *mat*.","at":"2026-05-01T12:00:00.5Z","reviewOn":"2026-05-02","by":"Siôn"}}
            {"part":"notes","record":{"title":"Nobody knows whose","text":"","at":"2026-05-01T12:00:00Z","reviewOn":"2028-05-02"}}
            {"part":"tasks","record":{"title":"Book","text":"At nine","at":"2026-05-01T12:00:00Z","reviewOn":"2027-05-02","by":"Zoë","owner":"Siôn","dueOn":"2026-06-03","doneOn":"2026-05-04"}}
            {"part":"tasks","record":{"title":"Free","text":"","at":"2026-05-01T12:00:00Z","reviewOn":"2027-05-02"}}
            {"part":"persons","record":{"called":"Kofi","reach":"By the ford","asked":"Visit","at":"2026-05-01T12:00:00Z","reviewOn":"2027-05-02","correspondent":"Siôn"}}
            {"part":"sayings","record":{"of":"Kofi","text":"Not on a Friday.","on":"2026-05-01","way":"Call","writtenOn":"2026-05-02","at":"2026-05-02T12:00:00Z","by":"Siôn","shownOn":"2026-05-03","reply":"Different","different":"Nor on a Monday."}}
            {"part":"sayings","record":{"of":"Kofi","text":"At ten.","on":"2026-04-30","way":"Letter","writtenOn":"2026-05-04","at":"2026-05-04T12:00:00Z","by":"Zoë","corrects":1}}
            {"part":"persons","record":{"called":"Kofi","reach":"","asked":"Letter","at":"2026-05-01T12:00:00Z","reviewOn":"2027-05-02"}}

            """;

        var there = await Mover.Import(facilitator, await Seal(Begun.Split('\n')[0] + "\n" + all + End(11)));
        var second = await Circle.InviteAndJoin(site, facilitator, there, "Aoife");
        shelf.Clock.Now += Duration.FromMinutes(10);
        var written = await Mover.Open(await Mover.Fetch(facilitator, second, there));

        var before = from line in all.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                     let record = JsonDocument.Parse(line).RootElement
                     select Told(record.GetProperty("part").GetString()!, record.GetProperty("record").GetRawText().Replace("\"corrects\":1", "\"corrects\":\"Not on a Friday.\"", StringComparison.Ordinal));
        var after = from record in written
                    where !record.Record.Contains("Aoife", StringComparison.Ordinal) && !record.Record.Contains("Mover", StringComparison.Ordinal)
                    select Told(record.Part, record.Record);
        Assert.Equal(before.Order(), after.Order());
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_came_in_is_shown_with_the_names_of_before_and_belongs_to_who_brought_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Write(member, space, "Keys", "Under the *mat*.");
        await Circle.WriteTask(member, space, "Book the hall", ("I do", ""));
        shelf.Clock.Now += Duration.FromMinutes(10);
        var there = await Mover.Import(facilitator, await Mover.Fetch(facilitator, member, space));

        Assert.Equal(Circle.Name, (await facilitator.Open(there)).Title);
        Assert.Contains("One person shares the key of this space. You facilitate it.", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Follow("Keys");
        Assert.Contains("Written by Siôn (before it was moved here) on 20 May 2026.", facilitator.Text, StringComparison.Ordinal);
        await (await facilitator.Open(there)).Follow("Book the hall");
        Assert.Contains("Free: who did this was Siôn (before it was moved here).", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Press("I’ll do this");
        Assert.Contains("You do this.", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("From before this space was moved here", (await facilitator.Open(there + "/people")).Text, StringComparison.Ordinal);
        Assert.Contains("Mover made this space out of an archive.", (await facilitator.Open(there + "/log")).Text, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await member.Open(there)).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Nobody_writes_for_people_without_an_account_who_came_in_until_somebody_takes_it_on(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var first = await Kofi.Says(member, await Kofi.Add(member, space), "Not on a Friday.");
        await Kofi.IsShown(member, first, "They want it different, as below", ("What should be different, in their words", "Nor on a Monday."));
        await member.Follow("Write down the correction");
        await member.Press("Save what they said", ("What they said", "Not on a Monday."));
        shelf.Clock.Now += Duration.FromMinutes(10);
        var there = await Mover.Import(facilitator, await Mover.Fetch(facilitator, member, space));

        await (await facilitator.Open(there)).Follow("Kofi");
        var kofi = facilitator.Path;
        Assert.Contains("Nobody writes for them now: who did was Siôn (before it was moved here).", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Follow("Not on a Monday.");
        Assert.Contains("Written down by Siôn (before it was moved here) on 20 May 2026.", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("It corrects an earlier one.", facilitator.Text, StringComparison.Ordinal);
        Assert.Empty(facilitator.Page.QuerySelectorAll("main form"));
        await facilitator.Open(kofi);
        await facilitator.Press("I write for them now");
        Assert.DoesNotContain("Siôn", facilitator.Text, StringComparison.Ordinal);
        await facilitator.Press("I can’t write for them any more");
        Assert.Contains("Nobody writes for them now.", facilitator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_mistypes_the_passphrase_is_told_so_at_the_box_and_sends_it_again()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var facilitator = await Settler.SetUp(site);
        var archive = await Seal(Begun + Photo("rota.txt") + Note("Keys").Replace("\"title\"", "\"files\":[\"rota.txt\"],\"title\"", StringComparison.Ordinal) + End(3));

        await Mover.Import(facilitator, archive, "mistyped");
        Assert.Contains("The archive does not open: the passphrase is another", facilitator.Wrong, StringComparison.Ordinal);
        Assert.Equal("Mover", facilitator.Labelled("What shall the others call you here?").GetAttribute("value"));
        await facilitator.Choose("moved.archive", archive).Press("Make the space", ("Passphrase of the archive", Mover.Passphrase));

        await facilitator.Follow("Keys");
        await facilitator.Follow("rota.txt");
        Assert.Equal("Monday", await facilitator.Answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_cannot_be_seen_of_an_archives_titles_and_names_stays_behind_and_the_rest_comes()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var facilitator = await Settler.SetUp(site);

        await Mover.Import(facilitator, await Seal(Begun + Note("\\u200b") + Note("Keys\\u202e of May") + Person("\\u200bKofi\\u202e") + Said("\\u200bKofi\\u202e") + End(5)));

        Assert.Contains("Keys of May", facilitator.Page.QuerySelectorAll("main a").Select(link => link.TextContent));
        Assert.Contains("Kofi", facilitator.Page.QuerySelectorAll("main a").Select(link => link.TextContent));
        await facilitator.Follow("…");
        Assert.Contains("xxx", facilitator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_signed_out_meanwhile_makes_no_space()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        await facilitator.Open("/spaces/import");
        var late = facilitator.Choose("moved.archive", await Seal(Begun + End(1))).Request("Make the space", ("What shall the others call you here?", "Mover"), ("Passphrase of the archive", Mover.Passphrase));
        shelf.Clock.Now += Duration.FromHours(1);
        var before = await Mover.Rows(shelf);

        await facilitator.Send(late);
        await facilitator.Press("Sign in", ("Sign-in name", facilitator.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        await facilitator.Press("Send it");

        Assert.Contains("Choose the file once more", facilitator.Wrong, StringComparison.Ordinal);
        Assert.Equal(before, await Mover.Rows(shelf));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task An_upload_that_is_cut_off_leaves_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        var before = await Mover.Rows(shelf);
        var archive = await Seal(Begun + string.Concat(Enumerable.Range(0, 500).Select(number => Note($"note {number}"))));
        await using var cut = new CutOff(archive, archive.Length / 2);

        await Assert.ThrowsAsync<IOException>(() => Mover.Import(site, facilitator, cut));

        Assert.Equal(before, await Mover.Rows(shelf));
    }

    /// <summary>What a record says, in whatever order, without what is empty.</summary>
    private static string Told(string part, string record) => part + ": " + string.Join(", ",
        from property in JsonDocument.Parse(record).RootElement.EnumerateObject()
        where property.Value.ToString().Length > 0 || part == "people"
        orderby property.Name
        select $"{property.Name} {property.Value}");

    private sealed class CutOff(byte[] bytes, int at) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length > at ? throw new IOException("cut off") : await base.ReadAsync(buffer, cancellationToken);
    }
}
