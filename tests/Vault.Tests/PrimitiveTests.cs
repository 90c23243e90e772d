using System.Security.Cryptography;

namespace Weft.Vault;

/// <summary>Published answers, and where none are published for the whole of it, those of other implementations than libsodium.</summary>
public class PrimitiveTests
{
    [Fact]
    public void XChaCha20_Poly1305_gives_the_answer_of_its_draft() // draft-irtf-cfrg-xchacha-03, A.3.1
    {
        var text = Known.Text("Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.");
        var (key, nonce, associated) = (Known.Bytes(32, 0x80), Known.Bytes(24, 0x40), Known.FromHex("50515253c0c1c2c3c4c5c6c7"));
        var box = new byte[text.Length + Sodium.TagLength];

        Sodium.Encrypt(box, text, associated, nonce, key);

        Assert.Equal("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
            + "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e"
            + "c0875924c1c7987947deafd8780acf49", Known.Hex(box));
        var opened = new byte[text.Length];
        Assert.True(Sodium.Decrypt(opened, box, associated, nonce, key));
        Assert.Equal(text, opened);
    }

    [Fact]
    public void An_empty_text_with_nothing_associated_can_be_encrypted()
    {
        var (key, nonce, box) = (Known.Bytes(32), Known.Bytes(24), new byte[Sodium.TagLength]);

        Sodium.Encrypt(box, default, default, nonce, key);

        Assert.True(Sodium.Decrypt(default, box, default, nonce, key));
        Assert.False(Sodium.Decrypt(default, box, [0], nonce, key));
    }

    public static TheoryData<string, string, string> Macs { get; } = new() // RFC 4231, 4.2-4.5, 4.7 and 4.8
    {
        { Repeated("0b", 20), "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
        { "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
        { Repeated("aa", 20), Repeated("dd", 50), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
        { Known.Hex(Known.Bytes(25, 1)), Repeated("cd", 50), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
        { Repeated("aa", 131), Known.Hex("Test Using Larger Than Block-Size Key - Hash Key First"u8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
        { Repeated("aa", 131), Known.Hex("This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm."u8),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
    };

    [Theory]
    [MemberData(nameof(Macs))]
    public void Hmac_gives_the_answers_of_its_standard(string key, string text, string mac)
    {
        // HMAC itself fills a short key up with zeros and hashes one that is longer than a block: so 32 bytes stand for any.
        var given = Known.FromHex(key);
        byte[] whole = given.Length > 64 ? SHA256.HashData(given) : [.. given, .. new byte[32 - given.Length]];
        using var secret = new Secret(whole);

        Assert.Equal(mac, Known.Hex(secret.Mac(Known.FromHex(text))));
    }

    public static TheoryData<string, byte[], string> Expansions { get; } = new() // RFC 5869, A.1-A.3: the first 32 bytes
    {
        { "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", Known.Bytes(10, 0xf0), "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf" },
        { "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244", Known.Bytes(80, 0xb0), "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c" },
        { "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04", [], "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d" },
    };

    [Theory]
    [MemberData(nameof(Expansions))]
    public void Hkdf_expands_as_its_standard_does(string key, byte[] purpose, string expanded)
    {
        using var secret = new Secret(Known.FromHex(key));
        var derived = new byte[32];

        secret.Derive(purpose, derived);

        Assert.Equal(expanded, Known.Hex(derived));
    }

    [Fact]
    public void Hkdf_extracts_as_its_standard_does() // RFC 5869, A.1: its salt of 13 bytes, filled up as HMAC fills it up
    {
        using var salt = new Secret([.. Known.Bytes(13), .. new byte[19]]);
        using var extracted = salt.Extract(Enumerable.Repeat((byte)0x0b, 22).ToArray());

        Assert.Equal("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5", Known.Hex(extracted.Bytes));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(5000)]
    public void Purposes_of_every_length_expand_as_the_frameworks_own_hkdf_does(int length)
    {
        using var secret = Known.Secret(9);
        var purpose = new string('p', length);
        using var derived = secret.Derive(purpose);

        Assert.Equal(HKDF.Expand(HashAlgorithmName.SHA256, Known.Bytes(32, 9), 32, Known.Text(purpose)), derived.Bytes.ToArray());
    }

    [Fact]
    public void Key_pairs_and_sealed_boxes_are_those_of_other_programs() // made with @noble/curves, @noble/ciphers and @noble/hashes
    {
        using var pair = new KeyPair(Known.Secret(0));
        var sealedBox = Known.FromHex("7d9c24316539825c1896e57f28197746793ce60cbee3ad47da9d07b85fa55e2a1b83d27318a07bd0468908381f82c6b427b1479f0a6fae4239c9b31302e58b8c577f083737");
        var text = new byte[sealedBox.Length - Sodium.SealLength];

        Assert.Equal("4701d08488451f545a409fb58ae3e58581ca40ac3f7f114698cd71deac73ca01", pair.PublicKey.ToString());
        Assert.True(pair.Unseal(text, sealedBox));
        Assert.Equal(Known.Text("Weft hands this over."), text);
    }

    [Theory] // computed with @noble/hashes, and again with pyca/cryptography, which uses OpenSSL
    [InlineData("correct horse battery staple", "0d1a3c6523c8f06e4e0af9c515aa5b5448cfebd6838f2d52c3d8b6ef8ddc3c2e")]
    [InlineData("", "cabd8eb65ac84e96b96e15047b5d84c21dcf0d387defa2220c7d4a6ddbf92a6c")]
    public void Argon2id_gives_the_answers_of_other_programs(string passphrase, string expected)
    {
        var key = new byte[32];

        Sodium.Stretch(key, Known.Text(passphrase), Known.Bytes(16), PassphraseCost.Usual.Passes, PassphraseCost.Usual.Memory);

        Assert.Equal(expected, Known.Hex(key));
    }

    [Fact]
    public void A_secretstream_of_another_program_opens() // written out by hand with @noble/ciphers, as libsodium's manual describes it
    {
        var state = new byte[Sodium.StreamStateLength];
        Assert.True(Sodium.BeginReading(state, Known.Bytes(24, 50), Known.Bytes(32)));
        byte[] first = new byte[15], last = new byte[12];

        Assert.True(Sodium.Pull(state, first, out var tag, Known.FromHex("c5be94ad3931bbb3b2701b7ca788c90b920b8122a8fe29de2dfd8843a36c34fd"), "ad"u8));
        Assert.Equal((Sodium.StreamMessage, "the first piece"), (tag, System.Text.Encoding.UTF8.GetString(first)));
        Assert.True(Sodium.Pull(state, last, out tag, Known.FromHex("894b393f714d21e68850cadcbd43e9b600dc84c39bf65a4713795c2b69"), "ad"u8));
        Assert.Equal((Sodium.StreamFinal, "and the last"), (tag, System.Text.Encoding.UTF8.GetString(last)));
    }

    private static string Repeated(string two, int times) => string.Concat(Enumerable.Repeat(two, times));
}
