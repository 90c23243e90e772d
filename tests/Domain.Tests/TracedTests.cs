namespace Weft;

public class TracedTests
{
    [Theory]
    [InlineData("Łódź, and São   Paulo ")]
    [InlineData("St. John's Straße 12/b")]
    [InlineData("HE\u0301LE\u0300NE Ｈｅｌｅｎｅ ﬁne ㈱ ½ İstanbul")]
    [InlineData("مَدينة ΟΔΥΣΣΕΥΣ ’x’")]
    [InlineData("half \uD83D letter, no \uFFFEletter")]
    [InlineData("---")]
    [InlineData("")]
    public void The_letters_are_those_that_folding_gives(string text) => Assert.Equal(Folding.Fold(text), new Traced(text).Letters);

    [Theory]
    [InlineData("王 小\n明", "王小明")]
    [InlineData("ジョン・スミス", "ションスミス")]
    [InlineData("和 John 谈", "和 john 谈")]
    public void Scripts_without_spaces_have_none(string text, string letters) => Assert.Equal(letters, new Traced(text).Letters);

    [Fact]
    public void Every_letter_knows_where_it_stood_and_none_stands_before_the_last()
    {
        var pieces = new[] { "a", "É", "e\u0301", "ß", "ﬁ", " ", "\n", "'", "王", "김", "\uD83D", "\U00020BB7", "و", "\u200F", "½", "-" };
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var text = string.Concat(random.GetItems(pieces, 12));
            var traced = new Traced(text);
            for (var letter = 0; letter < traced.Letters.Length; letter++)
            {
                Assert.InRange(traced.From(letter), letter == 0 ? 0 : traced.From(letter - 1), text.Length);
                Assert.InRange(traced.Till(letter), traced.From(letter), text.Length);
                if (traced.Letters[letter] != ' ') Assert.Contains(traced.Letters[letter], new Traced(text[traced.From(letter)..traced.Till(letter)]).Letters);
            }
        }
    }

    [Fact]
    public void A_letter_ends_after_its_marks() => Assert.Equal(2, new Traced("E\u0301 a").Till(0));
}
