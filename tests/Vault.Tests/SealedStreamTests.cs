namespace Weft.Vault;

public sealed class SealedStreamTests : IDisposable
{
    private const int Piece = SealingStream.PieceLength, Box = Piece + Sodium.StreamTagLength;

    private readonly KeyPair one = KeyPair.Random(), two = KeyPair.Random(), stranger = KeyPair.Random();

    public void Dispose()
    {
        one.Dispose();
        two.Dispose();
        stranger.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData(3 * Piece)]
    [InlineData(3 * Piece + 7)]
    public void What_was_sealed_opens_for_each_whom_it_is_for_and_nobody_else(int length)
    {
        var text = Random(length);
        var whole = Seal(text, one, two);

        Assert.Equal(text, Open(whole, one));
        Assert.Equal(text, Open(whole, two));
        Assert.Throws<SealBrokenException>(() => Open(whole, stranger));
    }

    [Fact]
    public void It_does_not_matter_in_which_portions_it_is_written_and_read()
    {
        var text = Random(2 * Piece + 999);
        using var written = new MemoryStream();
        using (var sealing = new SealingStream(written, [one.PublicKey]))
        {
            foreach (var portion in text.Chunk(777))
                sealing.Write(portion, 0, portion.Length);
            sealing.Complete();
            sealing.Complete();
        }
        using var opening = new OpeningStream(new Trickle(written.ToArray()), one);
        var (read, portions) = (new byte[501], new List<byte>());
        while (opening.Read(read, 1, 500) is > 0 and var count)
            portions.AddRange(read.AsSpan(1, count));

        Assert.Equal(text, portions);
        Assert.Equal(0, opening.Read(read, 0, 1));
    }

    [Fact]
    public void Every_single_bit_counts_also_those_that_are_for_somebody_else()
    {
        foreach (var flipped in Known.EveryBitFlipOf(Seal(Random(20), one, two)))
            Assert.Throws<SealBrokenException>(() => Open(flipped, two));
    }

    [Fact]
    public void What_is_cut_off_anywhere_or_goes_on_is_refused()
    {
        foreach (var other in Known.EveryOtherLengthOf(Seal(Random(20), one)))
            Assert.Throws<SealBrokenException>(() => Open(other, one));
    }

    [Theory]
    [InlineData(3 * Piece)]
    [InlineData(2 * Piece + 7)]
    public void Pieces_that_changed_places_were_dropped_doubled_or_added_are_refused(int length)
    {
        var whole = Seal(Random(length), one);
        var head = Preamble(1);
        var (before, first, second, last) = (whole[..head], whole[head..(head + Box)], whole[(head + Box)..(head + 2 * Box)], whole[(head + 2 * Box)..]);
        byte[][] changed =
        [
            [.. before, .. second, .. first, .. last], [.. before, .. first, .. last, .. second], [.. before, .. first, .. last], [.. before, .. second, .. last],
            [.. before, .. first, .. second], [.. before, .. first], before, [.. before, .. last], [.. before, .. first, .. first, .. second, .. last],
            [.. whole, 0], [.. whole, .. last], [.. whole, .. whole],
        ];

        Assert.Equal(length, Open(whole, one).Length);
        foreach (var other in changed)
            Assert.Throws<SealBrokenException>(() => Open(other, one));
    }

    [Fact]
    public void Pieces_of_another_stream_of_the_same_length_are_refused()
    {
        var (whole, other) = (Seal(Random(2 * Piece), one), Seal(Random(2 * Piece), one));

        foreach (var at in (int[])[Preamble(1), Preamble(1) + Box])
            Assert.Throws<SealBrokenException>(() => Open([.. whole[..at], .. other[at..]], one));
    }

    [Fact]
    public void Nobody_can_be_taken_out_of_or_added_to_those_whom_it_is_for()
    {
        var whole = Seal(Random(20), one, two);
        var (mark, handed, rest) = (whole[..15], whole[15..(15 + 2 * Handed.SealedLength)], whole[(15 + 2 * Handed.SealedLength)..]);
        var (toOne, toTwo) = (handed[..Handed.SealedLength], handed[Handed.SealedLength..]);

        Assert.Throws<SealBrokenException>(() => Open([.. mark[..^1], 1, .. toOne, .. rest], one));
        Assert.Throws<SealBrokenException>(() => Open([.. mark, .. toTwo, .. toOne, .. rest], one));
        Assert.Throws<SealBrokenException>(() => Open([.. mark[..^1], 3, .. toOne, .. toTwo, .. toTwo, .. rest], one));
        Assert.Throws<SealBrokenException>(() => Open([.. mark[..^1], 0, .. rest], one));
    }

    [Fact]
    public void What_was_not_completed_is_refused_at_its_end_and_all_before_it_is_read()
    {
        var text = Random(Piece + 5);
        using var written = new MemoryStream();
        using (var sealing = new SealingStream(written, [one.PublicKey]))
            sealing.Write(text);
        using var opening = new OpeningStream(new MemoryStream(written.ToArray()), one);
        var read = new byte[Piece];

        opening.ReadExactly(read);

        Assert.Equal(text[..Piece], read);
        Assert.Throws<SealBrokenException>(() => opening.Read(read));
    }

    [Fact]
    public void After_a_piece_that_is_not_whole_nothing_more_is_given_out()
    {
        var whole = Seal(Random(3 * Piece), one);
        var second = Preamble(1) + Box;
        byte[][] changed = [[.. whole[..second], .. new byte[Box], .. whole[second..]], [.. whole[..second], .. new byte[Box], .. whole[(second + Box)..]]];
        foreach (var other in changed)
        {
            using var opening = new OpeningStream(new MemoryStream(other), one);
            var read = new byte[Piece];

            opening.ReadExactly(read);

            for (var i = 0; i < 3; i++)
                Assert.Throws<SealBrokenException>(() => opening.Read(read));
        }
    }

    [Theory]
    [InlineData(Sodium.StreamFinal, Piece)] // an end, and then more
    [InlineData(Sodium.StreamFinal, 10)]
    [InlineData(Sodium.StreamMessage, 10)] // a short piece that is not the last
    [InlineData(Sodium.StreamMessage, 0)]
    [InlineData(1, Piece)] // tags of libsodium that are never written
    [InlineData(2, Piece)]
    public void A_first_piece_that_no_sealing_stream_writes_is_refused(byte tag, int length)
    {
        Assert.Throws<SealBrokenException>(() => Open(Crafted((tag, length), (Sodium.StreamFinal, 5)), one));
        Assert.Throws<SealBrokenException>(() => Open(Crafted((Sodium.StreamMessage, Piece), (tag, length), (Sodium.StreamFinal, 5)), one));
        Assert.Equal(Piece + 5, Open(Crafted((Sodium.StreamMessage, Piece), (Sodium.StreamFinal, 5)), one).Length);
    }

    [Fact]
    public void A_short_piece_that_is_not_marked_as_the_last_is_not_given_out()
    {
        using var opening = new OpeningStream(new MemoryStream(Crafted((Sodium.StreamMessage, 10))), one);

        Assert.Throws<SealBrokenException>(() => opening.Read(new byte[10]));
    }

    [Fact]
    public void It_is_for_one_to_255()
    {
        var many = Enumerable.Repeat(stranger.PublicKey, 254).Append(one.PublicKey).ToList();
        using var written = new MemoryStream();
        using (var sealing = new SealingStream(written, many))
            sealing.Complete();

        Assert.Empty(Open(written.ToArray(), one));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SealingStream(written, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SealingStream(written, [.. many, one.PublicKey]));
    }

    [Fact]
    public void Nothing_is_sealed_after_the_end_or_after_disposing()
    {
        using var written = new MemoryStream();
        using var complete = new SealingStream(written, [one.PublicKey]);
        var disposed = new SealingStream(written, [one.PublicKey]);

        complete.Complete();
        disposed.Dispose();

        Assert.Throws<ObjectDisposedException>(() => complete.Write("more"u8));
        Assert.Throws<ObjectDisposedException>(() => disposed.Write("more"u8));
        Assert.Throws<ObjectDisposedException>(disposed.Complete);
        Assert.True(written.CanWrite);
    }

    [Fact]
    public void Nothing_is_read_after_disposing()
    {
        var from = new MemoryStream(Seal(Random(100), one));
        var opening = new OpeningStream(from, one);
        opening.ReadExactly(new byte[10]);

        opening.Dispose();

        Assert.Throws<ObjectDisposedException>(() => opening.Read(new byte[10]));
        Assert.True(from.CanRead);
    }

    private static int Preamble(int recipients) => 15 + recipients * Handed.SealedLength + Sodium.StreamHeaderLength;

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        Sodium.Fill(bytes);
        return bytes;
    }

    private static byte[] Seal(byte[] text, params KeyPair[] recipients)
    {
        using var written = new MemoryStream();
        using var sealing = new SealingStream(written, [.. recipients.Select(recipient => recipient.PublicKey)]);
        sealing.Write(text);
        sealing.Complete();
        return written.ToArray();
    }

    private static byte[] Open(byte[] whole, KeyPair recipient)
    {
        using var opening = new OpeningStream(new MemoryStream(whole), recipient);
        using var read = new MemoryStream();
        opening.CopyTo(read);
        return read.ToArray();
    }

    private byte[] Crafted(params (byte Tag, int Length)[] pieces)
    {
        using var key = Secret.Random();
        byte[] preamble = [.. SealingStream.Mark, 1, .. one.PublicKey.HandOver(key, SealingStream.KeyLabel)];
        byte[] state = new byte[Sodium.StreamStateLength], header = new byte[Sodium.StreamHeaderLength];
        Sodium.BeginStream(state, header, key.Bytes);
        var whole = new List<byte>([.. preamble, .. header]);
        foreach (var (tag, length) in pieces)
        {
            var box = new byte[length + Sodium.StreamTagLength];
            Sodium.Push(state, box, new byte[length], System.Security.Cryptography.SHA256.HashData(preamble), tag);
            whole.AddRange(box);
        }
        return [.. whole];
    }

    /// <summary>Gives a few bytes at a time, as a network may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 999)]);
    }
}
