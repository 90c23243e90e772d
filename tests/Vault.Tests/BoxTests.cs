using FsCheck;
using FsCheck.Fluent;

namespace Weft.Vault;

public class BoxTests
{
    private static readonly Label Place = new("record", "space", "row", "contact", 2, 3, "head");

    [Fact]
    public void What_was_sealed_opens_as_it_was()
    {
        using var key = Secret.Random();
        var sizes = Gen.Frequency((3, Gen.Choose(0, 600)), (2, Gen.Choose(0, 70_000)));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(sizes.ToArbitrary(), size =>
        {
            var text = new byte[size];
            Sodium.Fill(text);
            return Box.Open(key, Place, Box.Seal(key, Place, text)).SequenceEqual(text);
        }));
    }

    [Fact]
    public void A_text_that_ends_as_padding_does_keeps_its_end()
    {
        using var key = Secret.Random();

        foreach (var text in (byte[][])[[], [0], [0x80], [0x80, 0], [0, 0, 0x80, 0x80, 0, 0], new byte[255], new byte[256]])
            Assert.Equal(text, Box.Open(key, Place, Box.Seal(key, Place, text)));
    }

    [Fact]
    public void Without_a_key_a_box_is_known_by_its_version_and_length()
    {
        using var key = Secret.Random();
        using var pair = KeyPair.Random();
        byte[][] whole = [Box.Seal(key, Place, [], Padding.Head), .. ((int[])[0, 255, 256, 300, 5000, 70_000]).Select(size => Box.Seal(key, Place, new byte[size])), pair.PublicKey.HandOver(key, Place)];

        foreach (var box in whole)
        {
            Assert.True(Box.HasShape(box[0], box.Length));
            Assert.False(Box.HasShape((byte)(box[0] + 1), box.Length));
            Assert.False(Box.HasShape(box[0], box.Length - 1));
            Assert.False(Box.HasShape(box[0], box.Length + 1));
        }
        foreach (var length in (long[])[0, 1, 16, 32, 64, 41, int.MaxValue, long.MaxValue, uint.MaxValue + 298L])
            Assert.False(Box.HasShape(1, length));
    }

    [Fact]
    public void Every_single_bit_counts()
    {
        using var key = Secret.Random();

        foreach (var flipped in Known.EveryBitFlipOf(Box.Seal(key, Place, "A head"u8)))
            Assert.Throws<SealBrokenException>(() => Box.Open(key, Place, flipped));
    }

    [Fact]
    public void Nothing_can_be_cut_off_or_added()
    {
        using var key = Secret.Random();

        foreach (var other in Known.EveryOtherLengthOf(Box.Seal(key, Place, "A head"u8)))
            Assert.Throws<SealBrokenException>(() => Box.Open(key, Place, other));
    }

    [Fact]
    public void It_opens_nowhere_but_in_its_place()
    {
        using var key = Secret.Random();
        var box = Box.Seal(key, Place, "A head"u8);
        Label[] elsewhere =
        [
            Place with { Table = "letter" }, Place with { Space = "another" }, Place with { Row = "another" }, Place with { Kind = "task" },
            Place with { Epoch = 1 }, Place with { Epoch = 3 }, Place with { Version = 2 }, Place with { Version = 4 }, Place with { Part = "body" },
            Place with { Table = "recordspace", Space = "" }, Place with { Table = "record\0", Space = "space" },
            Place with { Epoch = 3, Version = 2 },
        ];

        foreach (var label in elsewhere)
            Assert.Throws<SealBrokenException>(() => Box.Open(key, label, box));
        Assert.Equal("A head"u8, Box.Open(key, Place, box));
    }

    [Fact]
    public void It_opens_with_no_other_key()
    {
        using var key = Secret.Random();
        using var other = Secret.Random();

        Assert.Throws<SealBrokenException>(() => Box.Open(other, Place, Box.Seal(key, Place, "A head"u8)));
    }

    [Fact]
    public void Boxes_of_the_same_text_are_not_alike()
    {
        using var key = Secret.Random();

        Assert.Equal(100, Enumerable.Range(0, 100).Select(_ => Known.Hex(Box.Seal(key, Place, "A head"u8))).Distinct().Count());
    }

    [Fact]
    public void What_is_authentic_but_was_never_padded_does_not_open()
    {
        var key = Known.Bytes(32);
        using var secret = Known.Secret(0);

        foreach (var unpadded in (byte[][])[[], new byte[256], [.. new byte[255], 1]])
        {
            var box = new byte[1 + Sodium.NonceLength + unpadded.Length + Sodium.TagLength];
            box[0] = 1;
            Sodium.Encrypt(box.AsSpan(25), unpadded, Place.Write(1, new byte[Label.Room]), box.AsSpan(1, 24), key);
            Assert.Throws<SealBrokenException>(() => Box.Open(secret, Place, box));
        }
    }

    [Fact]
    public void A_box_of_a_key_takes_a_key_and_nothing_else()
    {
        using var key = Secret.Random();

        foreach (var size in (int[])[0, 31, 33, 300])
            Assert.Throws<SealBrokenException>(() => Box.OpenSecret(key, Place, Box.Seal(key, Place, new byte[size])));
        foreach (var other in Known.EveryOtherLengthOf(Box.Seal(key, Place, new byte[32])))
            Assert.Throws<SealBrokenException>(() => Box.OpenSecret(key, Place, other));
    }

    [Fact]
    public void What_is_too_long_is_refused_before_it_is_sealed()
    {
        using var key = Secret.Random();

        Assert.Throws<ArgumentOutOfRangeException>(() => Box.Seal(key, Place, new byte[256], Padding.Head));
        Assert.Throws<ArgumentOutOfRangeException>(() => Box.Seal(key, Place, new byte[Box.MostText + 1]));
    }

    [Fact]
    public void The_longest_text_opens()
    {
        using var key = Secret.Random();

        Assert.Equal(Box.MostText, Box.Open(key, Place, Box.Seal(key, Place, new byte[Box.MostText])).Length);
    }

    [Fact]
    public void What_does_not_open_is_told_without_saying_whose_it_is()
    {
        using var key = Secret.Random();
        var broken = Assert.Throws<SealBrokenException>(() => Box.Open(key, new("record", "spade", "raw", "kin", 4242, 4343, "head"), new byte[300]));

        foreach (var secret in (string[])["spade", "raw", "kin", "4242", "4343"])
            Assert.DoesNotContain(secret, broken.Message, StringComparison.Ordinal);
    }
}
