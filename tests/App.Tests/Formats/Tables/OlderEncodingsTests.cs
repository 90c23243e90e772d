using System.Text;

namespace Weft.Formats;

/// <summary>Tables that older programs saved: the letters are as they were, and a sentence says that this was a guess.</summary>
public class OlderEncodingsTests
{
    static OlderEncodingsTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData(1252, "¿Quién es libre?", "León")]
    [InlineData(1252, "¡Basta ya!", "Ñandú")]
    [InlineData(1252, "Hull “Letters” – it’s us", "Hull")]
    [InlineData(1252, "Freiheitsbüro Köln", "Düsseldorf")]
    [InlineData(1252, "Collectif d’aide à l’évasion", "Orléans")]
    [InlineData(1252, "Libertà però più", "Forlì")]
    [InlineData(1252, "Fællesskab på Nørrebro", "København")]
    [InlineData(850, "Asociación Niñez", "A Coruña")]
    [InlineData(850, "Grüne Hilfe für Häftlinge", "München")]
    [InlineData(10000, "Collège Été", "Besançon")]
    [InlineData(10000, "Solidaridad Málaga", "Málaga")]
    [InlineData(1250, "Pomoc więźniom", "Łódź")]
    [InlineData(1250, "Přátelé vězňů", "Plzeň")]
    [InlineData(852, "Wsparcie więźniów", "Gdańsk")]
    [InlineData(1251, "Помощь заключённым", "Москва")]
    [InlineData(866, "Русь сидящая", "Казань")]
    [InlineData(20866, "Помощь заключённым", "Москва")]
    [InlineData(1253, "Αλληλεγγύη στους κρατούμενους", "Θεσσαλονίκη")]
    [InlineData(1255, "ארגון אסירים", "ירושלים")]
    [InlineData(1256, "لجنة الأسرى والمعتقلين", "بيروت")]
    [InlineData(932, "救援センター", "東京")]
    [InlineData(936, "囚犯支援网络监狱改革研究所", "北京")]
    [InlineData(949, "수감자 지원 모임", "서울")]
    public void The_letters_are_as_they_were(int page, string name, string town)
    {
        var reading = Given.Read(Given.File(Encoding.GetEncoding(page).GetBytes($"Name,Town\n{name},{town}\n")));

        var group = Assert.Single(reading.Groups);
        Assert.Equal((name, town), (group.Name, group.Place!.Name));
        Assert.Contains(reading.Tables[0].Notes, note => note.ToString().Contains("If names look broken, save the table again as “CSV UTF-8”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_in_UTF_8_is_no_guess() => Assert.Empty(Given.Read("Name,Town\nPřátelé vězňů,Plzeň\n").Tables[0].Notes);
}
