using System.Diagnostics;
using System.Text;

namespace Weft.Held;

/// <summary>One search finds a person and hides the others.</summary>
public class SoughtTests
{
    private const string Veil = "[]";

    [Theory]
    [InlineData("Dr. Okafor", "We came. We saw Dr. Okafor there, and St. Clair. We left.", "We saw Dr. Okafor there, and St. Clair.")]
    [InlineData("St. Clair", "We came. We saw Dr. Okafor there, and St. Clair. We left.", "We saw Dr. Okafor there, and St. Clair.")]
    [InlineData("Okafor", "We came. We saw Dr. Okafor there. We left.", "We saw Dr. Okafor there.")]
    [InlineData("Clair", "It was Sra. J. M. St. Clair! We left.", "It was Sra. J. M. St. Clair!")]
    [InlineData("J. Smithson", "It rained. J. Smithson rang", "J. Smithson rang")]
    [InlineData("Nadia Nur al-Din", "One\nThen Nadia Nur\nal-Din came.\nTwo", "Then Nadia Nur al-Din came.")]
    [InlineData("Nadia Nur al-Din", "Nadia  Nur\r\n al\u2011Din", "Nadia Nur al\u2011Din")]
    [InlineData("Xyl. Okafor", "At Xyl. Okafor lives. No.", "At Xyl. Okafor lives.")]
    [InlineData("Zoë", "ZOE\u0308’S car! No. And Zoes.", "ZOE\u0308’S car!|And Zoes.")]
    [InlineData("Helene", "Le sac d’Hélène. Non.", "Le sac d’Hélène.")]
    [InlineData("王小明", "我们和王小明谈了话。他走了。", "我们和王小明谈了话。")]
    [InlineData("王小明", "我们和王小\n明谈了话", "我们和王小 明谈了话")]
    [InlineData("王伟", "我们和王伟谈了话", "我们和王伟谈了话")]
    [InlineData("𠮷野", "我们和𠮷野谈了话", "我们和𠮷野谈了话")]
    [InlineData("Ed", "我们和Ed谈了话", "我们和Ed谈了话")]
    [InlineData("さくら", "きのうさくらさんと話した", "きのうさくらさんと話した")]
    [InlineData("スミス", "ジョン・スミスです", "ジョン・スミスです")]
    [InlineData("สมชาย", "เมื่อวานสมชายมา", "เมื่อวานสมชายมา")]
    [InlineData("ສົມພອນ", "ມື້ວານສົມພອນມາ", "ມື້ວານສົມພອນມາ")]
    [InlineData("សុខា", "ម្សិលមិញសុខាមក", "ម្សិលមិញសុខាមក")]
    [InlineData("အောင်", "မနေ့ကအောင်လာတယ်", "မနေ့ကအောင်လာတယ်")]
    [InlineData("민수", "어제 김민수가 왔다.", "어제 김민수가 왔다.")]
    [InlineData("محمد", "جاء ومحمد معه", "جاء ومحمد معه")]
    [InlineData("محمد", "قلت لمحمد", "قلت لمحمد")]
    [InlineData("حسن", "رأيت والحسن", "رأيت والحسن")]
    [InlineData("דוד", "באתי ולדוד ספר", "באתי ולדוד ספר")]
    [InlineData("Bo", "Bo's car. A bow. Both. BO!", "Bo's car.|BO!")]
    [InlineData("Ed", "Education. Jed. I asked Ed. Bo came.", "I asked Ed.")]
    public void A_name_is_found_and_stands_whole_in_what_is_shown(string name, string text, string shown) =>
        Assert.Equal(shown.Split('|'), new Sought([name], [], Veil).Named(text));

    [Theory]
    [InlineData("明", "王小明来了")]
    [InlineData("محمد", "مستمحمد")]
    [InlineData("Ana", "Joana came, and Dr. Banana.")]
    [InlineData("Nur al-Din", "Nur came. Al went with Din.")]
    [InlineData("---", "--- a")]
    public void What_is_not_the_name_is_not_found(string name, string text) => Assert.Empty(new Sought([name], [], Veil).Named(text));

    [Theory]
    [InlineData("Okafor told Helene about it", "Okafor told [] about it")]
    [InlineData("Okafor took Hélène's and HELENE’S cars", "Okafor took []'s and []’S cars")]
    [InlineData("Okafor took Hélènes car", "Okafor took Hélènes car")]
    [InlineData("Okafor saw HE\u0301LE\u0300NE, twice", "Okafor saw [], twice")]
    [InlineData("Okafor saw Ｈéｌｅｎｅ", "Okafor saw []")]
    [InlineData("Okafor saw d'Hélène Dupont's car", "Okafor saw d'[]'s car")]
    [InlineData("Okafor saw Hélène\nDupont", "Okafor saw []")]
    [InlineData("Okafor, dupont and 'Helene'", "Okafor, [] and '[]'")]
    [InlineData("Okafor (helene.dupont@example.org)", "Okafor ([]@example.org)")]
    public void Others_are_hidden_however_they_are_written(string text, string shown) =>
        Assert.Equal([shown], new Sought(["Okafor"], ["Hélène Dupont"], Veil).Named(text));

    [Theory]
    [InlineData("王小明", "Bo和小明谈", "Bo和[]谈")]
    [InlineData("王 小明", "Bo和王小明谈", "Bo和[]谈")]
    [InlineData("王小明", "Bo见了王小明。王小明走了", "Bo见了[]。")]
    [InlineData("王小明", "Bo见了小明、小明", "Bo见了[]、[]")]
    [InlineData("欧阳小明", "Bo和欧阳谈", "Bo和[]谈")]
    [InlineData("김민수", "Bo 민수가", "Bo []가")]
    [InlineData("محمد علي", "Bo ومحمد", "Bo و[]")]
    [InlineData("Juan de la Cruz", "Bo saw la casa de Cruz", "Bo saw la casa de []")]
    [InlineData("The Prof", "Bo: the prof, then", "Bo: [], then")]
    [InlineData("Al", "Bo saw Al, although", "Bo saw [], although")]
    [InlineData("Mar", "Bo and Mar, MÁR and mar's: to the market with Marta", "Bo and [], [] and []'s: to the market with Marta")]
    public void The_parts_of_others_names_are_hidden_too(string other, string text, string shown) =>
        Assert.Equal([shown], new Sought(["Bo"], [other], Veil).Named(text));

    [Theory]
    [InlineData("Zoë Dupont", "Zoë Dupont and Dupont", "Zoë Dupont and []")]
    [InlineData("Dupont", "Hélène and Dupont", "[] and Dupont")]
    [InlineData("Ann", "Ann and Annabel and Annas", "Ann and [] and Annas")]
    [InlineData("Nur Dupont Annabel", "Nur Dupont Annabel Lee", "Nur Dupont Annabel []")]
    public void The_name_that_was_asked_for_stays_shown_also_where_a_part_of_it_is_anothers(string asked, string text, string shown) =>
        Assert.Equal([shown], new Sought([asked], ["Hélène Dupont", "Annabel Lee"], Veil).Named(text));

    [Fact]
    public void Wherever_a_name_is_a_whole_word_it_is_hidden_when_it_is_another_persons()
    {
        var names = new[] { "Hélène", "Bo", "王小明", "محمد", "דוד", "Nadia Nur al-Din", "O’Brien", "Łucja Straße", "สมชาย", "김민수", "J. Smithson" };
        var around = new[] { "", " ", "\n", "'", "s", "’s", "x", "王", "و", "ב", ". ", "d'", "\u0301", "-" };
        var random = new Random(11);
        for (var round = 0; round < 4000; round++)
        {
            var name = names[random.Next(names.Length)];
            var text = string.Concat(random.GetItems(around, 2)) + Written(name, random) + string.Concat(random.GetItems(around, 2));
            bool IsWhole(string within) => new NameSearch([name], []).In(new Traced(within)).Any(found => found.Whole);
            var hidden = new Sought(["Okafor"], [name], Veil).Veiled(text);

            if (!IsWhole(text)) continue;
            Assert.Contains(Veil, hidden, StringComparison.Ordinal);
            Assert.False(IsWhole(hidden));
        }
    }

    [Fact]
    public void With_nobody_else_nothing_is_hidden_and_no_sentence_is_lost()
    {
        const string Text = "Dr. No said: “J. came.”  Then\n\nnothing… 他走了。She! Etc";
        var sought = new Sought(["Okafor"], [], Veil);

        Assert.Equal(Text, sought.Veiled(Text));
        Assert.Equal(Text.Where(letter => !char.IsWhiteSpace(letter)), string.Concat(sought.All(Text)).Where(letter => !char.IsWhiteSpace(letter)));
    }

    public static TheoryData<string, string> Pathological => new()
    {
        { "aaa", new string('a', 200_000) },
        { string.Join(' ', Enumerable.Repeat("aa", 60)), string.Join(' ', Enumerable.Repeat("aa", 66_000)) },
        { new string('王', 200), new string('王', 200_000) },
        { new string('و', 200), new string('و', 200_000) },
        { "J. S. J. S.", string.Concat(Enumerable.Repeat("J. S. ", 33_000)) },
        { "Ann", string.Concat(Enumerable.Repeat("Ann. ", 40_000)) },
        { "e\u0301e", "e" + new string('\u0301', 200_000) },
        { "Okafor", new string('.', 100_000) + new string('\n', 100_000) },
    };

    [Theory, MemberData(nameof(Pathological))]
    public void A_text_made_to_be_slow_is_not(string name, string text)
    {
        var others = Enumerable.Range(2, 60).SelectMany(length => (string[])[new('a', length), new('王', length), new('و', length)]).ToList();
        var begun = Stopwatch.GetTimestamp();

        _ = new Sought([name], others, Veil).Named(text).Count();

        Assert.InRange(Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 2);
    }

    private static string Written(string name, Random random) => random.Next(5) switch
    {
        0 => name.ToUpperInvariant(),
        1 => name.Normalize(NormalizationForm.FormD),
        2 => name.Replace(' ', '\n'),
        3 => name.Replace("é", "e", StringComparison.Ordinal).Replace("è", "e", StringComparison.Ordinal),
        _ => name,
    };
}
