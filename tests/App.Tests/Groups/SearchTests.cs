using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Weft.Places;

namespace Weft.Groups;

/// <summary>What people type, in many scripts and hastily, and what they mean.</summary>
public class SearchTests
{
    private static readonly string[] Names =
    [
        "Señales de humo", "Łódź letters", "北京互助小组", "東京のなかま", "Mother-in-law's kitchen", "Αλληλεγγύη Αθήνα", "مجموعة التضامن",
        "Взаимопомощь Ёлка", "🏳️‍🌈 Pride defence", "München Solidarität", "İstanbul Dayanışma", "연대 모임", "עמותת סולידריות", "कैदी सहायता समूह",
        "กลุ่มช่วยเหลือ", "NoBorders café", "ياری زندانيان",
    ];

    private static readonly Catalogue Shelf = new(new(1,
        [.. Names.Select((name, i) => new Publication("North", Precision.Town).Publish(Samples.Group($"{i}", name)).Listing!)], [], []));

    private static IReadOnlyList<string> Found(string typed) =>
        [.. Shelf.Search(GroupQuery.From(new QueryCollection(new Dictionary<string, StringValues> { ["q"] = typed }))).All.Select(listing => listing.Name)];

    [Theory]
    [InlineData("senal", "Señales de humo")]
    [InlineData("SEÑALES", "Señales de humo")]
    [InlineData("humo seña", "Señales de humo")]
    [InlineData("señlaes", "Señales de humo")]
    [InlineData("seales", "Señales de humo")]
    [InlineData("señalles", "Señales de humo")]
    [InlineData("semales", "Señales de humo")]
    [InlineData("eñales", "Señales de humo")]
    [InlineData("LODZ", "Łódź letters")]
    [InlineData("lodz leters", "Łódź letters")]
    [InlineData("abolition lodz", "Łódź letters")]
    [InlineData("京", "北京互助小组")]
    [InlineData("互助", "北京互助小组")]
    [InlineData("ナカマ", "東京のなかま")]
    [InlineData("mother in law", "Mother-in-law's kitchen")]
    [InlineData("kitchen mother’s", "Mother-in-law's kitchen")]
    [InlineData("leeds kitchen", "Mother-in-law's kitchen")]
    [InlineData("αθηνα", "Αλληλεγγύη Αθήνα")]
    [InlineData("ΑΛΛΗΛ", "Αλληλεγγύη Αθήνα")]
    [InlineData("αθηαν", "Αλληλεγγύη Αθήνα")]
    [InlineData("التضامن", "مجموعة التضامن")]
    [InlineData("تضامن", "مجموعة التضامن")]
    [InlineData("الـتَّضامن", "مجموعة التضامن")]
    [InlineData("مجموعه", "مجموعة التضامن")]
    [InlineData("یاری", "ياری زندانيان")]
    [InlineData("елка", "Взаимопомощь Ёлка")]
    [InlineData("взаимопмощь", "Взаимопомощь Ёлка")]
    [InlineData("🏳️‍🌈", "🏳️‍🌈 Pride defence")]
    [InlineData("🏳️‍🌈 pride", "🏳️‍🌈 Pride defence")]
    [InlineData("muenchen", "München Solidarität")]
    [InlineData("istanbul", "İstanbul Dayanışma")]
    [InlineData("연", "연대 모임")]
    [InlineData("סולידריות", "עמותת סולידריות")]
    [InlineData("सहायता", "कैदी सहायता समूह")]
    [InlineData("ช่วย", "กลุ่มช่วยเหลือ")]
    [InlineData("noborderscafe", "NoBorders café")]
    [InlineData("no borders ca fe", "NoBorders café")]
    [InlineData("NoBorders\u0000\u0007cafe", "NoBorders café")]
    public void People_find_what_they_mean(string typed, string name) => Assert.Contains(name, Found(typed));

    [Theory]
    [InlineData("🌹")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' or 1=1 --")]
    [InlineData("<script>")]
    [InlineData("señlaes xylophone")]
    public void What_nobody_is_called_finds_nobody(string typed) => Assert.Empty(Found(typed));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\u0000\u001f\u0085")]
    public void Nothing_typed_is_nothing_asked(string typed) => Assert.Equal(Names.Length, Found(typed).Count);

    [Fact]
    public void Only_the_first_two_hundred_letters_count_and_it_is_said()
    {
        var query = GroupQuery.From(new QueryCollection(new Dictionary<string, StringValues> { ["q"] = new string(' ', 150) + "señales" + new string('x', 500) }));

        Assert.True(query.WasCut);
        Assert.InRange(query.Text.Length, 1, GroupQuery.LongestText);
    }
}
