namespace Weft;

public class FoldingTests
{
    [Theory]
    [InlineData("Łódź", "lodz")]
    [InlineData("  São   Paulo ", "sao paulo")]
    [InlineData("St. John's", "st johns")]
    [InlineData("Straße 12/b", "strasse 12 b")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ", "full width")]
    [InlineData("Αθήνας", "αθηνασ")]
    [InlineData("مَدينة", "مدينة")]
    [InlineData("already folded 2", "already folded 2")]
    [InlineData("---", "")]
    [InlineData("half \uD83D letter", "half letter")]
    [InlineData("no \uFFFEletter", "no letter")]
    [InlineData("Plain CASE, it's (2)", "plain case its 2")]
    public void Words_that_people_would_call_the_same_fold_to_one_form(string text, string folded) =>
        Assert.Equal(folded, Folding.Fold(text));

    [Fact]
    public void Folding_twice_changes_nothing()
    {
        foreach (var text in new[] { "İstanbul", "ﬁne", "Ænima’s", "ΟΔΥΣΣΕΥΣ", "K\u0301iev", "北京 市" })
            Assert.Equal(Folding.Fold(text), Folding.Fold(Folding.Fold(text)));
    }
}
