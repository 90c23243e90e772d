using FsCheck;
using FsCheck.Fluent;

namespace Weft;

public class OneLineTests
{
    [Theory]
    [InlineData("  Ana \t", "Ana")]
    [InlineData("Ana\u0001\u0000 B\u007F", "Ana B")]
    [InlineData("Ana\r\nand\u2028Ben", "Ana  and Ben")]
    [InlineData("Ana\u202Etxt.exe", "Anatxt.exe")]
    [InlineData("\u2066A\u2067n\u2068a\u2069\u202A\u202B\u202C\u202D", "Ana")]
    [InlineData("\u200F\u200E Ana \u200B\u2060\uFEFF", "Ana")]
    [InlineData("\u200Fدانا\u200E", "دانا")]
    [InlineData("Ana (\u200Eدانا\u200E) B", "Ana (\u200Eدانا\u200E) B")]
    public void A_line_loses_what_acts_on_the_words_around_it(string text, string line) => Assert.Equal(line, OneLine.Of(text));

    [Theory]
    [InlineData("می‌خواهم")]
    [InlineData("क्‍")]
    [InlineData("ශ්‍රී")]
    [InlineData("👩‍👩‍👧")]
    [InlineData("🏴󠁧󠁢󠁥󠁮󠁧󠁿")]
    [InlineData("❤️")]
    [InlineData("🌱")]
    [InlineData("\U0001FAFF")]
    [InlineData("Nguyễn")]
    [InlineData("Ana – ¿quién? (2)")]
    [InlineData("…")]
    public void Names_of_all_scripts_and_emoji_stay_as_they_are(string text) => Assert.Equal(text, OneLine.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n\u00A0\u3000")]
    [InlineData("\u200B")]
    [InlineData("\u0001")]
    [InlineData("\u202E\u2066")]
    [InlineData("\u200D\u200C")]
    [InlineData("\u00AD\u2060\uFEFF\u180E\u2064")]
    [InlineData("\u3164\u115F \uFFA0")]
    [InlineData("\u2800")]
    [InlineData("\uFE0F\u034F")]
    [InlineData("\U000E0041\U000E007F\U000E0FFF")]
    public void Of_a_line_in_which_nothing_can_be_seen_nothing_is_left(string text)
    {
        Assert.Equal("", OneLine.Of(text));
        Assert.Equal("…", OneLine.OfBefore(text));
    }

    [Fact]
    public void A_line_of_a_line_is_the_same() => Check.QuickThrowOnFailure(Prop.ForAll((string? text) => OneLine.Of(OneLine.Of(text)) == OneLine.Of(text)));

    [Fact]
    public void A_line_that_is_not_there_stays_so() => Assert.Null(OneLine.Of(null));
}
