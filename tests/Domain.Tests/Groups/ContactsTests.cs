namespace Weft.Groups;

public class ContactsTests
{
    [Theory]
    [InlineData("info@example.org")]
    [InlineData("ann@free,org")]
    [InlineData("ida @ plain . org")]
    [InlineData("ann%40free.org")]
    [InlineData("ann (chez) libre.fr")]
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
    [InlineData("name (at) host dot org")]
    [InlineData("name AT host DOT org")]
    [InlineData("name [ät] host punkt de")]
    [InlineData("name -at- host -dot- org")]
    [InlineData("nom (arobase) exemple point fr")]
    [InlineData("info﹫example.org")]
    [InlineData("+44 (0)20 7946 0958")]
    [InlineData("01 23 45 67 89")]
    [InlineData("01.23.45.67.89")]
    [InlineData("030/12 34 56 78")]
    [InlineData("0049 (0)30-123456-0")]
    [InlineData("(+34) 911 234 567")]
    [InlineData("12 34 56 78")]
    [InlineData("(55) 5123-4567")]
    [InlineData("07700_900_123")]
    [InlineData("0️⃣7️⃣7️⃣0️⃣0️⃣9️⃣0️⃣0️⃣1️⃣2️⃣3️⃣")]
    [InlineData("t.me/ana_leeds")]
    [InlineData("https://t.me/+AbCdEf123")]
    [InlineData("wa.me/447700900123")]
    [InlineData("https://signal.group/#CjQKIAbc")]
    [InlineData("https://signal.me/#p/+447700900123")]
    [InlineData("@ana_leeds")]
    [InlineData("@ana@mastodon.example.org")]
    [InlineData("@ana:matrix.example.org")]
    [InlineData("https://mastodon.example.org/@ana")]
    [InlineData("https://www.instagram.com/ana.leeds/")]
    [InlineData("instagram.com/ana.leeds")]
    [InlineData("https://www.facebook.com/profile.php?id=1")]
    [InlineData("https://uk.linkedin.com/in/ana-leeds")]
    [InlineData("discord.gg/abcdef")]
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
    [InlineData("Instagram and Signal: we teach both, at home and in prison")]
    [InlineData("Our site is https://free.example.org/who-we-are, with maps")]
    [InlineData("Phone credit for 120 people; mobile 24 hours; tel us")]
    [InlineData("Paid @ 10 an hour; a wire: fences; box.com/plans and next.me/now")]
    [InlineData("")]
    public void What_reaches_nobody_stays(string text) => Assert.Equal((text, 0), Contacts.Withhold(text));

    [Theory]
    [InlineData("Instagram: ana.leeds", "Instagram: […]")]
    [InlineData("IG: analeeds", "IG: […]")]
    [InlineData("Signal: ana.42, or come", "Signal: […], or come")]
    [InlineData("Telegram: @ana_leeds", "Telegram: […]")]
    [InlineData("Tel. 24816", "Tel. […]")]
    public void What_kind_of_contact_it_was_may_be_read(string text, string shown) => Assert.Equal((shown, 1), Contacts.Withhold(text));

    [Theory]
    [InlineData("https://www.instagram.com/freethem/", false)]
    [InlineData("https://mastodon.example.org/@freethem", false)]
    [InlineData("https://t.me/freethem", false)]
    [InlineData("https://wa.me/447700900123", true)]
    [InlineData("https://signal.group/#CjQKIAbc", true)]
    [InlineData("https://www.linkedin.com/in/ana-leeds", true)]
    [InlineData("https://example.org/?mail=ana@example.org", true)]
    public void A_page_of_its_own_is_a_groups_website_and_what_calls_somebody_is_not(string address, bool reaches) =>
        Assert.Equal(reaches, Contacts.AnyInAddress(address));

    [Fact]
    public void A_hostile_text_costs_little()
    {
        foreach (var text in new[] { new string('1', 100_000), new string('a', 50_000) + "@" + new string('b', 50_000), string.Concat(Enumerable.Repeat("1 ", 50_000)), string.Concat(Enumerable.Repeat("a@", 30_000)), string.Concat(Enumerable.Repeat("@a.", 30_000)), "signal: " + string.Concat(Enumerable.Repeat("a.b_", 30_000)), string.Concat(Enumerable.Repeat("https://a/@", 10_000)) })
            Contacts.Withhold(text);
    }
}
