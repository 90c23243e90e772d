using FsCheck;
using FsCheck.Fluent;

namespace Weft.Formats;

public class FormulaEscapeTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://example.org\")")]
    [InlineData("@SUM(A1)")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("- a list")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("  =1")]
    [InlineData("＝1+1")]
    [InlineData("-2-3")]
    public void A_cell_that_could_run_is_marked_as_text(string cell) => Assert.Equal("'" + cell, FormulaEscape.Escape(cell));

    [Theory]
    [InlineData("-0.1276")]
    [InlineData("-1,5")]
    [InlineData("+12")]
    [InlineData("-1e-7")]
    [InlineData("-5%")]
    [InlineData("+44 1234 234567")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("O'Brien")]
    [InlineData("'twas")]
    [InlineData("")]
    public void Numbers_telephone_numbers_and_plain_words_stay(string cell)
    {
        Assert.Equal(cell, FormulaEscape.Escape(cell));
        Assert.Equal(cell, FormulaEscape.Unescape(cell));
    }

    [Fact]
    public void Every_text_comes_back_as_it_was()
    {
        var pieces = Gen.Elements("=", "+", "-", "@", "'", "''", "\t", "\r", "\n", " ", "1", "a", "0.5", "e", "%", "＝", "(");
        var texts = Gen.Select(Gen.ListOf(pieces), string.Concat);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000),
            Prop.ForAll(texts.ToArbitrary(), text => FormulaEscape.Unescape(FormulaEscape.Escape(text)) == text));
    }
}
