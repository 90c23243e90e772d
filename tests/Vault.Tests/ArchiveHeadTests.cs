using System.Buffers.Binary;

namespace Weft.Vault;

/// <summary>Streams that open with a passphrase.</summary>
public sealed class ArchiveHeadTests : IAsyncLifetime
{
    private const string Typed = "año nuevo, café con leche";
    private const int Piece = SealingStream.PieceLength;

    private static readonly Lazy<Task<byte[]>> Sealed = new(() => Seal(Text(2 * Piece)));

    private byte[] whole = [];

    public async Task InitializeAsync() => whole = await Sealed.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(0)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    public async Task What_was_sealed_with_a_passphrase_opens_with_it_however_it_was_typed(int length)
    {
        Assert.Equal(Text(length), await Open(await Seal(Text(length)), "an\u0303o nuevo,\u3000cafe\u0301 con leche"));
    }

    [Fact]
    public async Task A_wrong_passphrase_is_known_before_anything_is_read() =>
        await Assert.ThrowsAsync<SealBrokenException>(() => Begin(new MemoryStream(whole), Typed + "!"));

    [Fact]
    public async Task Nothing_is_given_out_of_a_piece_that_is_not_whole_nor_after_it()
    {
        var changed = whole.ToArray();
        changed[^1] ^= 1;
        await using var opening = await Begin(new MemoryStream(changed), Typed);
        var read = new byte[Piece];

        await opening.ReadExactlyAsync(read);

        Assert.Equal(Text(Piece), read);
        for (var i = 0; i < 2; i++)
            await Assert.ThrowsAsync<SealBrokenException>(async () => _ = await opening.ReadAtLeastAsync(read, 1));
    }

    [Fact]
    public async Task What_breaks_off_or_goes_on_is_refused()
    {
        foreach (var other in (byte[][])[whole[..^1], whole[..^(Piece + Sodium.StreamTagLength)], whole[..(ArchiveHead.Length + 3)], [.. whole, 0]])
            await Assert.ThrowsAsync<SealBrokenException>(() => Open(other, Typed));
    }

    [Fact]
    public async Task Every_bit_of_its_head_counts()
    {
        var head = whole[..ArchiveHead.Length];
        // Of the cost the lowest only: higher ones would take longer, and those below a kilobyte are not looked at by Argon2id.
        foreach (var at in (int[])[15, 23, 31, 46])
        {
            byte[] changed = [.. head[..at], (byte)(head[at] ^ 1), .. head[(at + 1)..], .. whole[ArchiveHead.Length..]];
            await Assert.ThrowsAsync<SealBrokenException>(() => Open(changed, Typed));
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(0, 3)]
    [InlineData(8192, 3)]
    [InlineData(256L * 1024 * 1024 + 1, 3)]
    [InlineData(long.MaxValue, 3)]
    [InlineData(64L * 1024 * 1024, 0)]
    [InlineData(64L * 1024 * 1024, 17)]
    [InlineData(64L * 1024 * 1024, long.MaxValue)]
    public void A_head_that_asks_for_too_much_or_hardly_anything_is_none(long memory, long passes)
    {
        var head = whole[..ArchiveHead.Length];
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(15), memory);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(23), passes);

        Assert.Null(ArchiveHead.Parse(head));
    }

    [Fact]
    public void What_begins_otherwise_or_is_of_another_length_is_none()
    {
        var head = whole[..ArchiveHead.Length];
        var newer = head.ToArray();
        newer[13] = (byte)'2';

        Assert.NotNull(ArchiveHead.Parse(head));
        Assert.Null(ArchiveHead.Parse(newer));
        foreach (var other in Known.EveryOtherLengthOf(head))
            Assert.Null(ArchiveHead.Parse(other));
    }

    [Fact]
    public async Task The_same_is_sealed_otherwise_each_time() => Assert.NotEqual(await Seal(Text(10)), await Seal(Text(10)));

    private static byte[] Text(int length) => [.. Enumerable.Range(0, length).Select(value => (byte)(value * 7))];

    private static async Task<byte[]> Seal(byte[] text)
    {
        using var written = new MemoryStream();
        using (var sealing = await SealingStream.Begin(written, Typed, Quick.Cost))
        {
            sealing.Write(text);
            sealing.Complete();
        }
        return written.ToArray();
    }

    private static async Task<OpeningStream> Begin(Stream from, string passphrase)
    {
        var head = new byte[ArchiveHead.Length];
        await from.ReadExactlyAsync(head);
        return await OpeningStream.Open(from, ArchiveHead.Parse(head)!, passphrase);
    }

    private static async Task<byte[]> Open(byte[] whole, string passphrase)
    {
        await using var opening = await Begin(new MemoryStream(whole), passphrase);
        using var opened = new MemoryStream();
        await opening.CopyToAsync(opened);
        return opened.ToArray();
    }
}
