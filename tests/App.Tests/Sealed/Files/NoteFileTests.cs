using System.Net;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Formats.Pictures;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

public class NoteFileTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_file_comes_out_as_it_went_in_whatever_its_length(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (person, note) = await Note(site);

        foreach (var length in (int[])[1, FileKey.PieceLength - 1, FileKey.PieceLength, FileKey.PieceLength + 1, 3 * FileKey.PieceLength + 17])
        {
            var file = RandomNumberGenerator.GetBytes(length);
            file[0] = 0; // or it might be a picture
            await Attach(person, note, $"minutes {length}.odt", file, "Read out in June");

            Assert.Contains("Read out in June", person.Text, StringComparison.Ordinal);
            var link = person.Page.QuerySelectorAll("main a").Single(found => found.TextContent == $"minutes {length}.odt").GetAttribute("href")!;
            var (answer, got) = await Fetch(person, link);
            Assert.Equal(file, got);
            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(answer.Headers.CacheControl!.NoStore);
        }
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_picture_is_shown_without_what_it_tells_of_itself(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (person, note) = await Note(site);

        await Attach(person, note, "at the gate.jpg", Telling.Everything(SamplePictures.Read("still.jpg"), orientation: 6), "Six people and a banner");

        var picture = person.Page.QuerySelector("main img")!;
        Assert.Equal(("Six people and a banner", "30", "40"), (picture.GetAttribute("alt"), picture.GetAttribute("width"), picture.GetAttribute("height")));
        var (answer, got) = await Fetch(person, picture.GetAttribute("src")!);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.ToString());
        Assert.True(got.AsSpan().IndexOf(Telling.Mark) < 0);
        Assert.Equal((30, 40), (Picture.Clean(PictureKind.Jpeg, got).Width, Picture.Clean(PictureKind.Jpeg, got).Height));
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_file_that_is_taken_out_or_whose_note_is_deleted_is_gone(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);
        await Attach(person, note, "a.txt", new byte[300_000]);
        await Attach(person, note, "b.txt", new byte[300_000]);
        var links = person.Page.QuerySelectorAll("main li a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(4, await Pieces(shelf));

        var form = person.Page.QuerySelectorAll("main li form").First();
        await person.Send(new(HttpMethod.Post, note) { Content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!))) });

        Assert.Equal(2, await Pieces(shelf));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK], [(await person.Open(links[0])).Status, (await person.Open(links[1])).Status]);
        await person.Open(note);
        await person.Press("Delete this note");
        Assert.Equal(0, await Pieces(shelf));
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(links[1])).Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Files_stay_while_others_write_on_the_note_and_after_a_new_key_begins(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);
        var space = note[..note.IndexOf("/notes", StringComparison.Ordinal)];
        var other = await Circle.InviteAndJoin(site, person, space, "Siôn");

        await other.Open(note + "/edit");
        await Attach(person, note, "rota.csv", "Monday"u8.ToArray());
        await other.Press("Save the note", ("Text", "Siôn wrote this while a file was added."));
        await (await other.Open(space + "/people")).Press($"Leave {Circle.Name}");
        await person.Open(note);

        Assert.Contains("Siôn wrote this", person.Text, StringComparison.Ordinal);
        var link = person.Page.QuerySelector("main li a")!.GetAttribute("href")!;
        Assert.Equal("Monday", Encoding.UTF8.GetString((await Fetch(person, link)).Bytes));
        Assert.Equal(HttpStatusCode.NotFound, (await other.Open(link)).Status);
        Assert.Equal(2, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select min(epoch) from card where kind = 'note'")));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Pictures_that_come_slowly_hold_up_nobody_elses(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);
        var rest = new TaskCompletionSource();
        await person.Open(note + "/add-file");
        var token = person.Page.QuerySelector("input[name=token]")!.GetAttribute("value")!;
        byte[] begun = [.. SamplePictures.Read("still.jpg"), .. new byte[FileKey.PieceLength]];
        var slow = Enumerable.Range(0, 3).Select(_ =>
        {
            var form = new MultipartFormDataContent { { new StringContent(token), "token" }, { new SlowContent(begun, rest.Task), "File", "slow.jpg" } };
            return site.Http.SendAsync(new(HttpMethod.Post, note + "/add-file") { Content = form, Headers = { { "Cookie", $"{Web.SessionBook.CookieName}={person.Cookies[Web.SessionBook.CookieName]}" } } });
        }).ToList();
        await Until.Is(async () => await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from file")) == slow.Count);

        await Attach(person, note, "at the gate.jpg", SamplePictures.Read("still.jpg"), "A banner").WaitAsync(TimeSpan.FromSeconds(20));

        Assert.NotNull(person.Page.QuerySelector("main img"));
        rest.SetResult();
        await Task.WhenAll(slow);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Of_a_picture_only_the_cleaned_pieces_are_stored(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);

        await Attach(person, note, "still.png", [.. SamplePictures.Read("still.png"), .. new byte[3 * FileKey.PieceLength]]);

        Assert.NotNull(person.Page.QuerySelector("main img"));
        Assert.Equal(1, await Pieces(shelf));
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\fakepath\\rota.pdf", "rota.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\"; filename=\"b.html", "a; filename=b.html")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData("carta de José – año.pdf", "carta de José – año.pdf")]
    public void A_name_keeps_its_words_and_nothing_that_misleads(string sent, string kept) => Assert.Equal(kept, FileDrawer.Named(sent));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var name = FileDrawer.Named(string.Concat(Enumerable.Repeat("😀", 200)) + ".docx");

        Assert.EndsWith("😀.docx", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 100, 120);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_refused_in_words_and_leaves_nothing()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);

        foreach (var (name, file, said) in ((string, byte[], string)[])
        [
            ("nothing.txt", [], "Choose a file."),
            ("telephone.heic", SamplePictures.Read("telephone.heic"), "cannot take that out"),
            ("scan.pdf", [.. "8BPS"u8, 0, 1, .. new byte[40]], "cannot take that out"),
            ("logo.txt", "<?xml version=\"1.0\"?><!-- C:/Users/ana --><svg/>"u8.ToArray(), "cannot take that out"),
            ("at the gate.NEW.RWL", "a camera that nobody here has"u8.ToArray(), "cannot take that out"),
            ("page.jpg", "<html>not found</html>"u8.ToArray(), "not what its ending says"),
            ("broken.png", SamplePictures.Read("still.png")[..60], "damaged"),
            ("large.png", [.. SamplePictures.Read("still.png"), .. new byte[25 * 1024 * 1024]], "larger than 25 MB"),
            ("film.mp4", new byte[50 * 1024 * 1024 + 1], "larger than 50 MB"),
        ])
        {
            await Attach(person, note, name, file, "what it is");
            Assert.Contains(said, person.Wrong, StringComparison.Ordinal);
            Assert.Equal("what it is", person.Labelled("What is it, or what can be seen on it?").GetAttribute("value"));
        }
        Assert.Equal(0, await shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from file")));
    }

    [Fact]
    public async Task A_film_is_taken_as_it_is()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, note) = await Note(site);
        byte[] film = [0, 0, 0, 24, .. "ftypmp42"u8, 0, 0, 0, 0, .. "isommp42"u8, .. new byte[100]];

        await Attach(person, note, "march.mp4", film);

        Assert.Equal(film, (await Fetch(person, person.Page.QuerySelector("main li a")!.GetAttribute("href")!)).Bytes);
    }

    [Fact]
    public async Task Who_is_not_signed_in_any_more_is_told_to_choose_the_file_again_and_keeps_what_they_typed()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);
        await person.Open(note + "/add-file");
        var late = person.Choose("rota.txt", new byte[2_000_000]).Request("Add it", ("What is it, or what can be seen on it?", "The rota of the summer"));
        shelf.Clock.Now += NodaTime.Duration.FromHours(1);

        await person.Send(late);
        Assert.Contains("The rota of the summer", person.Text, StringComparison.Ordinal);
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        await person.Press("Send it");

        Assert.Contains("Choose the file once more", person.Wrong, StringComparison.Ordinal);
        Assert.Equal("The rota of the summer", person.Labelled("What is it, or what can be seen on it?").GetAttribute("value"));
        Assert.Equal(0, await Pieces(shelf));
    }

    [Fact]
    public async Task A_file_without_its_token_is_not_read_and_no_other_page_takes_one()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);

        static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
        {
            var form = new MultipartFormDataContent();
            foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
            form.Add(new ByteArrayContent(new byte[4_000]), "File", "a.bin");
            return form;
        }
        await person.Send(new(HttpMethod.Post, note + "/add-file") { Content = Form() });
        Assert.Equal(HttpStatusCode.Forbidden, person.Status);
        await person.Send(new(HttpMethod.Post, note + "/add-file") { Content = Form([.. Enumerable.Range(0, 30).Select(number => ($"field{number}", "x"))]) });
        Assert.Equal(HttpStatusCode.BadRequest, person.Status);
        await person.Send(new(HttpMethod.Post, note + "/add-file") { Content = Form(("Description", new string('x', 20_000))) });
        Assert.Equal(HttpStatusCode.BadRequest, person.Status);
        foreach (var page in (string[])["/sign-in", "/spaces/new", note])
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await person.Send(new(HttpMethod.Post, page) { Content = Form() })).Status);
        Assert.Equal(0, await Pieces(shelf));
    }

    [Fact]
    public async Task A_piece_that_was_changed_or_put_elsewhere_shows_nothing()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);
        await Attach(person, note, "a.txt", new byte[600_000]);
        var link = person.Page.QuerySelector("main li a")!.GetAttribute("href")!;

        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update file_piece set box = (select box from file_piece where number = 1) where number = 0", transaction: transaction));
        Assert.Contains("A seal does not open", (await person.Open(link)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_begun_and_never_finished_is_deleted_a_day_later()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, note) = await Note(site);
        await Attach(person, note, "kept.txt", new byte[10]);
        var space = note.Split('/')[2];
        var today = NodaTime.Text.LocalDatePattern.Iso.Format(shelf.Clock.Now.InUtc().Date);
        await shelf.Database.Write(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("insert into file (space_id, id, begun_on) values (@space, 'begun', @today)", new { space, today }, transaction);
            return await connection.ExecuteAsync("insert into file_piece (space_id, file_id, number, box) values (@space, 'begun', 0, @box)", new { space, box = new byte[300] }, transaction);
        });

        await site.Get<FileDrawer>().Purge(shelf.Clock.Now.InUtc().Date);
        Assert.Equal(2, await Pieces(shelf));
        await site.Get<FileDrawer>().Purge(shelf.Clock.Now.InUtc().Date.PlusDays(1));
        Assert.Equal(1, await Pieces(shelf));
    }

    private static async Task<(Person, string Note)> Note(WeftSite site)
    {
        var (person, space) = await Circle.Make(site);
        return (person, (await Circle.Write(person, space, "Minutes", "What was said.")).Path);
    }

    private static async Task Attach(Person person, string note, string name, byte[] file, string description = "")
    {
        await person.Open(note + "/add-file");
        await person.Choose(name, file).Press("Add it", ("What is it, or what can be seen on it?", description));
    }

    private static async Task<(HttpResponseMessage Answer, byte[] Bytes)> Fetch(Person person, string link)
    {
        await person.Open(link);
        return (person.Answer, await person.Answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends its beginning, and nothing more until it may.</summary>
    private sealed class SlowContent(byte[] begun, Task rest) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(begun);
            await stream.FlushAsync();
            await rest;
        }

        protected override bool TryComputeLength(out long length) => (length = 0) < 0;
    }

    private static Task<long> Pieces(TestShelf shelf) => shelf.Database.Glance(connection => connection.ExecuteScalarAsync<long>("select count(*) from file_piece"));
}
