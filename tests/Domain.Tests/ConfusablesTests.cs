namespace Weft;

public class ConfusablesTests
{
    [Theory]
    [InlineData("Siôn", "sion")]
    [InlineData("Siôn", "S i o n")]
    [InlineData("Siôn", "SIÔN.")]
    [InlineData("Ana", "Аnа")] // Cyrillic
    [InlineData("Nina", "Νina")] // Greek
    [InlineData("NINA", "Νina")]
    [InlineData("Νίκος", "νικος")]
    [InlineData("Oto", "Օtօ")] // Armenian
    [InlineData("ALBA", "ᎪᏞᗷᎪ")] // Cherokee, Canadian syllabics
    [InlineData("ALBA", "ꓮꓡꓐꓮ")] // Lisu
    [InlineData("Oto", "ⲞtⲞ")] // Coptic
    [InlineData("Ana", "Ａｎａ")]
    [InlineData("Ana", "𝐀𝐧𝐚")]
    [InlineData("Ana", "A\u200Bna")]
    [InlineData("Ana", "Ana 🌻")]
    [InlineData("Alan", "AIan")]
    [InlineData("Alan", "A1an")]
    [InlineData("Alan", "A|an")]
    [InlineData("Bo", "B0")]
    [InlineData("Bernie", "Bemie")]
    [InlineData("Будь", "БУДЬ")]
    [InlineData("🌻", "🌻")]
    [InlineData("\uD800", "\uD800")]
    public void Names_that_look_alike_are_taken_for_each_other(string one, string other)
    {
        Assert.True(Confusables.Are(one, other));
        Assert.True(Confusables.Are(other, one));
    }

    [Theory]
    [InlineData("Ana", "Anna")]
    [InlineData("Ana", "Ana 2")]
    [InlineData("Ana 2", "Ana 3")]
    [InlineData("Ian", "Lan")]
    [InlineData("Lia", "Ila")]
    [InlineData("Siôn", "Siân")]
    [InlineData("Иван", "Ивана")]
    [InlineData("小明", "小红")]
    [InlineData("محمد", "محمود")]
    [InlineData("سارة", "شارة")]
    [InlineData("ᎠᏂ", "ᎠᎹ")]
    [InlineData("דנה", "דינה")]
    [InlineData("🌻", "🌹")]
    public void Names_that_can_be_told_apart_are_not(string one, string other) => Assert.False(Confusables.Are(one, other));
}
