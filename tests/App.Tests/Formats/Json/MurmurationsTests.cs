namespace Weft.Formats;

public class MurmurationsTests
{
    private const string Profile = """
        {"linked_schemas":["organizations_schema-v1.0.0"],"name":"A","nickname":"AA","primary_url":"https://www.a.org/","tags":["law","food"],
         "geolocation":{"lat":53.8,"lon":-1.5},"locality":"Leeds","country_iso_3166":"GB","mission":"to be","telephone":"0113 496 0000",
         "contact_details":{"email":"a@a.org"},"urls":[{"name":"wiki","url":"https://wiki.a.org"}],
         "relationships":[{"predicate_url":"https://schema.org/member","object_url":"https://b.org"}]}
        """;

    [Fact]
    public void A_profile_is_a_group_with_its_ties()
    {
        foreach (var text in new[] { Profile, $"[{Profile}]", $$"""{"data":[{{Profile}}],"links":{"self":"x"},"meta":{"total":1} }""" })
        {
            var sink = RawSink.Read(text, "Murmurations");
            var group = Assert.Single(sink.Groups);

            Assert.Equal(("a.org", 53.8), (group.Id, group.Position!.Value.Latitude));
            Assert.Equal("Leeds", group.One("locality"));
            Assert.Equal("GB", group.One("country_iso_3166"));
            Assert.Equal("a@a.org", group.One("contact_details email"));
            Assert.Equal(("a.org", "b.org", "member"), (sink.Ties[0].From, sink.Ties[0].To, sink.Ties[0].Kind));
        }
    }

    [Fact]
    public void A_person_is_left_out()
    {
        var sink = RawSink.Read("""[{"linked_schemas":["people_schema-v0.1.0"],"name":"Alice"}]""", "Murmurations");

        Assert.Empty(sink.Groups);
        Assert.Single(sink.Skipped);
    }

    [Fact]
    public void A_single_offer_is_no_group()
    {
        var sink = RawSink.Read("""[{"linked_schemas":["offers_wants_schema-v0.1.0"],"title":"A van","primary_url":"a.org/van"}]""", "Murmurations");

        Assert.Empty(sink.Groups);
        Assert.Single(sink.Skipped);
    }
}
