using NodaTime;
using Weft.Fixtures;
using Weft.Spaces;
using static Weft.Archives.ArchiveByHand;

namespace Weft.Archives;

/// <summary>What is no archive, or one that somebody made to do harm.</summary>
public class HostileArchivesTests
{
    [Theory, ClassData(typeof(OneEngine))]
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
            (await Seal(""), "", "something in it is not as this Weft writes it"),
            (await Seal("not json\n"), "", "something in it is not as this Weft writes it"),
            (await Seal(begin.Replace("1,", "3,", StringComparison.Ordinal) + "\n"), "", "The archive was made by a newer Weft"),
            (await Seal($"{begin}\n{record}\n"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{End(1)}more"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{record}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{{\"part\":\"notes\",\"record\":{{}}}}\n{End(1)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"spells\",\"record\":{{}}}}\n{End(2)}"), "", "that this Weft does not know: spells"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":null,\"text\":\"\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":\"\\ud800\",\"text\":\"\",\"at\":\"2026-05-20T12:00:00Z\",\"reviewOn\":\"2027-05-20\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":\"{new string('t', 121)}\",\"text\":\"\",\"at\":\"2026-05-20T12:00:00Z\",\"reviewOn\":\"2027-05-20\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{\"title\":\"t\",\"text\":\"\",\"at\":\"some day\",\"reviewOn\":\"2027-05-20\"}}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Note("t").Replace("\"title\"", "\"colour\":1,\"title\"", StringComparison.Ordinal) + End(2)), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"notes\",\"record\":{{}},\"bytes\":-1}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{{\"part\":\"people\",\"record\":{{\"called\":\"x\",\"pronouns\":\"\",\"canDo\":\"\",\"reach\":\"\"}},\"bytes\":{long.MaxValue}}}\n{End(2)}"), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Photo("rota.txt") + End(2)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Photo("rota.txt") + Note("t") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Photo("rota.txt") + """{"part":"people","record":{"called":"x","pronouns":"","canDo":"","reach":""}}""" + "\n" + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Note("t").Replace("\"title\"", "\"files\":[\"rota.txt\"],\"title\"", StringComparison.Ordinal) + End(2)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Photo("rota.txt", "\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic") + End(2)), "", "Save it as JPEG or PNG"),
            (await Seal(Begun + Said("Kofi") + End(2)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person("Zoë") + Said("Kofi") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person("Kofi") + Said("Kofi", ",\"corrects\":1") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person("Kofi") + Said("Kofi", ",\"reply\":\"Right\"") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person("Kofi") + Said("Kofi", ",\"shownOn\":\"2026-05-20\",\"reply\":7") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person("Kofi") + Said("Kofi", ",\"shownOn\":\"2026-05-20\",\"reply\":\"Different\"") + End(3)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person(" ") + End(2)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun + Person("Kofi").Replace("\"Letter\"", "9", StringComparison.Ordinal) + End(2)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun.Replace("\"Coalition\"", "9", StringComparison.Ordinal) + End(1)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun.Replace("\"Coalition\"", "0", StringComparison.Ordinal) + End(1)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun.Replace("\"Coalition\"", "\"9\"", StringComparison.Ordinal) + End(1)), "", "something in it is not as this Weft writes it"),
            (await Seal(Begun.Replace("\"Coalition\"", "\"0\"", StringComparison.Ordinal) + End(1)), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{new string('[', 5 * 1024 * 1024)}"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record}\n{new string('[', 100_000)}\n"), "", "something in it is not as this Weft writes it"),
            (await Seal($"{begin}\n{record.Replace("\"n\"", "\" \"", StringComparison.Ordinal)}\n{End(1)}"), "", "Give the space a name"),
        ])
        {
            var answer = await Mover.Import(site, facilitator, new MemoryStream(archive), passphrase.Length > 0 ? passphrase : Mover.Passphrase);

            Assert.True(answer.Refusal?.ToString().Contains(line, StringComparison.Ordinal), $"{line}: {answer.Refusal}");
            Assert.Equal(before, await Mover.Rows(shelf));
        }
    }
}
