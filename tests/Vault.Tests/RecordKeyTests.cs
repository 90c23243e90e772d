namespace Weft.Vault;

/// <summary>Who may read one thing has a key that opens that and nothing else.</summary>
public class RecordKeyTests
{
    private const string Table = "card", Row = "row";
    private static readonly RecordPlace Place = new("space", 1, Table, Row);

    [Fact]
    public void It_opens_what_the_members_seal_in_the_row_and_they_open_what_it_seals()
    {
        using var space = SpaceKey.First("space");
        using var record = space.RecordOf(Table, Row);

        foreach (var part in (string[])["head", "body"])
            Assert.Equal("A report"u8, record.Open("note", 3, part, space.Seal(Table, Row, "note", 3, part, "A report"u8)));
        Assert.Equal("A letter"u8, space.Open(Table, Row, "", 1, "letter", record.Seal("", 1, "letter", "A letter"u8)));
    }

    [Fact]
    public void It_opens_nothing_else_of_the_space()
    {
        using var space = SpaceKey.First("space");
        using var record = space.RecordOf(Table, Row);
        var (next, previous) = space.Turn();
        using var later = next;

        foreach (var box in (byte[][])
        [
            space.Seal(Table, "another", "note", 3, "body", "x"u8), space.Seal("visit", Row, "note", 3, "body", "x"u8), space.Seal(Table, Row, "task", 3, "body", "x"u8),
            space.Seal(Table, Row, "note", 4, "body", "x"u8), space.Seal(Table, Row, "note", 3, "head", "x"u8), next.Seal(Table, Row, "note", 3, "body", "x"u8),
            space.SealRoster(3, "x"u8), previous,
        ])
            Assert.Throws<SealBrokenException>(() => record.Open("note", 3, "body", box));
    }

    [Fact]
    public void Of_a_row_with_the_same_name_elsewhere_it_is_another()
    {
        using var space = SpaceKey.First("space");
        using var other = SpaceKey.First("space");
        var (next, _) = space.Turn();
        using var later = next;
        // A table and a row whose names run together to the same letters.
        RecordKey[] keys = [space.RecordOf(Table, Row), space.RecordOf("car", "drow"), space.RecordOf(Table, "rows"), space.RecordOf("cards", Row), other.RecordOf(Table, Row), next.RecordOf(Table, Row)];

        Assert.Equal(keys.Length, keys.Select(key => key.Fingerprint()).Distinct().Count());
        foreach (var key in keys) key.Dispose();
    }

    [Fact]
    public void It_cannot_be_passed_off_as_the_key_of_the_space()
    {
        using var visitor = KeyPair.Random();
        using var code = InvitationCode.Random();
        using var space = SpaceKey.First("space");
        using var record = space.RecordOf("invitation", "space");

        Assert.Throws<SealBrokenException>(() => SpaceKey.Take(visitor, record.HandTo(visitor.PublicKey), "space", 1));
        Assert.Throws<SealBrokenException>(() => SpaceKey.Take(code, record.HandTo(code), "space", 1));
        Assert.Throws<SealBrokenException>(() => RecordKey.Take(visitor, space.HandTo(visitor.PublicKey), new("space", 1, "membership", "space")));
        Assert.Throws<SealBrokenException>(() => RecordKey.Take(code, space.HandTo(code), record.Place));
    }

    private static readonly string[] All = ["handed", "invited", "by another", "kept"];

    public static TheoryData<string> Ways => [.. All];

    [Theory, MemberData(nameof(Ways))]
    public void However_it_is_handed_over_it_is_the_same_for_whom_it_is_and_opens_nowhere_else(string way)
    {
        using var hands = new Hands();
        using var others = new Hands();
        using var space = SpaceKey.First("space");
        using var record = space.RecordOf(Table, Row);
        var handed = hands.Give(way, record);

        using (var taken = hands.Take(way, handed, Place)) Assert.Equal(record.Fingerprint(), taken.Fingerprint());
        Assert.Throws<SealBrokenException>(() => others.Take(way, handed, Place));
        foreach (var elsewhere in (RecordPlace[])[Place with { Space = "other" }, Place with { Epoch = 0 }, Place with { Epoch = 2 }, Place with { Table = "invitation" }, Place with { Row = "another" }])
            Assert.Throws<SealBrokenException>(() => hands.Take(way, handed, elsewhere));
        foreach (var changed in Known.EveryBitFlipOf(handed).Concat(Known.EveryOtherLengthOf(handed)))
            Assert.Throws<SealBrokenException>(() => hands.Take(way, changed, Place));
        foreach (var other in All.Where(other => other != way))
            Assert.Throws<SealBrokenException>(() => hands.Take(other, handed, Place));
    }

    [Fact]
    public void One_that_was_disposed_of_seals_and_hands_over_nothing()
    {
        using var hands = new Hands();
        using var space = SpaceKey.First("space");
        var record = space.RecordOf(Table, Row);
        record.Dispose();

        Assert.Throws<ObjectDisposedException>(() => record.Seal("", 1, "told", "x"u8));
        Assert.Throws<ObjectDisposedException>(record.Fingerprint);
        foreach (var way in All)
            Assert.Throws<ObjectDisposedException>(() => hands.Give(way, record));
    }

    /// <summary>Somebody to whom a key is handed in every way that there is.</summary>
    private sealed class Hands : IDisposable
    {
        private readonly KeyPair pair = KeyPair.Random();
        private readonly InvitationCode code = InvitationCode.Random();
        private readonly SpaceKey space = SpaceKey.First("space");
        private readonly RecordKey other;

        public Hands() => other = space.RecordOf("invitation", "i");

        public byte[] Give(string way, RecordKey key) => way switch
        {
            "handed" => key.HandTo(pair.PublicKey),
            "invited" => key.HandTo(code),
            "by another" => key.HandTo(other),
            _ => key.Keep(pair),
        };

        public RecordKey Take(string way, byte[] handed, RecordPlace place) => way switch
        {
            "handed" => RecordKey.Take(pair, handed, place),
            "invited" => RecordKey.Take(code, handed, place),
            "by another" => RecordKey.Take(other, handed, place),
            _ => RecordKey.Kept(pair, handed, place),
        };

        public void Dispose()
        {
            pair.Dispose();
            code.Dispose();
            other.Dispose();
            space.Dispose();
        }
    }
}
