using Weft.Places;

namespace Weft.Groups;

/// <summary>What people type in other words than a group has, and still mean it.</summary>
public class OtherWordsTests
{
    private static readonly Group[] Groups =
    [
        Group("St. Mary's Women’s Refuge", cause: "women"), Group("Saint-Étienne Solidarité", "Saint-Étienne", 45.43, 4.39), Group("Coalition for Racial Justice (UK)", "Birmingham", 52.48, -1.9, "CRJ"),
        Group("N.A.A.C.P.-style Legal Fund", "Oakland", 37.8, -122.27, "NAACP"), Group("A & B Letters / Books2Prisoners", "York", 53.96, -1.08, cause: "letters"),
        Group("Ty'r Gymuned", "Caerdydd", 51.48, -3.18), Group("Straße frei e.V.", "Köln", 50.94, 6.96), Group("Free School of Law", "Hull", 53.74, -0.33), Group("CopWatch Berkeley", "Berkeley", 37.87, -122.27),
        Group("Leeds Court Watch", cause: "court support"), Group("Home Roof", "York", 53.96, -1.08, cause: "housing"), Group("Dos Orillas", "Sevilla", 37.39, -5.98, cause: "cartas"), Group("Anarchist Black Cross", "Bristol", 51.45, -2.6, "ABC"),
        Group("Till Release", cause: "bail fund"), Group("Wheels", cause: "transport to prison"), Group("Babel", cause: "translation"), Group("Quiet Room", cause: "counselling"), Group("Comedor Santa Cruz", "Ciudad de México", 19.43, -99.13, cause: "comida"),
        Group("NAACL Reading Circle"),
    ];

    private static readonly Catalogue Shelf = new(new(1, [.. Groups.Select(group => new Publication("North", Precision.Town).Publish(group).Listing!)], [], []));

    private static Group Group(string name, string place = "Leeds", double latitude = 53.8, double longitude = -1.55, string? acronym = null, string cause = "solidarity") =>
        Samples.Group(name, name, place, latitude, longitude) with { Description = "", Specialisms = [], Causes = [cause], Others = acronym is null ? [] : [new("Acronym", acronym)] };

    private static IReadOnlyList<string> Found(string typed) => [.. Shelf.Search(new() { Text = typed }, new TwoTowns()).All.Select(listing => listing.Name)];

    [Theory]
    [InlineData("saint mary", "St. Mary's Women’s Refuge")]
    [InlineData("st marys", "St. Mary's Women’s Refuge")]
    [InlineData("st etienne", "Saint-Étienne Solidarité")]
    [InlineData("St-Étienne", "Saint-Étienne Solidarité")]
    [InlineData("sainte etienne", "Saint-Étienne Solidarité")]
    [InlineData("coalition of racial justice uk", "Coalition for Racial Justice (UK)")]
    [InlineData("coalition and racial justice", "Coalition for Racial Justice (UK)")]
    [InlineData("CRJ", "Coalition for Racial Justice (UK)")]
    [InlineData("ABC", "Anarchist Black Cross")]
    [InlineData("naacp", "N.A.A.C.P.-style Legal Fund")]
    [InlineData("N.A.A.C.P.", "N.A.A.C.P.-style Legal Fund")]
    [InlineData("FSL", "Free School of Law")]
    [InlineData("books 2 prisoners", "A & B Letters / Books2Prisoners")]
    [InlineData("books to prisoners", "A & B Letters / Books2Prisoners")]
    [InlineData("books two prisoners", "A & B Letters / Books2Prisoners")]
    [InlineData("cop watch", "CopWatch Berkeley")]
    [InlineData("2 orillas", "Dos Orillas")]
    [InlineData("Cardiff", "Ty'r Gymuned")]
    [InlineData("cologne", "Straße frei e.V.")]
    [InlineData("solidarity in cologne", "Straße frei e.V.")]
    [InlineData("someone to come to court", "Leeds Court Watch")]
    [InlineData("alguien que me acompañe al juicio", "Leeds Court Watch")]
    [InlineData("somewhere to sleep", "Home Roof")]
    [InlineData("quiero escribir", "Dos Orillas")]
    [InlineData("money for bail", "Till Release")]
    [InlineData("a lift to the prison", "Wheels")]
    [InlineData("someone to translate", "Babel")]
    [InlineData("traductor", "Babel")]
    [InlineData("therapy", "Quiet Room")]
    [InlineData("dinero para la fianza", "Till Release")]
    [InlineData("Sta. Cruz", "Comedor Santa Cruz")]
    [InlineData("comida in Mexico City", "Comedor Santa Cruz")]
    public void It_is_found(string typed, string name) => Assert.Contains(name, Found(typed));

    [Fact]
    public void What_is_called_so_comes_before_what_is_only_meant() => Assert.Equal("Leeds Court Watch", Found("court watch")[0]);

    [Fact]
    public void Words_that_mean_nothing_here_find_nothing() => Assert.Empty(Found("submarine welding"));

    [Fact]
    public void A_short_name_that_could_reach_somebody_is_not_shown() =>
        Assert.DoesNotContain("@", new Publication("North", Precision.Town).Publish(Samples.Group("a", "A") with { Others = [new("Acronym", "pat@x.example")] }).Listing!.Acronym ?? "", StringComparison.Ordinal);

    private sealed class TwoTowns : IGazetteer
    {
        public Place Find(string text, string? country = null, string? region = null) => new() { Name = text };
        public string? CountryCode(string name) => null;
        public IReadOnlyList<Position> TownsCalled(string name) => Folding.Fold(name) switch { "cardiff" => [new(51.48, -3.18)], "cologne" => [new(50.938, 6.957)], "mexico city" => [new(19.43, -99.13)], _ => [] };
    }
}
