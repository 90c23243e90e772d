using Weft.Fixtures;

namespace Weft.Commands;

public class ReaderLanguageTests
{
    private static Words Of(string[] args, params (string Name, string Value)[] variables) =>
        ReaderLanguage.Of(args, name => variables.FirstOrDefault(variable => variable.Name == name).Value);

    [Theory]
    [InlineData("es_MX.UTF-8", "es")]
    [InlineData("es", "es")]
    [InlineData("es-ES", "es")]
    [InlineData("en_GB.UTF-8", "en")]
    [InlineData("est_EE", "en")]
    [InlineData("C", "en")]
    [InlineData("", "en")]
    public void It_is_that_of_the_machine(string set, string language) => Assert.Equal(language, Of(["import"], ("LANG", set)).Language);

    [Fact]
    public void The_first_setting_that_says_anything_decides()
    {
        Assert.Equal("es", Of([], ("LC_ALL", "es_ES"), ("LC_MESSAGES", "en_GB"), ("LANG", "en_GB")).Language);
        Assert.Equal("es", Of([], ("LC_ALL", ""), ("LC_MESSAGES", "es_ES"), ("LANG", "en_GB")).Language);
    }

    [Fact]
    public void Who_asks_for_a_language_gets_it()
    {
        Assert.Equal("es", Of(["unpublish", "--language", "es"], ("LANG", "en_GB")).Language);
        Assert.Equal("en", Of(["--language=en", "places", "Leeds"], ("LANG", "es_ES")).Language);
        Assert.Equal("en", Of(["places", "--", "--language", "es"], ("LANG", "en_GB")).Language);
    }

    [Fact]
    public async Task Every_verb_speaks_Spanish()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var file = Path.Combine(shelf.Folder, "norte.csv");
        await File.WriteAllLinesAsync(file, ["nombre,lugar,correo", "Horno de pan,Sevilla,a@b.example"]);
        async Task<string> Say(int code, params string[] arguments)
        {
            var (came, said, complained) = await WeftProgram.RunIn("es_ES.UTF-8", arguments);
            Assert.True(code == came, said + complained);
            return said + complained;
        }

        Assert.Contains("Todavía no se ha publicado nada", await Say(0, ["import", file, .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("Di quién permitió", await Say(2, ["import", file, "--publish", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("con permiso de todas", await Say(0, ["import", file, "--publish", "--allowed-by", "todas", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("Este Weft ya tiene 1 grupos", await Say(1, ["example", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("norte.csv: con permiso de todas", await Say(0, ["unpublish", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("Ninguna lista se llama «sur»", await Say(1, ["unpublish", "--source", "sur", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("Retirado: el único grupo de «norte.csv»", await Say(0, ["unpublish", "--source", "norte.csv", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("a la localidad", await Say(0, "places", "Sevilla"), StringComparison.Ordinal);
        Assert.Contains("No hay ningún archivo", await Say(1, ["import", file + "x", .. shelf.Arguments]), StringComparison.Ordinal);
        Assert.Contains("No se puede usar la carpeta de datos", await Say(1, "unpublish", "--data", Path.Combine(file, "no")), StringComparison.Ordinal);
        Assert.Contains("Publica los grupos de unos archivos", await Say(0, "--help"), StringComparison.Ordinal);
        Assert.Contains("weft --help muestra", await Say(2, "nada"), StringComparison.Ordinal);
    }
}
