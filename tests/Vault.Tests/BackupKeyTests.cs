namespace Weft.Vault;

public class BackupKeyTests
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_key_is_read_as_it_is_printed_in_four_ways_of_typing_and_with_lines_that_say_nothing()
    {
        for (var i = 0; i < 100; i++)
        {
            using var key = BackupKey.Random();
            foreach (var typed in (string[])[key.Print(), key.Print().ToLowerInvariant(), key.Print().Replace('\n', '-'), $"# Keep it.\n\n{key.Print()}\r\n # public {key.Pair.PublicKey}\n"])
            {
                using var read = Read(typed, out var wrong);
                Assert.Equal((key.Pair.PublicKey, key.Print(), 0), (read?.Pair.PublicKey, read?.Print(), wrong));
            }
        }
    }

    [Fact]
    public void A_key_that_was_printed_long_ago_is_still_read()
    {
        using var key = Read("S5G54 19ZEW 6ZJ28 J5YA5 WHY7J\n9R30K AK2FD NYEWV FCHTK 407Z4\n4SCCV DHY1C W0JGR", out _);
        Assert.Equal("3a286c4fde926cc6aef3f4f47a4945fccc5d5f6dd7d48bbb3a4c0d1f93829748", key?.Pair.PublicKey.ToString());
    }

    [Fact]
    public void Any_single_wrong_sign_is_noticed_and_its_group_named()
    {
        using var key = BackupKey.Random();
        var printed = string.Concat(key.Print().Where(char.IsLetterOrDigit));
        Assert.Equal(65, printed.Length);
        for (var at = 0; at < printed.Length; at++)
        {
            foreach (var sign in Signs.Append('U').Where(sign => sign != printed[at]))
            {
                Assert.Null(Read(string.Concat(printed[..at], sign.ToString(), printed[(at + 1)..]), out var wrong));
                Assert.Equal(at / 5 + 1, wrong);
            }
        }
    }

    [Fact]
    public void Two_keys_are_never_printed_alike_nor_one_in_two_ways()
    {
        using var key = BackupKey.Random();
        var printed = string.Concat(key.Print().Where(char.IsLetterOrDigit));
        // The last group has room for four bits more than there are: only zeros are taken there, whatever the fifth sign says.
        var last = Signs.SelectMany(sign => Signs.Select(check => $"{printed[..63]}{sign}{check}")).Count(typed =>
        {
            using var read = Read(typed, out _);
            return read is not null;
        });
        Assert.Equal(2, last);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK G68TB")]
    [InlineData("# 0W40B")]
    public void What_is_no_key_names_no_group(string typed)
    {
        Assert.Null(Read(typed, out var wrong));
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_long_file_that_is_no_key_is_not_read_to_its_end()
    {
        using var endless = new StreamReader(new Endless());
        Assert.Null(BackupKey.Read(endless, out _));
    }

    [Fact]
    public void What_is_sealed_to_its_public_half_opens_with_the_printed_one()
    {
        using var key = BackupKey.Random();
        using var secret = Secret.Random();
        var label = Label.Of("test", "row", "part");
        var handed = key.Pair.PublicKey.HandOver(secret, label);

        using var read = Read(key.Print(), out _);
        using var taken = read!.Pair.Take(handed, label);

        Assert.Equal(secret.Derive("x").Mac([1]), taken.Derive("x").Mac([1]));
    }

    [Fact]
    public void A_key_that_was_disposed_of_is_not_printed_as_zeros()
    {
        var key = BackupKey.Random();
        key.Dispose();
        Assert.Throws<ObjectDisposedException>(() => key.Print());
    }

    private static BackupKey? Read(string typed, out int wrong) => BackupKey.Read(new StringReader(typed), out wrong);

    private sealed class Endless : Stream
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'A');
            return count;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
