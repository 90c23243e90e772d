using System.Text;

namespace Weft.Vault;

/// <summary>
/// One box of every shape, which today's code must go on opening. They were not made by Weft: a program of its own wrote them out with @noble/ciphers,
/// @noble/hashes and @noble/curves, and the archive with OpenSSL, so that they also check what the formats are said to be.
/// </summary>
public class GoldenTests
{
    private static readonly Dictionary<string, byte[]> Golden = Read();
    private static readonly Label Head = new("record", "s", "r", "contact", 2, 3, "head");

    [Fact]
    public void A_head_and_a_body_open()
    {
        using var key = Known.Secret(1);

        Assert.Equal("A head", Text(Box.Open(key, Head, Golden["head"])));
        Assert.Equal(string.Concat(Enumerable.Repeat("A body, añadido. ", 40)), Text(Box.Open(key, Head with { Part = "body" }, Golden["body"])));
    }

    [Fact]
    public void A_space_opens_with_all_that_is_in_it()
    {
        using var member = new KeyPair(Known.Secret(2));
        using var space = SpaceKey.Take(member, Golden["handed"], "s", 2);
        using var older = space.Before(Golden["previous"]);
        using var handedIn = space.Intake.Take(Golden["intake"], Label.Of("intake", "i", "key"));

        Assert.Equal("A row", Text(space.Open("record", "r", "contact", 3, "head", Golden["row"])));
        Assert.Equal("An older row", Text(older.Open("record", "r", "contact", 3, "head", Golden["older row"])));
        Assert.Equal("Ana, Ben", Text(space.OpenRoster(7, Golden["roster"])));
        Assert.Equal(Known.Bytes(32, 1), handedIn.Bytes.ToArray());
    }

    [Fact]
    public void A_piece_of_a_file_opens()
    {
        using var key = FileKey.Parse("CQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJyg")!;

        Assert.Equal("The last piece of a file.", Text(key.Open("s", "f", 2, isLast: true, Golden["file piece"])));
    }

    [Fact]
    public void A_record_opens_for_who_was_handed_its_key_and_the_key_in_every_way_in_which_it_is_handed()
    {
        using var member = new KeyPair(Known.Secret(2));
        using var space = SpaceKey.Take(member, Golden["handed"], "s", 2);
        using var row = space.RecordOf("record", "r");
        Assert.Equal("A row", Text(row.Open("contact", 3, "head", Golden["row"])));

        var place = new RecordPlace("s", 2, "record", "r");
        using var expected = new RecordKey(place, Known.Secret(90));
        using var other = new RecordKey(new("s", 2, "invitation", "i"), Known.Secret(120));
        using var code = InvitationCode.Parse("0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK G68TB", out _)!;
        RecordKey[] keys =
        [
            RecordKey.Take(member, Golden["record handed"], place), RecordKey.Take(code, Golden["record invited"], place),
            RecordKey.Take(other, Golden["record by another"], place), RecordKey.Kept(member, Golden["record kept"], place),
        ];
        foreach (var key in keys)
        {
            using (key) Assert.Equal(expected.Fingerprint(), key.Fingerprint());
        }
    }

    [Fact]
    public void A_session_opens()
    {
        using var token = SessionToken.Parse("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpc");

        AssertIsTheMember(token!.Unwrap(Golden["session"], "a", half: false));
    }

    [Fact]
    public async Task A_passphrase_opens()
    {
        var hosts = HostSecrets.Read(new StringReader("yMnKy8zNzs/Q0dLT1NXW19jZ2tvc3d7f4OHi4+Tl5uc="))!;
        var passphrases = new Passphrases(hosts, PassphraseCost.Usual, new(1));
        var stored = new PassphraseLock(Known.Bytes(16, 60), 64 * 1024 * 1024, 3, 1, Golden["passphrase proof"], Golden["passphrase"]);

        AssertIsTheMember((await passphrases.Open("a", stored, "contraseña de año nuevo"))!);
    }

    [Fact]
    public void A_recovery_code_opens()
    {
        using var code = RecoveryCode.Parse("0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK G68TB", out _)!;

        Assert.Equal(Golden["recovery mark"], code.Mark);
        AssertIsTheMember(code.Open("a", new(Golden["recovery mark"], Golden["recovery"])));
    }

    [Fact]
    public void A_sealed_stream_opens_for_each_whom_it_is_for()
    {
        foreach (var seed in (int[])[2, 3])
        {
            using var recipient = new KeyPair(Known.Secret(seed));
            using var opened = new StreamReader(new OpeningStream(new MemoryStream(Golden["stream"]), recipient));
            Assert.Equal("A file of two recipients.", opened.ReadToEnd());
        }
    }

    [Fact]
    public async Task An_archive_opens()
    {
        using var golden = new MemoryStream(Golden["archive"]);
        var head = new byte[ArchiveHead.Length];
        golden.ReadExactly(head);
        using var opened = new StreamReader(await OpeningStream.Open(golden, ArchiveHead.Parse(head)!, "contraseña de año nuevo"));

        Assert.Equal("An archive of one piece, añadido.", await opened.ReadToEndAsync());
    }

    private static void AssertIsTheMember(KeyPair pair)
    {
        Assert.Equal(Known.Bytes(32, 2), pair.Seed.Bytes.ToArray());
        pair.Dispose();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static Dictionary<string, byte[]> Read()
    {
        using var text = new StreamReader(typeof(GoldenTests).Assembly.GetManifestResourceStream("golden.txt")!);
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": "))
            .ToDictionary(words => words[0], words => Convert.FromBase64String(words[1]));
    }
}
