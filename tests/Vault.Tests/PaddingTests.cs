namespace Weft.Vault;

public class PaddingTests
{
    [Fact]
    public void A_longer_text_is_never_padded_to_less_and_never_by_more_than_an_eighth()
    {
        var before = 0;
        for (var text = 0; text <= 70_000; text++)
        {
            var padded = Padded.Length(text, Padding.Body);
            Assert.InRange(padded, Math.Max(before, text + 1), Math.Max(256, (text + 1) * 9 / 8));
            before = padded;
        }
    }

    [Fact]
    public void There_are_few_lengths() => Assert.InRange(
        Enumerable.Range(0, 70_000).Select(text => Padded.Length(text, Padding.Body)).Distinct().Count(), 2, 150);

    [Fact]
    public void All_heads_are_equally_long() =>
        Assert.Equal([256], Enumerable.Range(0, 256).Select(text => Padded.Length(text, Padding.Head)).Distinct());

    [Fact]
    public void The_length_of_a_box_says_no_more_than_that_of_what_was_padded()
    {
        using var key = Secret.Random();
        var label = Label.Of("a table", "a row", "body");

        foreach (var text in (int[])[0, 1, 255, 256, 300, 303, 304, 5000])
        {
            var around = Box.Seal(key, label, new byte[text]).Length - Padded.Length(text, Padding.Body);
            Assert.Equal(1 + 24 + 16, around);
        }
    }
}
