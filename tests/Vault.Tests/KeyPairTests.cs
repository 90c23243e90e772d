namespace Weft.Vault;

public class KeyPairTests
{
    private static readonly Label Place = new("membership", "space", "space", "", 2, 0, "key of a space");

    [Fact]
    public void What_is_handed_over_can_be_taken()
    {
        using var pair = KeyPair.Random();
        using var secret = Secret.Random();
        using var taken = pair.Take(pair.PublicKey.HandOver(secret, Place), Place);

        Assert.Equal(secret.Bytes, taken.Bytes);
    }

    [Fact]
    public void Nobody_else_can_take_it()
    {
        using var pair = KeyPair.Random();
        using var other = KeyPair.Random();
        using var secret = Secret.Random();

        Assert.Throws<SealBrokenException>(() => other.Take(pair.PublicKey.HandOver(secret, Place), Place));
    }

    [Fact]
    public void It_cannot_be_taken_as_anything_else()
    {
        using var pair = KeyPair.Random();
        using var secret = Secret.Random();
        var handed = pair.PublicKey.HandOver(secret, Place);

        foreach (var label in (Label[])[Place with { Epoch = 1 }, Place with { Epoch = 3 }, Place with { Space = "another" }, Place with { Row = "another" },
            Place with { Table = "intake" }, Place with { Part = "key" }, Place with { Kind = "a kind" }, Place with { Version = 1 }])
            Assert.Throws<SealBrokenException>(() => pair.Take(handed, label));
    }

    [Fact]
    public void Every_single_bit_of_what_is_handed_over_counts_and_so_does_its_length()
    {
        using var pair = KeyPair.Random();
        using var secret = Secret.Random();
        var handed = pair.PublicKey.HandOver(secret, Place);

        foreach (var changed in Known.EveryBitFlipOf(handed).Concat(Known.EveryOtherLengthOf(handed)))
            Assert.Throws<SealBrokenException>(() => pair.Take(changed, Place));
    }

    [Fact]
    public void A_sealed_box_without_the_hash_of_its_place_is_refused()
    {
        using var pair = KeyPair.Random();
        var handed = new byte[Handed.SealedLength];
        handed[0] = 1;
        Sodium.Seal(handed.AsSpan(1), new byte[64], pair.PublicKey.Bytes);

        Assert.Throws<SealBrokenException>(() => pair.Take(handed, Place));
    }

    [Fact]
    public void The_same_seed_gives_the_same_pair_again()
    {
        using var pair = KeyPair.Random();
        using var again = new KeyPair(new Secret(pair.Seed.Bytes));

        Assert.Equal(pair.PublicKey, again.PublicKey);
        Assert.Equal(pair.PublicKey.GetHashCode(), again.PublicKey.GetHashCode());
    }

    [Fact]
    public void A_public_key_is_read_as_it_is_written()
    {
        using var pair = KeyPair.Random();

        Assert.Equal(pair.PublicKey, PublicKey.Parse(pair.PublicKey.ToString()));
        Assert.Equal(pair.PublicKey, new PublicKey(pair.PublicKey.ToBytes()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("4701d08488451f545a409fb58ae3e58581ca40ac3f7f114698cd71deac73ca")]
    [InlineData("4701d08488451f545a409fb58ae3e58581ca40ac3f7f114698cd71deac73ca0100")]
    [InlineData("4701d08488451f545a409fb58ae3e58581ca40ac3f7f114698cd71deac73cag1")]
    public void What_is_no_public_key_is_not_read(string? text) => Assert.Null(PublicKey.Parse(text));

    [Theory] // the points of small order of Curve25519 (https://cr.yp.to/ecdh.html#validate)
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [InlineData("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void Nothing_is_handed_over_to_a_key_that_is_everybodys(string key)
    {
        using var secret = Secret.Random();

        Assert.Throws<ArgumentException>(() => PublicKey.Parse(key)!.HandOver(secret, Place));
        Assert.False(PublicKey.Parse(key)!.CanBeSealedTo);
        using var pair = KeyPair.Random();
        Assert.True(pair.PublicKey.CanBeSealedTo);
    }

    [Fact]
    public void A_pair_that_was_disposed_of_takes_nothing()
    {
        var pair = KeyPair.Random();
        using var secret = Secret.Random();
        var handed = pair.PublicKey.HandOver(secret, Place);

        pair.Dispose();

        Assert.Throws<ObjectDisposedException>(() => pair.Take(handed, Place));
        Assert.Throws<ObjectDisposedException>(() => pair.Seed.Derive("a purpose"));
    }
}
