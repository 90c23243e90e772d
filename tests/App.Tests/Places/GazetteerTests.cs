using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Weft.Places;

public sealed class GazetteerTests(GazetteerFixture fixture) : IClassFixture<GazetteerFixture>
{
    private Gazetteer Gazetteer => fixture.Gazetteer;

    [Fact]
    public void A_name_that_many_towns_share_is_said_and_not_guessed()
    {
        var place = Gazetteer.Find("Springfield");
        Assert.Null(place.Position);
        Assert.Equal(PlaceSource.NotFound, place.Source);
        Assert.Contains("may mean", place.Note!.ToString(), StringComparison.Ordinal);
        Assert.Equal("US", place.Country);
    }

    [Fact]
    public void A_name_that_one_town_is_known_for_is_that_town() => Assert.Equal("FR", Gazetteer.Find("Paris").Country);

    [Fact]
    public void A_text_without_a_place_is_said_to_have_none()
    {
        foreach (var text in new[] { "", "   ", "online", "qqxxyyzz", "???", "the whole area" })
        {
            var place = Gazetteer.Find(text);
            Assert.Null(place.Position);
            Assert.NotNull(place.Note);
        }
    }

    [Theory]
    [InlineData("HMP Bronzefield", 51.43, -0.48), InlineData("Low Newton", 54.81, -1.55), InlineData("Bronzefield prison", 51.43, -0.48), InlineData("HM Prison Wandsworth, London", 51.45, -0.18), InlineData("HMP & YOI Chelmsford", 51.74, 0.49)]
    [InlineData("Yarl's Wood", 52.2, -0.47), InlineData("Strangeways, Manchester", 53.49, -2.25), InlineData("Barlinnie, Glasgow", 55.87, -4.16), InlineData("HMP Leeds", 53.80, -1.56), InlineData("Carchar Caerdydd", 51.48, -3.17), InlineData("San Quentin State Prison", 37.94, -122.49), InlineData("Rikers Island", 40.79, -73.89), InlineData("Attica Correctional Facility", 42.85, -78.27)]
    public void A_prison_is_found_by_the_names_that_people_use(string text, double latitude, double longitude) => AssertNear(text, latitude, longitude, 5);

    [Theory]
    [InlineData("Laga, Timor-Leste", -8.48, 126.6, 50), InlineData("St Peter, Jersey", 49.21, -2.18, 20), InlineData("Sark", 49.43, -2.36, 5), InlineData("Saint George, Barbados", 13.13, -59.54, 20), InlineData("Clearwater County, Alberta", 52.4, -115, 800), InlineData("Kent, Australia", -33.5, 118.6, 1000)]
    public void A_division_without_a_town_lies_in_what_it_is_part_of_and_never_in_the_ocean(string text, double latitude, double longitude, double kilometres) => AssertNear(text, latitude, longitude, kilometres);

    [Theory]
    [InlineData("North East England", 54.9, -1.7), InlineData("East Midlands", 52.9, -0.9), InlineData("South Wales Valleys", 51.7, -3.3), InlineData("Rochdale, Lancashire", 53.61, -2.16), InlineData("North of Ireland", 54.64, -6.55), InlineData("Naarm", -37.81, 144.96), InlineData("Sto. Domingo", 18.47, -69.89), InlineData("Bab El Oued, Algeria", 36.79, 3.05), InlineData("Estado español", 39.55, -4.15),
        InlineData("D08 XH31", 53.33, -6.25), InlineData("H91", 53.27, -9.05), InlineData("LB Hackney", 51.55, -0.05), InlineData("LB of Hackney", 51.55, -0.05), InlineData("U.S.", 39.3, -98.1), InlineData("HMP/YOI Low Newton", 54.81, -1.55), InlineData("YOI Feltham", 51.45, -0.44),
        InlineData("Centro Penitenciario Soto del Real", 40.75, -3.78), InlineData("geo:53.8008,-1.5491", 53.8, -1.55), InlineData("POINT(-1.5491 53.8008)", 53.8, -1.55), InlineData("MCR", 53.48, -2.24), InlineData("ATX", 30.27, -97.74), InlineData("BCN", 41.39, 2.16), InlineData("East Bay, CA", 37.8, -122.27), InlineData("North Ireland", 54.64, -6.55),
        InlineData("Kernow", 50.36, -4.89), InlineData("Reino de España", 39.55, -4.15), InlineData("US", 39.3, -98.1), InlineData("Sankt Gallen", 47.42, 9.38), InlineData("St. Wendel", 49.47, 7.17), InlineData("Sta. Cruz de Tenerife", 28.46, -16.25), InlineData("Bromley, Kent", 51.41, 0.02), InlineData("Ilford, Essex", 51.56, 0.07)]
    public void What_people_call_a_region_or_a_town_is_found(string text, double latitude, double longitude) => AssertNear(text, latitude, longitude, 30);

    [Theory]
    [InlineData("St. Ottenbrunn"), InlineData("MCQX"), InlineData("QTX")]
    public void What_only_looks_like_the_name_of_a_village_is_not_found(string text) => Assert.Null(Gazetteer.Find(text).Position);

    [Fact]
    public void A_text_that_names_two_large_towns_is_said_to() => Assert.Equal("It names Berlin as well. It is shown in Hamburg.", Gazetteer.Find("Berlin / Hamburg").Note!.ToString());

    [Theory]
    [InlineData("Frankfurt/Oder", "Frankfurt (Oder)"), InlineData("Paris, Île-de-France", "Paris")]
    public void A_town_bears_its_own_name(string text, string name) => Assert.Equal(name, Gazetteer.Find(text).Name);

    [Fact]
    public void Where_only_the_state_is_known_it_is_said_that_the_middle_is_shown() =>
        Assert.Equal("Only Kerala was found in it, so it is shown in the middle of Kerala.", Gazetteer.Find("Xyzzyville, Kerala").Note!.ToString());

    private void AssertNear(string text, double latitude, double longitude, double kilometres)
    {
        var place = Gazetteer.Find(text);
        Assert.True(place.Position is { } at && at.KilometresTo(new(latitude, longitude)) <= kilometres, $"{text} is at {place.Position}, {place.Note}");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("TBC")]
    [InlineData("Internet")]
    [InlineData("no fixed place")]
    [InlineData("a nivel nacional")]
    [InlineData("Various locations")]
    public void Who_says_to_be_nowhere_is_not_put_into_a_village_of_that_name(string text) =>
        Assert.Contains("names no place", Gazetteer.Find(text).Note!.ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("75020")]
    [InlineData("94607")]
    [InlineData("DE-10115")]
    [InlineData("DC")]
    [InlineData("Latin America")]
    [InlineData("Turtle Island")]
    [InlineData("Twin Cities")]
    [InlineData("Home Counties")]
    [InlineData("El Alto")]
    public void What_says_too_little_is_not_guessed(string text) => Assert.Null(Gazetteer.Find(text).Position);

    [Theory]
    [InlineData("Angola, Louisiana", "US")]
    [InlineData("China, Maine", "US")]
    [InlineData("Poland, Ohio", "US")]
    [InlineData("Tbilisi, Georgia", "GE")]
    [InlineData("Georgia, Atlanta", "US")]
    public void A_country_is_not_meant_where_a_division_follows_that_is_not_its_own(string text, string country) => Assert.Equal(country, Gazetteer.Find(text).Country);

    [Fact]
    public void A_large_town_that_bears_a_name_is_not_taken_for_a_larger_one_that_strangers_call_so()
    {
        Assert.Equal("TL", Gazetteer.Find("Dili").Country);
        Assert.Contains(Gazetteer.Explain("Newcastle").Others, other => other.Name.StartsWith("Newcastle upon Tyne", StringComparison.Ordinal));
    }

    [Fact]
    public void A_postcode_is_found_where_the_file_or_a_column_says_of_which_country()
    {
        Assert.Equal("California", Gazetteer.Find("94607", "US").Region);
        Assert.Equal("Texas", Gazetteer.Find("75020", null, null, FileContext.Learn(Enumerable.Repeat("US", 20))).Region);
        Assert.Equal("Île-de-France", Gazetteer.Find("75020", "France").Region);
    }

    [Fact]
    public void A_place_is_called_as_it_was_written() => Assert.Equal("Nouvelle-Orléans", Gazetteer.Find("Nouvelle-Orléans").Name);

    [Fact]
    public void A_country_alone_has_the_precision_of_a_country()
    {
        var place = Gazetteer.Find("Deutschland");
        Assert.Equal(("DE", Precision.Country), (place.Country, place.Precision));
        Assert.Equal("DE", Gazetteer.Find("", "Germany").Country);
    }

    [Fact]
    public void A_nation_of_the_United_Kingdom_is_a_region_of_it()
    {
        var place = Gazetteer.Find("Scotland");
        Assert.Equal(("GB", "Scotland", Precision.Region), (place.Country, place.Region, place.Precision));
    }

    [Fact]
    public void A_county_alone_has_the_precision_of_a_region() => Assert.Equal(Precision.Region, Gazetteer.Find("West Sussex").Precision);

    [Fact]
    public void Columns_for_country_and_region_decide_which_town_is_meant()
    {
        Assert.Equal("Illinois", Gazetteer.Find("Springfield", "USA", "Illinois").Region);
        Assert.Equal("Massachusetts", Gazetteer.Find("Springfield", null, "MA").Region);
        Assert.Equal("CA", Gazetteer.Find("London", "Canada").Country);
    }

    [Fact]
    public void The_country_of_the_other_rows_decides_between_towns_of_one_name()
    {
        Assert.Null(Gazetteer.Find("Springfield and Richmond").Position);
        var british = FileContext.Learn(Enumerable.Repeat<string?>("GB", 50));
        Assert.Equal("GB", Gazetteer.Find("Boston, Lincolnshire", null, null, british).Country);
        Assert.Equal("GB", Gazetteer.Find("Cambridge", null, null, british).Country);
        Assert.Equal("US", Gazetteer.Find("Cambridge", null, null, FileContext.Learn(Enumerable.Repeat<string?>("US", 50))).Country);
    }

    [Fact]
    public void A_slip_of_one_letter_is_read_and_said()
    {
        var place = Gazetteer.Find("Nottingam");
        Assert.Equal("Nottingham", place.Name);
        Assert.Contains("one letter is different", place.Note!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Coordinates_that_were_typed_are_taken_as_they_are()
    {
        var place = Gazetteer.Find("52.130154, -0.777207");
        Assert.Equal((new Position(52.130154, -0.777207), Precision.Exact, PlaceSource.Given), (place.Position!.Value, place.Precision, place.Source));
        Assert.Null(Gazetteer.Find("152.5, 10.25").Position);
    }

    [Fact]
    public void A_street_named_for_a_city_is_not_in_that_city() =>
        Assert.Equal("Halesworth", Gazetteer.Find("London Road, Halesworth, Suffolk").Name);

    [Fact]
    public void The_finding_tells_what_each_part_was_taken_for()
    {
        var finding = Gazetteer.Explain("Milngavie, Glasgow, UK");
        Assert.Equal(["Milngavie", "Glasgow", "UK"], finding.Parts.Select(part => part.Words));
        Assert.Equal("Milngavie", Assert.Single(finding.Parts, part => part.Decisive).Words);
    }

    [Fact]
    public void No_text_at_all_breaks_it()
    {
        var wild = ArbMap.Default.GeneratorFor<string>().Where(text => text is not null);
        var pieces = Gen.Elements("London", "SE17", ", ", "/", "(", ")", "東京都", "المدينة", "\ud800", "\udfff", "\0", "e\u0301", "\u202e", "St.", "U.K.", "90210",
            "Springfield", " - ", "Co.", "'", "\"", "&", "10", "Москва", "\U0001F525", "กรุงเทพ", "\n", "ß", "İ", "Å", "a", "IN", "of the", "1.5, 2.5", "ＦＵＬＬ");
        var mixed = pieces.ArrayOf().Select(parts => string.Concat(parts)).Or(wild);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1500), Prop.ForAll(mixed.ToArbitrary(), text =>
        {
            var place = Gazetteer.Find(text, text.Length % 3 == 0 ? text : null, text.Length % 5 == 0 ? text : null);
            _ = Gazetteer.CountryCode(text);
            return place.Position is null == (place.Source == PlaceSource.NotFound)
                && (place.Position is not { } at || (Math.Abs(at.Latitude) <= 90 && Math.Abs(at.Longitude) <= 180))
                && (place.Position is not null || place.Note is not null) && place == Gazetteer.Find(text, text.Length % 3 == 0 ? text : null, text.Length % 5 == 0 ? text : null);
        }));
        foreach (var text in new[] { new string('a', 100_000), string.Concat(Enumerable.Repeat("San ", 50_000)), string.Concat(Enumerable.Repeat("東京", 10_000)), new string(',', 9999) })
            Assert.NotNull(Gazetteer.Find(text));
    }

    [Fact]
    public void Opening_reads_nothing_but_what_is_asked_for()
    {
        var path = Path.Combine(Repository.Root, "artifacts", "gazetteer.bin");
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var again = GazetteerFile.Open(path);
        var taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(again.Count > 200_000);
        Assert.True(taken < new FileInfo(path).Length / 100, $"{taken} bytes taken");
    }

    [Fact]
    public void Another_file_is_refused_with_a_reason()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "not-a-gazetteer.bin");
        File.WriteAllText(path, new StringBuilder().Append('x', 4000).ToString());
        Assert.Contains("build it again", Assert.Throws<InvalidDataException>(() => GazetteerFile.Open(path)).Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void Every_sentence_about_places_has_its_Spanish()
    {
        foreach (var text in new[] { "London SE17", "Springfield", "Nottingam", "", "1.5, 2.5", "Whatever, Spain" })
        {
            var finding = Gazetteer.Explain(text);
            foreach (var reason in finding.Reasons.Append(finding.Place.Note!).Where(reason => reason is not null))
                Assert.True(Words.Spanish.Knows(reason.Key), reason.Key);
        }
    }
}
