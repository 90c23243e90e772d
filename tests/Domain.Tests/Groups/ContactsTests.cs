namespace Weft.Groups;

public class ContactsTests
{
    [Theory]
    [InlineData("info@example.org")]
    [InlineData("First.Last+tag@sub.example.co.uk")]
    [InlineData("mailto:info@example.org")]
    [InlineData("info [at] example [dot] org")]
    [InlineData("info (at) example.org")]
    [InlineData("info at example dot org")]
    [InlineData("info＠example.org")]
    [InlineData("señora@ejemplo.es")]
    [InlineData("+44 20 7946 0958")]
    [InlineData("+442079460958")]
    [InlineData("020 7946 0958")]
    [InlineData("(555) 123-4567")]
    [InlineData("555-123-4567")]
    [InlineData("5551234567")]
    [InlineData("0113.496.0000")]
    [InlineData("00 34 91 123 45 67")]
    [InlineData("07700 900123")]
    [InlineData("٠٧٧٠٠٩٠٠١٢٣")]
    [InlineData("https://wa.me/447700900123")]
    [InlineData("https://chat.whatsapp.com/AbCdEf")]
    [InlineData("tel:+447700900123")]
    public void A_way_to_reach_a_person_is_withheld(string contact)
    {
        var (text, withheld) = Contacts.Withhold($"Write or ring: {contact} before noon");
        Assert.Equal($"Write or ring: {Contacts.Mark} before noon", text);
        Assert.Equal(1, withheld);
        Assert.Equal(text, Contacts.Withhold(text).Text);
    }

    [Theory]
    [InlineData("Since 2019-2021, on 2020-05-10 and 10.05.2020 or 05/10/2020")]
    [InlineData("Open 9.30-17.30, Mondays 10:00-12:00")]
    [InlineData("We fed 1,234,567 people with 10,000 pounds, 24/7, 100 %")]
    [InlineData("See https://example.org/groups/1234567890 and www.example.org/p/20200510123")]
    [InlineData("Updated 2020-05-10T21:45:21.336Z")]
    [InlineData("In Leeds and at home; 12 groups, 3 halls, 400 members")]
    [InlineData("")]
    public void What_reaches_nobody_stays(string text) => Assert.Equal((text, 0), Contacts.Withhold(text));

    [Fact]
    public void A_hostile_text_costs_little()
    {
        foreach (var text in new[] { new string('1', 100_000), new string('a', 50_000) + "@" + new string('b', 50_000), string.Concat(Enumerable.Repeat("1 ", 50_000)), string.Concat(Enumerable.Repeat("a@", 30_000)) })
            Contacts.Withhold(text);
    }
}
