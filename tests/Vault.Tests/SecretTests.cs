namespace Weft.Vault;

public class SecretTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_secret_has_32_bytes_and_no_others(int length) => Assert.Throws<ArgumentException>(() => new Secret(new byte[length]));

    [Fact]
    public void It_is_overwritten_when_it_is_disposed_of()
    {
        var secret = Secret.Random();
        var bytes = secret.Bytes;

        secret.Dispose();

        Assert.False(bytes.ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Nothing_can_be_done_with_it_after_that()
    {
        using var pair = KeyPair.Random();
        var secret = Secret.Random();
        var label = Label.Of("a table", "a row", "body");

        secret.Dispose();

        Assert.Throws<ObjectDisposedException>(() => secret.Derive("a purpose"));
        Assert.Throws<ObjectDisposedException>(() => secret.Mac("a text"u8));
        Assert.Throws<ObjectDisposedException>(() => Box.Seal(secret, label, "a text"u8));
        Assert.Throws<ObjectDisposedException>(() => pair.PublicKey.HandOver(secret, label));
        Assert.Throws<ObjectDisposedException>(() => new KeyPair(secret));
    }

    [Fact]
    public void What_is_sealed_while_another_thread_disposes_of_the_key_is_never_sealed_with_zeros()
    {
        var label = Label.Of("a table", "a row", "body");
        using var zeros = new Secret(new byte[32]);
        for (var round = 0; round < 80; round++)
        {
            var key = Secret.Random();
            using var same = new Secret(key.Bytes);
            using var begun = new ManualResetEventSlim();
            var boxes = new List<byte[]>();
            var sealing = new Thread(() =>
            {
                try
                {
                    while (true)
                    {
                        boxes.Add(Box.Seal(key, label, "a text"u8));
                        begun.Set();
                    }
                }
                catch (ObjectDisposedException)
                {
                    // as it should be
                }
            });
            sealing.Start();
            begun.Wait();
            key.Dispose();
            sealing.Join();

            Assert.Equal("a text"u8, Box.Open(same, label, boxes[^1]));
            Assert.Throws<SealBrokenException>(() => Box.Open(zeros, label, boxes[^1]));
        }
    }

    [Fact]
    public void What_is_derived_for_one_purpose_is_not_what_is_derived_for_another()
    {
        using var secret = Secret.Random();
        var derived = ((string[])["", "a", "b", "a1", "aa"]).Select(purpose =>
        {
            using var key = secret.Derive(purpose);
            return Known.Hex(key.Bytes);
        }).ToList();

        Assert.Equal(derived.Count, derived.Append(Known.Hex(secret.Bytes)).Distinct().Count() - 1);
    }
}
