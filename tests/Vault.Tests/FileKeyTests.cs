namespace Weft.Vault;

public class FileKeyTests
{
    [Fact]
    public void A_full_piece_and_one_byte_open_as_they_were_and_a_full_box_is_256_kibibytes()
    {
        using var key = FileKey.Random();

        foreach (var length in (int[])[0, 1, FileKey.PieceLength])
        {
            var piece = new byte[length];
            Sodium.Fill(piece);
            var box = key.Seal("s", "f", 3, isLast: false, piece);
            Assert.Equal(piece, key.Open("s", "f", 3, isLast: false, box));
            if (length == FileKey.PieceLength) Assert.Equal(256 * 1024 + 41, box.Length);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => key.Seal("s", "f", 3, isLast: false, new byte[FileKey.PieceLength + 1]));
    }

    [Fact]
    public void A_piece_opens_at_its_place_alone()
    {
        using var key = FileKey.Random();
        using var other = FileKey.Random();
        var box = key.Seal("s", "f", 3, isLast: false, "a piece"u8);

        Assert.Throws<SealBrokenException>(() => key.Open("s", "f", 4, isLast: false, box));
        Assert.Throws<SealBrokenException>(() => key.Open("s", "f", 3, isLast: true, box));
        Assert.Throws<SealBrokenException>(() => key.Open("s", "g", 3, isLast: false, box));
        Assert.Throws<SealBrokenException>(() => key.Open("t", "f", 3, isLast: false, box));
        Assert.Throws<SealBrokenException>(() => other.Open("s", "f", 3, isLast: false, box));
        foreach (var changed in Known.EveryBitFlipOf(box).Concat(Known.EveryOtherLengthOf(box)))
            Assert.Throws<SealBrokenException>(() => key.Open("s", "f", 3, isLast: false, changed));
    }

    [Fact]
    public void A_key_that_was_written_down_opens_what_it_sealed()
    {
        using var key = FileKey.Random();
        using var read = FileKey.Parse(key.Write());

        Assert.Equal("a piece"u8, read!.Open("s", "f", 0, isLast: true, key.Seal("s", "f", 0, isLast: true, "a piece"u8)));
        foreach (var wrong in (string[])["", key.Write()[1..], key.Write() + "A", new string('?', 43)])
            Assert.Null(FileKey.Parse(wrong));
    }
}
