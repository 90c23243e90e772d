namespace Weft.Vault;

public class SessionTokenTests
{
    [Fact]
    public void A_token_is_read_as_it_is_written()
    {
        using var token = SessionToken.Random();
        using var read = SessionToken.Parse(token.Write());

        Assert.Equal(43, token.Write().Length);
        Assert.Equal((token.Write(), token.Id), (read!.Write(), read.Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlp")]
    [InlineData("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpcA")]
    [InlineData("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpc=")]
    [InlineData("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlp=")]
    [InlineData("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlp ")]
    [InlineData(" eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlp")]
    [InlineData("eHl6e3x9fn+AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpc")]
    [InlineData("eHl6e3x9fn\0AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpc")]
    [InlineData("éHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpc")]
    public void Garbage_is_no_token(string? text) => Assert.Null(SessionToken.Parse(text));

    [Fact]
    public void Its_id_says_nothing_of_it()
    {
        using var token = SessionToken.Random();
        using var other = SessionToken.Random();

        Assert.Matches("^[0-9a-f]{64}$", token.Id);
        Assert.NotEqual(token.Id, other.Id);
        Assert.Null(SessionToken.Parse(token.Id));
        Assert.NotEqual(token.Id, Known.Hex(System.Buffers.Text.Base64Url.DecodeFromChars(token.Write())));
    }

    [Fact]
    public void It_opens_what_was_wrapped_for_it_and_nothing_of_another_session()
    {
        using var pair = KeyPair.Random();
        using var token = SessionToken.Random();
        using var other = SessionToken.Random();
        var wrapped = token.Wrap(pair, "ana", half: false);
        using var unwrapped = token.Unwrap(wrapped, "ana", half: false);

        Assert.Equal(pair.PublicKey, unwrapped.PublicKey);
        Assert.Throws<SealBrokenException>(() => other.Unwrap(wrapped, "ana", half: false));
    }

    [Fact]
    public void It_opens_nothing_under_another_name_or_as_if_no_second_factor_were_owed()
    {
        using var pair = KeyPair.Random();
        using var token = SessionToken.Random();
        var wrapped = token.Wrap(pair, "ana", half: true);

        Assert.Throws<SealBrokenException>(() => token.Unwrap(wrapped, "bo", half: true));
        Assert.Throws<SealBrokenException>(() => token.Unwrap(wrapped, "ana", half: false));
    }

    [Fact]
    public void What_was_wrapped_and_then_changed_is_refused()
    {
        using var pair = KeyPair.Random();
        using var token = SessionToken.Random();
        var wrapped = token.Wrap(pair, "ana", half: false);

        foreach (var changed in Known.EveryBitFlipOf(wrapped).Concat(Known.EveryOtherLengthOf(wrapped)))
            Assert.Throws<SealBrokenException>(() => token.Unwrap(changed, "ana", half: false));
    }

    [Fact]
    public void Nothing_that_is_derived_for_a_purpose_is_its_id_or_its_key()
    {
        using var token = SessionToken.Parse("eHl6e3x9fn-AgYKDhIWGh4iJiouMjY6PkJGSk5SVlpc")!;
        using var secret = Known.Secret(120);
        using var key = secret.Derive("weft session key 1");

        foreach (var purpose in (string[])["id 1", "key 1", "", "session key 1"])
        {
            using var derived = token.Derive(purpose);
            Assert.NotEqual(token.Id, Known.Hex(derived.Bytes));
            Assert.NotEqual(key.Bytes.ToArray(), derived.Bytes.ToArray());
        }
    }
}
