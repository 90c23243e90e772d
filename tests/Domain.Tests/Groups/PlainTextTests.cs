namespace Weft.Groups;

public class PlainTextTests
{
    [Theory]
    [InlineData("<p>We write to <strong>people inside</strong>.</p>\n<p>Come&nbsp;along!</p>", "We write to people inside.\n\nCome along!")]
    [InlineData("<p>See <a href=\"https://example.org\" target=\"_blank\">our letters</a></p>", "See our letters")]
    [InlineData("<ul><li>Letters</li><li>Books</li></ul>", "- Letters\n- Books")]
    [InlineData("One<br>two<br />three", "One\ntwo\nthree")]
    [InlineData("Women &#038; Children&#8217;s Fund", "Women & Children’s Fund")]
    [InlineData("&lt;p&gt;Escaped &amp;amp; again&lt;/p&gt;", "Escaped & again")]
    [InlineData("<!-- wp:paragraph --><p class='x'>Blocks</p><!-- /wp:paragraph -->", "Blocks")]
    [InlineData("<style>.a{color:red}</style><div>Shown</div><script>alert(1)</script>", "Shown")]
    [InlineData("in<b>fo</b>&#64;example.org", "info@example.org")]
    public void Html_becomes_its_words(string html, string words) => Assert.Equal(words, PlainText.Of(html));

    [Theory]
    [InlineData("Young people (< 18) and 5 > 3; we <3 you")]
    [InlineData("R&D; AT&T & friends")]
    [InlineData("<https://example.org>")]
    [InlineData("One odd <b>&amp; tag")]
    [InlineData("Two\n\nlines\nand more  ")]
    public void Other_text_stays(string text) => Assert.Equal(text, PlainText.Of(text));

    [Theory]
    [InlineData("<p>a</p><p>b<br>c</p>")]
    [InlineData("&amp;lt;b&amp;gt;x&amp;lt;/b&amp;gt;")]
    [InlineData("<<b>b>x")]
    public void Once_more_changes_nothing(string html) => Assert.Equal(PlainText.Of(html), PlainText.Of(PlainText.Of(html)));

    [Fact]
    public void A_publication_shows_no_tags_and_no_address_that_they_hid()
    {
        var publication = new Publication("list", Weft.Places.Precision.Town);
        var (listing, _) = publication.Publish(new Group
        {
            Id = "a",
            Name = "Women &amp; Books",
            Description = "<p>Write to <a href=\"mailto:ana@example.org\">Ana</a>, in<span>fo</span>&#64;exam\u200Bple.org</p>",
            Website = "https://www.instagram.com/womenandbooks",
        });
        Assert.Equal("Women & Books", listing!.Name);
        Assert.Equal($"Write to Ana, {Contacts.Mark}", listing.Description);
        Assert.Equal("https://www.instagram.com/womenandbooks", listing.Website);
    }
}
