using Weft.Groups;
using Weft.Places;

namespace Weft.Formats;

public class ColumnsTests
{
    [Theory]
    [InlineData("Organisation", Meaning.Name)]
    [InlineData("ORGANIZATION NAME", Meaning.Name)]
    [InlineData("Nombre del grupo", Meaning.Name)]
    [InlineData("What is your group's name?", Meaning.Name)]
    [InlineData("Título", Meaning.Name)]
    [InlineData("location_name", Meaning.Place)]
    [InlineData("Where are you based?", Meaning.Place)]
    [InlineData("Ciudad", Meaning.City)]
    [InlineData("stateProvince", Meaning.Region)]
    [InlineData("País", Meaning.Country)]
    [InlineData("Lat.", Meaning.Latitude)]
    [InlineData("Longitud", Meaning.Longitude)]
    [InlineData("Issue areas", Meaning.Causes)]
    [InlineData("Temas", Meaning.Causes)]
    [InlineData("Skills needed", Meaning.Needs)]
    [InlineData("¿Qué habilidades necesitan?", Meaning.Needs)]
    [InlineData("Skills you have", Meaning.Skills)]
    [InlineData("Communities served", Meaning.Communities)]
    [InlineData("works_with", Meaning.Ties)]
    [InlineData("Trabaja con", Meaning.Ties)]
    [InlineData("Se opone a", Meaning.Opposes)]
    [InlineData("contactEmail", Meaning.Private)]
    [InlineData("Teléfono", Meaning.Private)]
    [InlineData("facebookPage", Meaning.Private)]
    [InlineData("Internal notes", Meaning.Private)]
    [InlineData("Nombre del colectivo", Meaning.Name)]
    [InlineData("What is the name of your group or collective?", Meaning.Name)]
    [InlineData("¿Cómo se llama su colectivo?", Meaning.Name)]
    [InlineData("Where are you based? (town, region)", Meaning.Place)]
    [InlineData("Which languages do people in your group speak?", Meaning.Languages)]
    [InlineData("What skills could you share with others in the coalition?", Meaning.Skills)]
    [InlineData("What do you need most right now?", Meaning.Needs)]
    [InlineData("¿Qué ofrecen?", Meaning.Resources)]
    [InlineData("Which other groups do you already work with?", Meaning.Ties)]
    [InlineData("How many people are in your group?", Meaning.Private)]
    [InlineData("¿Con qué grupos trabajan?", Meaning.Ties)]
    [InlineData("¿Son parte de la coalición?", Meaning.Member)]
    [InlineData("location.locality", Meaning.Place)]
    [InlineData("physicalAddress postalCode", Meaning.Postcode)]
    [InlineData("addr:city", Meaning.City)]
    [InlineData("contact:website", Meaning.Website)]
    [InlineData("contact:name", Meaning.Private)]
    [InlineData("fields Name", Meaning.Name)]
    [InlineData("Strength of tie (1-5)", Meaning.Strength)]
    [InlineData("from_org", Meaning.From)]
    [InlineData("Target actor", Meaning.To)]
    public void Headings_are_known_by_the_words_that_people_use(string heading, Meaning meaning) =>
        Assert.Equal(meaning, HeadingWords.Find(heading)[0].Meaning);

    [Theory]
    [InlineData("supportRequestForm")]
    [InlineData("generalForm")]
    [InlineData("bbox")]
    [InlineData("updated_at")]
    [InlineData("May we publish your details? (yes/no)")]
    [InlineData("logo url")]
    [InlineData("number of wins")]
    public void Headings_without_a_meaning_are_kept_as_they_are(string heading) => Assert.Empty(HeadingWords.Find(heading));

    [Fact]
    public void A_row_of_answers_is_no_row_of_headings() =>
        Assert.Equal(["A", "B"], Given.Read("Group,Story\nA,\"We need a place where people can meet?\"\nB,Which languages do you need?\n").Names());

    [Fact]
    public void A_column_of_links_is_no_name()
    {
        var read = Given.Read("Group,Title,Site\nhttps://a.org,Alpha,https://a.org\nhttps://b.org,Beta,https://b.org\n");

        Assert.Equal(["Alpha", "Beta"], read.Names());
        Assert.Equal("name <- Title, website <- Site; kept as it is: Group", Reordered(read.Tables[0].Choices()));
    }

    [Fact]
    public void The_column_that_tells_groups_apart_is_the_name() =>
        Assert.Equal(["A", "B", "C"], Given.Read("Organisation,Project\nUmbrella,A\nUmbrella,B\nUmbrella,C\n").Names());

    [Fact]
    public void Columns_can_be_given_by_hand()
    {
        var read = Given.Read("Alfa,Beta,\"Town, city\"\nx,Free Them,Leeds\n", Given.Columns("name=Beta,causes=Alfa,place=\"Town, city\""));
        var group = Assert.Single(read.Material.Groups);
        Assert.Equal(("Free Them", "Leeds", "x"), (group.Name, group.Place!.Name, group.Causes[0]));
    }

    [Fact]
    public void Without_a_name_the_headings_are_listed_with_what_to_type()
    {
        var error = Assert.Throws<UnreadableFileException>(() => Given.Read("colour,size\nred,3\nblue,4\n"));
        Assert.Contains("colour, size", error.Message, StringComparison.Ordinal);
        Assert.Contains("--columns name=\"colour\"", error.Message, StringComparison.Ordinal);
        Assert.Equal("groups.csv", error.File);
        Assert.Throws<UnreadableFileException>(() => Given.Read("name\nA\nB\n", Given.Columns("place=Nowhere")));
        Assert.Throws<UnreadableFileException>(() => ReadingChoices.ParseColumns("nonsense=A"));
    }

    [Fact]
    public void Lists_are_parted_at_bars_and_semicolons_and_at_commas_where_that_is_safe()
    {
        var groups = Given.Read("name\tcauses\tskills\tdescription\n"
            + "A\tprisons, housing\tlaw, in court; cooking\tWe cook, we sing; we stay.\nB\thousing\tdriving|first aid\tx\n").Material.Groups;

        Assert.Equal(["prisons", "housing"], groups[0].Causes);
        Assert.Equal(["law, in court", "cooking"], groups[0].Skills);
        Assert.Equal(["driving", "first aid"], groups[1].Skills);
        Assert.Equal("We cook, we sing; we stay.", groups[0].Description);
    }

    [Fact]
    public void A_cause_written_as_a_sentence_is_one_value() =>
        Assert.Equal("We fight prisons, borders and police in our town.",
            Given.Read("name\tcauses\nA\tWe fight prisons, borders and police in our town.\nB\thousing, food\n").Material.Groups[0].Causes.Single());

    [Fact]
    public void People_and_ways_to_reach_them_are_private_whatever_the_heading()
    {
        var group = Given.Read("name,Reach us,Secret sign,Contact person\nA,a@example.org,+44 1234 567890,Ann\nB,b@example.org,+44 1234 567891,Bo\n").Material.Groups[0];
        Assert.Equal(["a@example.org", "+44 1234 567890", "Ann"], group.Private.Select(field => field.Value));
        Assert.Empty(group.Others);
    }

    [Fact]
    public void A_list_of_people_is_not_made_a_map()
    {
        Assert.Throws<UnreadableFileException>(() => Given.Read("First name,Last name,Name,Email\nAnn,B,Ann B,a@b.org\n"));
        Assert.Throws<UnreadableFileException>(() => Given.Read("Name,Job title,Phone\nAnn B,Chair,0123 456 789\n"));
        Assert.Equal(["Ann B"], Given.Read("Name,Job title,Phone\nAnn B,Chair,0123 456 789\n", Given.Columns("name=Name")).Names());
    }

    [Theory]
    [InlineData("51.5", "-0.125", 51.5, -0.125)]
    [InlineData("51,5", "-0,125", 51.5, -0.125)]
    [InlineData("51.5°N", "0.125°W", 51.5, -0.125)]
    [InlineData("51°30'0\"N", "0°7'30\"W", 51.5, -0.125)]
    [InlineData("N 51.5", "O 0.125", 51.5, -0.125)]
    [InlineData("120.5", "20.25", 20.25, 120.5)]
    public void Coordinates_are_read_as_people_write_them(string latitude, string longitude, double north, double east)
    {
        var place = Given.Read($"name\tlat\tlng\nA\t{latitude}\t{longitude}\n").Material.Groups[0].Place!;
        Assert.Equal(north, place.Position!.Value.Latitude, 9);
        Assert.Equal(east, place.Position!.Value.Longitude, 9);
        Assert.Equal(PlaceSource.Given, place.Source);
    }

    [Theory]
    [InlineData("51.5, -0.125")]
    [InlineData("(51.5,-0.125)")]
    [InlineData("51,5; -0,125")]
    [InlineData("51.5 -0.125")]
    [InlineData("geo:51.5,-0.125")]
    [InlineData("POINT(-0.125 51.5)")]
    [InlineData("51.5°N, 0.125°W")]
    [InlineData("51°30'0\"N 0°7'30\"W")]
    public void Both_coordinates_may_stand_in_one_cell(string pair)
    {
        var position = Given.Read($"name\tcoordinates\nA\t{pair}\n").Material.Groups[0].Place!.Position!.Value;
        Assert.Equal((51.5, -0.125), (Math.Round(position.Latitude, 9), Math.Round(position.Longitude, 9)));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("999", "999")]
    [InlineData("here", "there")]
    public void Coordinates_that_cannot_be_are_left_out_and_said(string latitude, string longitude)
    {
        var place = Given.Read($"name\tplace\tlat\tlng\nA\tLeeds\t{latitude}\t{longitude}\nB\tYork\t53.9\t-1.1\nC\tHull\t53.7\t-0.3\n").Material.Groups[0].Place!;
        Assert.Null(place.Position);
        Assert.NotNull(place.Note);
    }

    [Fact]
    public void Each_place_is_looked_up_once_and_countries_become_codes()
    {
        var gazetteer = new SmallGazetteer();
        var rows = string.Concat(Enumerable.Range(0, 50).Select(i => $"G{i},Leeds,Reino Unido\n"));
        var groups = MapReading.Read([Given.File("nombre,ciudad,país\n" + rows)], new(), gazetteer).Material.Groups;

        Assert.Equal(1, gazetteer.LookUps);
        Assert.All(groups, group => Assert.Equal(("GB", PlaceSource.Gazetteer), (group.Place!.Country, group.Place.Source)));
    }

    [Fact]
    public void Streets_and_postcodes_are_not_shown_as_the_place()
    {
        var group = Given.Read("name,address,town,postcode\nA,12 High Street,Leeds,LS1 1AA\n").Material.Groups[0];
        Assert.Equal("Leeds", group.Place!.Name);
        Assert.Equal(["12 High Street", "LS1 1AA"], group.Private.Select(field => field.Value));

        Assert.Equal("Leeds", Given.Read("name,address\nA,\"12 High Street, Leeds\"\n").Material.Groups[0].Place!.Name);
    }

    [Fact]
    public void Nothing_that_was_written_is_lost()
    {
        var group = Given.Read("name,scale,capacity,colour\nA,Regional,a little,red\nB,huge,resting,blue\nC,local,open,\n").Material.Groups;
        Assert.Equal((Scale.Regional, Capacity.ALittle), (group[0].Scale!.Value, group[0].Capacity));
        Assert.Equal([new Field("scale", "huge"), new Field("colour", "blue")], group[1].Others);
    }

    private static string Reordered(string choices)
    {
        var halves = choices.Split("; ");
        return string.Join(", ", halves[0].Split(", ").Order(StringComparer.Ordinal)) + "; " + halves[1];
    }
}
