using System.Text;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Formats.Pictures;
using Weft.Jobs;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>A space comes into a Weft out of a file: all of it or nothing.</summary>
public class ImportTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_taken_out_in_and_out_again_is_the_same(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Fill(facilitator, member, space);
        shelf.Clock.Now += Duration.FromMinutes(10);
        var first = await Mover.Fetch(facilitator, member, space);

        var there = await Import(facilitator, first);
        var second = await Circle.InviteAndJoin(site, facilitator, there, "Aoife");
        shelf.Clock.Now += Duration.FromMinutes(10);
        var again = await Mover.Fetch(facilitator, second, there);

        var (before, after) = (await Mover.Open(first), await Mover.Open(again));
        Assert.Equal(1 + 2 + 45 + 2 + 3, before.Count);
        // Who imported it and who joined since have cards of their own there.
        Assert.Equal(before.Order(), after.Where(record => record.Record is not ("""{"called":"Aoife","pronouns":"","canDo":"","reach":""}""" or """{"called":"Mover","pronouns":"","canDo":"","reach":""}""")).Order());
        Assert.Equal(before.Count + 2, after.Count);
    }

    /// <summary>As docs/formats.md says that it is written. What was written so once has to be read for ever.</summary>
    [Theory, ClassData(typeof(Engines))]
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

            """;

        var there = await Import(facilitator, await Sealed(Begun.Split('\n')[0] + "\n" + all + End(7)));
        var second = await Circle.InviteAndJoin(site, facilitator, there, "Aoife");
        shelf.Clock.Now += Duration.FromMinutes(10);
        var written = await Mover.Open(await Mover.Fetch(facilitator, second, there));

        Assert.Equal(all.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(),
            written.Where(record => !record.Record.Contains("Aoife", StringComparison.Ordinal) && !record.Record.Contains("Mover", StringComparison.Ordinal))
                .Select(record => $$$"""{"part":"{{{record.Part}}}","record":{{{record.Record}}}}""").Order());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_came_in_is_shown_with_the_names_of_before_and_belongs_to_who_brought_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await Circle.Write(member, space, "Keys", "Under the *mat*.");
        await Circle.WriteTask(member, space, "Book the hall", ("I do", ""));
        shelf.Clock.Now += Duration.FromMinutes(10);
        var there = await Import(facilitator, await Mover.Fetch(facilitator, member, space));

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

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_not_whole_or_not_right_leaves_nothing_and_is_said_in_one_line(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        // Longer than one piece, so that what comes before the break is taken in.
        foreach (var title in (string[])["a", "b", "c"])
            await Circle.Write(member, space, title, new('x', 60_000));
        shelf.Clock.Now += Duration.FromMinutes(10);
        var whole = await Mover.Fetch(facilitator, member, space);
        byte[] Changed(int at, byte to) => [.. whole[..at], to, .. whole[(at + 1)..]];
        const string record = """{"part":"space","record":{"name":"n","kind":"Coalition"}}""", begin = """{"part":"weft","record":{"version":1,"made":"2026-05-20T12:00:00Z"}}""";
        var before = await Mover.Rows(shelf);

        foreach (var (archive, passphrase, line) in ((byte[], string, string)[])
        [
            ([], "", "That is no archive of a space."),
            ("PK\u0003\u0004 a zip"u8.ToArray(), "", "That is no archive of a space."),
            (whole[..20], "", "The archive is not whole"),
            (whole, "another passphrase", "The archive does not open: the passphrase is another"),
            (Changed(13, (byte)'2'), "", "The archive was made by a newer Weft"),
            (Changed(20, 0xff), "", "The archive was made by a newer Weft"),
            (whole[..100], "", "The archive does not open"),
            (whole[..^1], "", "The archive is not whole"),
            ([.. whole, 0], "", "The archive is not whole"),
            (Changed(whole.Length - 5, 0), "", "The archive is not whole"),
            (await Sealed(""), "", "something in it is not as this Weft writes it"),
            (await Sealed("not json\n"), "", "something in it is not as this Weft writes it"),
            (await Sealed(begin.Replace("1,", "2,", StringComparison.Ordinal) + "\n"), "", "The archive was made by a newer Weft"),
            (await Sealed($"{begin}\n{record}\n"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{End(1)}more"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{record}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{{\"part\":\"notes\",\"record\":{{}}}}\n{End(1)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"spells\",\"record\":{{}}}}\n{End(2)}"), "", "that this Weft does not know: spells"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":null,\"text\":\"\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":\"\\ud800\",\"text\":\"\",\"at\":\"2026-05-20T12:00:00Z\",\"reviewOn\":\"2027-05-20\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":\"{new string('t', 121)}\",\"text\":\"\",\"at\":\"2026-05-20T12:00:00Z\",\"reviewOn\":\"2027-05-20\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":\"t\",\"text\":\"\",\"at\":\"some day\",\"reviewOn\":\"2027-05-20\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed(Begun + Note("t").Replace("\"title\"", "\"colour\":1,\"title\"", StringComparison.Ordinal) + End(2)), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{}},\"bytes\":-1}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{{\"part\":\"people\",\"record\":{{\"called\":\"x\",\"pronouns\":\"\",\"canDo\":\"\",\"reach\":\"\"}},\"bytes\":{long.MaxValue}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed(Begun + Photo("rota.txt") + End(2)), "", "something in it is not as this Weft writes it"),
            (await Sealed(Begun + Photo("rota.txt") + Note("t") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Sealed(Begun + Photo("rota.txt") + """{"part":"people","record":{"called":"x","pronouns":"","canDo":"","reach":""}}""" + "\n" + End(3)), "", "something in it is not as this Weft writes it"),
            (await Sealed(Begun + Note("t").Replace("\"title\"", "\"files\":[\"rota.txt\"],\"title\"", StringComparison.Ordinal) + End(2)), "", "something in it is not as this Weft writes it"),
            (await Sealed(Begun + Photo("rota.txt", "\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic") + End(2)), "", "Save it as JPEG or PNG"),
            (await Sealed($"{begin}\n{record}\n{new string('[', 5 * 1024 * 1024)}"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record}\n{new string('[', 100_000)}\n"), "", "something in it is not as this Weft writes it"),
            (await Sealed($"{begin}\n{record.Replace("\"n\"", "\" \"", StringComparison.Ordinal)}\n{End(1)}"), "", "Give the space a name"),
        ])
        {
            var answer = await Mover.Import(site, facilitator, new MemoryStream(archive), passphrase.Length > 0 ? passphrase : Mover.Passphrase);

            Assert.True(answer.Refusal?.ToString().Contains(line, StringComparison.Ordinal), $"{line}: {answer.Refusal}");
            Assert.Equal(before, await Mover.Rows(shelf));
        }
    }

    [Fact]
    public async Task Whoever_mistypes_the_passphrase_is_told_so_at_the_box_and_sends_it_again()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        var archive = await Sealed(Begun + Photo("rota.txt") + Note("Keys").Replace("\"title\"", "\"files\":[\"rota.txt\"],\"title\"", StringComparison.Ordinal) + End(3));

        await Import(facilitator, archive, "mistyped");
        Assert.Contains("The archive does not open: the passphrase is another", facilitator.Wrong, StringComparison.Ordinal);
        Assert.Equal("Mover", facilitator.Labelled("What shall the others call you here?").GetAttribute("value"));
        await facilitator.Choose("moved.archive", archive).Press("Make the space", ("Passphrase of the archive", Mover.Passphrase));

        await facilitator.Follow("Keys");
        await facilitator.Follow("rota.txt");
        Assert.Equal("Monday", await facilitator.Answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Whoever_is_signed_out_meanwhile_makes_no_space()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        await facilitator.Open("/spaces/import");
        var late = facilitator.Choose("moved.archive", await Sealed(Begun + End(1))).Request("Make the space", ("What shall the others call you here?", "Mover"), ("Passphrase of the archive", Mover.Passphrase));
        shelf.Clock.Now += Duration.FromHours(1);
        var before = await Mover.Rows(shelf);

        await facilitator.Send(late);
        await facilitator.Press("Sign in", ("Sign-in name", Settler.Name), ("Passphrase", Settler.Passphrase));
        await facilitator.Press("Send it");

        Assert.Contains("Choose the file once more", facilitator.Wrong, StringComparison.Ordinal);
        Assert.Equal(before, await Mover.Rows(shelf));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_upload_that_is_cut_off_leaves_nothing(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        var before = await Mover.Rows(shelf);
        var archive = await Sealed(Begun + string.Concat(Enumerable.Range(0, 500).Select(number => Note($"note {number}"))));
        await using var cut = new CutOff(archive, archive.Length / 2);

        await Assert.ThrowsAsync<IOException>(() => Mover.Import(site, facilitator, cut));

        Assert.Equal(before, await Mover.Rows(shelf));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_a_crash_left_is_nobodys_and_is_deleted_after_a_day(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var before = "";
        await using (var crashed = await WeftSite.Start(shelf))
        {
            var facilitator = await Settler.SetUp(crashed);
            before = await Mover.Rows(shelf);
            using var viewer = await Mover.Viewer(crashed, facilitator);
            using var space = (await crashed.Get<UnfinishedSpaces>().Begin(viewer, "Half", SpaceKind.Coalition)).Given!;
            for (var i = 0; i < 250; i++)
                await space.Put(FormerMembers.Kind, new FormerHead { Called = "x" }, new FormerBody());
            Assert.Equal("spaces 1, keys 0, cards 200, log 0", await Mover.Rows(shelf));
            Assert.DoesNotContain("Half", (await facilitator.Open("/spaces")).Text, StringComparison.Ordinal);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await facilitator.Open($"/spaces/{space.Id}")).Status);
        }
        await using var site = await WeftSite.Start(shelf);

        await site.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<Worker>().Single().RunDue();
        Assert.Equal("spaces 1, keys 0, cards 200, log 0", await Mover.Rows(shelf));
        shelf.Clock.Now += UnfinishedSpaces.Longest;
        await site.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<Worker>().Single().RunDue();

        Assert.Equal(before, await Mover.Rows(shelf));
    }

    [Fact]
    public async Task A_space_that_was_finished_stays()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var facilitator = await Settler.SetUp(site);
        var there = await Import(facilitator, await Sealed(Begun + Note("Keys") + End(2)));
        shelf.Clock.Now += UnfinishedSpaces.Longest;

        await site.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<Worker>().Single().RunDue();

        Assert.Equal("Moved", (await (await Settler.SignIn(site)).Open(there)).Title);
    }

    private const string Begun = """
        {"part":"weft","record":{"version":1,"made":"2026-05-20T12:00:00Z"}}
        {"part":"space","record":{"name":"Moved","kind":"Coalition"}}

        """;

    private static string Note(string title) => $$$"""{"part":"notes","record":{"title":"{{{title}}}","text":"{{{new string('x', 1000)}}}","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20"}}""" + "\n";

    private static string Photo(string name, string bytes = "Monday") => $$$"""{"part":"files","record":{"name":"{{{name}}}","description":""},"bytes":{{{bytes.Length}}}}""" + $"\n{bytes}\n";

    private static string End(int records) => $$$"""{"part":"end","record":{"records":{{{records}}}}}""" + "\n";

    /// <summary>An archive as somebody makes it who knows a passphrase.</summary>
    private static async Task<byte[]> Sealed(string lines)
    {
        using var written = new MemoryStream();
        using (var sealing = await Vault.SealingStream.Begin(written, Mover.Passphrase))
        {
            sealing.Write(Encoding.UTF8.GetBytes(lines));
            sealing.Complete();
        }
        return written.ToArray();
    }

    /// <returns>The path of the new space.</returns>
    private static async Task<string> Import(Person person, byte[] archive, string passphrase = Mover.Passphrase)
    {
        await (await person.Open("/spaces/new")).Follow("Make it out of an archive");
        await person.Choose("moved.archive", archive).Press("Make the space", ("What shall the others call you here?", "Mover"), ("Passphrase of the archive", passphrase));
        return person.Path;
    }

    private static async Task Attach(Person person, string name, byte[] file)
    {
        await person.Follow("Add a file or a picture");
        await person.Choose(name, file).Press("Add it", ("What is it, or what can be seen on it?", "What it is"));
    }

    private static async Task Fill(Person facilitator, Person member, string space)
    {
        foreach (var (person, number) in Enumerable.Range(0, 45).Select(number => (number % 2 == 0 ? facilitator : member, number)))
            await Circle.Write(person, space, $"Note {number} \"quoted\" ñ 😀", $"# {number}\n\n<b>&amp;</b>\t\\ \u2028 {new string('ñ', number * 100)}");
        await Attach(facilitator, "rota.ods", [0, .. Encoding.UTF8.GetBytes(new string('r', 600_000))]);
        await Attach(facilitator, "at the gate.jpg", SamplePictures.Read("still.jpg"));
        var taken = await Circle.WriteTask(member, space, "Taken", ("I do", ""), ("By when, if there is a day", "2026-06-03"));
        Assert.StartsWith(space, taken, StringComparison.Ordinal);
        var done = await Circle.WriteTask(facilitator, space, "Done");
        await (await facilitator.Open(done)).Press("It is done");
        await Circle.WriteTask(facilitator, space, "Free");
        await facilitator.Open(space + "/me");
        await facilitator.Press("Save your card", ("What can you do?", "Polish\nand Spanish"), ("How do you want to be reached?", "Knock"));
    }

    private sealed class CutOff(byte[] bytes, int at) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position + buffer.Length > at ? throw new IOException("cut off") : await base.ReadAsync(buffer, cancellationToken);
    }
}
