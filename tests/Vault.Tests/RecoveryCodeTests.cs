namespace Weft.Vault;

public class RecoveryCodeTests
{
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_code_is_read_as_it_is_printed()
    {
        for (var i = 0; i < 200; i++)
        {
            using var code = RecoveryCode.Random();
            using var read = RecoveryCode.Parse(code.Print(), out var wrong);
            Assert.Equal((code.Print(), 0), (read!.Print(), wrong));
            Assert.Equal(code.Mark, read.Mark);
        }
    }

    [Fact]
    public void It_can_be_typed_in_many_ways()
    {
        const string Printed = "0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK G68TB";
        string[] ways =
        [
            Printed.ToLowerInvariant(), Printed.Replace(" ", "", StringComparison.Ordinal), Printed.Replace(' ', '-'), Printed.Replace(" ", " – ", StringComparison.Ordinal),
            Printed.Replace('0', 'O'), Printed.Replace('0', 'o'), Printed.Replace('1', 'I'), Printed.Replace('1', 'l'), Printed.Replace('1', 'i').Replace('0', 'O'),
            Printed.Replace(' ', '\u00a0'), Printed.Replace(' ', '\u2011'), Printed.Replace(' ', '\n'), "  " + Printed + ".\r\n", "\u200e" + Printed,
        ];

        foreach (var way in ways)
        {
            using var code = RecoveryCode.Parse(way, out _);
            Assert.Equal(Printed, code?.Print());
        }
    }

    [Fact]
    public void Any_single_wrong_sign_is_noticed_and_its_group_named()
    {
        var printed = Typed();
        for (var at = 0; at < printed.Length; at++)
        {
            foreach (var sign in Signs.Append('U').Append('é').Where(sign => sign != printed[at]))
                AssertWrong(at / 5 + 1, [.. printed[..at], sign, .. printed[(at + 1)..]]);
        }
    }

    [Fact]
    public void Any_two_signs_of_a_group_that_changed_places_are_noticed()
    {
        for (var round = 0; round < 20; round++)
        {
            var printed = Typed();
            foreach (var (one, two) in from one in Enumerable.Range(0, 40) from two in Enumerable.Range(0, 40) where one < two && one / 5 == two / 5 select (one, two))
            {
                var changed = printed.ToCharArray();
                (changed[one], changed[two]) = (changed[two], changed[one]);
                if (changed[one] != changed[two]) AssertWrong(one / 5 + 1, changed);
            }
        }
    }

    [Fact]
    public void Neighbours_that_changed_places_across_groups_are_noticed()
    {
        var printed = Typed();
        for (var at = 4; at < 39; at += 5)
        {
            var changed = printed.ToCharArray();
            (changed[at], changed[at + 1]) = (changed[at + 1], changed[at]);
            if (changed[at] != changed[at + 1]) AssertWrong(at / 5 + 1, changed);
        }
    }

    [Fact]
    public void Any_two_groups_that_changed_places_are_noticed()
    {
        var groups = Typed().Chunk(5).ToArray();
        foreach (var (one, two) in from one in Enumerable.Range(0, 8) from two in Enumerable.Range(0, 8) where one < two select (one, two))
        {
            var changed = groups.ToArray();
            (changed[one], changed[two]) = (groups[two], groups[one]);
            AssertWrong(one + 1, [.. changed.SelectMany(group => group)]);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK")]
    [InlineData("0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK G68TB 0")]
    [InlineData("0W40B J2GB5 1G6GV W3RG2 24917 650N8 2RBHK G68T")]
    public void Too_many_or_too_few_groups_name_none(string? typed)
    {
        Assert.Null(RecoveryCode.Parse(typed, out var wrong));
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void It_finds_and_opens_its_account_and_no_other()
    {
        using var pair = KeyPair.Random();
        using var code = RecoveryCode.Random();
        using var other = RecoveryCode.Random();
        var stored = code.Close("account", pair);
        using var opened = code.Open("account", stored);

        Assert.Equal(pair.PublicKey, opened.PublicKey);
        Assert.Equal(stored.Mark, code.Mark);
        Assert.NotEqual(stored.Mark, other.Mark);
        Assert.Throws<SealBrokenException>(() => code.Open("another", stored));
        Assert.Throws<SealBrokenException>(() => other.Open("account", stored));
    }

    [Fact]
    public void A_lock_that_was_changed_is_refused()
    {
        using var pair = KeyPair.Random();
        using var code = RecoveryCode.Random();
        var stored = code.Close("account", pair);

        foreach (var changed in Known.EveryBitFlipOf(stored.KeyBox).Concat(Known.EveryOtherLengthOf(stored.KeyBox)))
            Assert.Throws<SealBrokenException>(() => code.Open("account", stored with { KeyBox = changed }));
    }

    [Fact]
    public void A_code_that_was_disposed_of_is_not_printed_as_zeros()
    {
        var code = RecoveryCode.Random();

        code.Dispose();

        Assert.Throws<ObjectDisposedException>(() => code.Print());
        Assert.Throws<ObjectDisposedException>(() => code.Mark);
    }

    private static void AssertWrong(int group, char[] typed)
    {
        Assert.Null(RecoveryCode.Parse(new string(typed), out var wrong));
        Assert.Equal(group, wrong);
    }

    private static string Typed()
    {
        using var code = RecoveryCode.Random();
        return code.Print().Replace(" ", "", StringComparison.Ordinal);
    }
}
