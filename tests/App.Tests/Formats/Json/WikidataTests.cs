using Weft.Places;

namespace Weft.Formats;

/// <summary>What Wikidata and other Wikibases give.</summary>
public class WikidataTests
{
    internal const string Results = """
        {"head":{"vars":["org","orgLabel","coord","site","instance","instanceLabel","countryLabel"]},"results":{"bindings":[
         {"org":{"type":"uri","value":"http://www.wikidata.org/entity/Q1001"},"orgLabel":{"xml:lang":"en","type":"literal","value":"Court Watch"},"coord":{"datatype":"http://www.opengis.net/ont/geosparql#wktLiteral","type":"literal","value":"Point(-0.1 51.5)"},
          "site":{"type":"uri","value":"https://cw.example"},"instance":{"type":"uri","value":"http://www.wikidata.org/entity/Q163740"},"instanceLabel":{"type":"literal","value":"charity"},"countryLabel":{"type":"literal","value":"Spain"}},
         {"org":{"type":"uri","value":"http://www.wikidata.org/entity/Q1002"},"orgLabel":{"type":"literal","value":"Home Soon"}},
         {"org":{"type":"uri","value":"http://www.wikidata.org/entity/Q1001"},"orgLabel":{"type":"literal","value":"Court Watch"},"instance":{"type":"uri","value":"http://www.wikidata.org/entity/Q431603"},"instanceLabel":{"type":"literal","value":"advocacy group"}},
         {"org":{"type":"uri","value":"http://www.wikidata.org/entity/Q5"},"orgLabel":{"type":"literal","value":"Ada Example"},"instanceLabel":{"type":"literal","value":"human"}}]}}
        """;

    internal const string Entities = """
        {"entities":{
         "Q1":{"type":"item","id":"Q1","labels":{"ar":{"language":"ar","value":"حملة"},"en":{"language":"en","value":"Prison Campaign"}},"descriptions":{"en":{"language":"en","value":"against prisons"}},
          "claims":{"P625":[{"mainsnak":{"datavalue":{"value":{"latitude":51.5,"longitude":-0.1},"type":"globecoordinate"}}}],"P856":[{"mainsnak":{"datavalue":{"value":"https://pc.example"}}}]}},
         "Q2":{"type":"item","id":"Q2","labels":{"fr":{"language":"fr","value":"Campagne"}},"descriptions":{},"claims":{}},
         "Q3":{"type":"item","id":"Q3","labels":{"en":{"language":"en","value":"Ada Example"}},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}]}},
         "Q4":{"type":"item","id":"Q4","labels":{},"claims":{}}},"success":1}
        """;

    [Fact]
    public void Of_the_rows_of_a_question_those_of_one_item_are_one_group_and_codes_give_way_to_their_labels()
    {
        var reading = Given.Read(Results);

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names());
        var watch = reading.Groups.First();
        Assert.Equal((new Position(51.5, -0.1), "https://cw.example"), (watch.Place!.Position!.Value, watch.Website));
        Assert.Equal([("instanceLabel", "charity"), ("instanceLabel", "advocacy group")], watch.Others.Where(field => field.Name.StartsWith("instance", StringComparison.Ordinal)).Select(field => (field.Name, field.Value)));
        Assert.Contains("person", Assert.Single(reading.Material.Skipped).Reason.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("item,itemLabel,place,placeLabel\nhttp://www.wikidata.org/entity/Q7,Court Watch,http://www.wikidata.org/entity/Q84,London\nhttp://www.wikidata.org/entity/Q8,Home Soon,,\n")]
    [InlineData("""[{"item":"http://www.wikidata.org/entity/Q7","itemLabel":"Court Watch","place":"wd:Q84","placeLabel":"London"},{"item":"http://www.wikidata.org/entity/Q8","itemLabel":"Home Soon"}]""")]
    public void The_same_goes_for_its_tables_and_its_simple_JSON(string file)
    {
        var groups = Given.Read(file).Groups.ToList();

        Assert.Equal(["Court Watch", "Home Soon"], groups.Select(group => group.Name));
        Assert.Equal("London", groups[0].Place!.Name);
        Assert.Empty(groups[0].Others);
    }

    [Fact]
    public void Of_whole_items_each_that_is_no_person_is_a_group_with_its_name_in_a_language_that_people_here_read()
    {
        var reading = Given.Read(Entities);

        Assert.Equal(["Prison Campaign", "Campagne"], reading.Names());
        var campaign = reading.Groups.First();
        Assert.Equal(("against prisons", "https://pc.example", new Position(51.5, -0.1)), (campaign.Description, campaign.Website, campaign.Place!.Position!.Value));
        Assert.Equal(2, reading.Material.Skipped.Count);
    }

    [Theory]
    [InlineData("""[{"name":[{"@value":"Red de Apoyo","@language":"es"},{"@value":"Support Network","@language":"en"}],"city":"Madrid"}]""", "Red de Apoyo")]
    [InlineData("""[{"name":{"fr":"Réseau","en":"Network"},"city":"Paris"}]""", "Network")]
    [InlineData("""[{"name":{"de-AT":"Netz","fr":"Réseau"},"city":"Wien"}]""", "Netz")]
    [InlineData("""[{"title":{"@none":"Plain"},"city":"Paris"}]""", "Plain")]
    [InlineData("""[{"name":{"rendered":"Court &amp; Watch"},"city":"Paris"}]""", "Court & Watch")]
    public void A_name_in_several_languages_is_one_name(string json, string name) => Assert.Equal([name], Given.Read(json).Names());

    [Fact]
    public void In_an_export_of_a_whole_program_only_what_it_calls_groups_are_groups()
    {
        var reading = Given.Read("""
            {"groups":[{"id":1,"name":"Northern Network","description":"A network","parent_id":null},{"id":2,"name":"Court working group","parent_id":1}],
             "users":[{"id":11,"name":"Pat Example","email":"pat@cw.example"}],"memberships":[{"id":21,"group_id":1,"user_id":11}],
             "discussions":[{"id":31,"group_id":1,"title":"Budget","description":"What shall we spend?"},{"id":32,"group_id":1,"title":"Agenda","description":"items"},{"id":33,"title":"June","description":"x"}],
             "polls":[{"id":41,"title":"Join?","details":"yes or no"}]}
            """);

        Assert.Equal(["Northern Network", "Court working group"], reading.Names());
        Assert.Equal(("2", "1"), reading.Material.Ties.Select(tie => (tie.From, tie.To)).Single());
    }
}
