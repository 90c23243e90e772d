namespace Weft.Formats;

/// <summary>Maps of links between sites call groups by their addresses: people call them by their site.</summary>
public class SitesAsNamesTests
{
    [Theory]
    [InlineData("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="u" for="node" attr.name="url" attr.type="string"/><graph edgedefault="undirected"><node id="n0"><data key="u">https://www.alpha.org/</data></node><node id="n1"><data key="u">http://beta.net</data></node><edge source="n0" target="n1"/></graph></graphml>""")]
    [InlineData("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="undirected"><node id="https://www.alpha.org/"/><node id="http://beta.net/about"/><edge source="https://www.alpha.org/" target="http://beta.net/about"/></graph></graphml>""")]
    [InlineData("""{"nodes":[{"id":"https://alpha.org"},{"id":"https://beta.net"}],"links":[{"source":"https://alpha.org","target":"https://beta.net"}]}""")]
    [InlineData("""{"nodes":[{"id":"1","url":"https://alpha.org"},{"id":"2","url":"https://beta.net"}],"links":[{"source":"1","target":"2"}]}""")]
    [InlineData("Source,Target\nhttps://alpha.org,https://www.beta.net\n")]
    public void A_graph_of_addresses_has_the_names_of_sites_and_keeps_its_ties(string file)
    {
        var read = Given.Read(file);

        Assert.Equal(["alpha.org", "beta.net"], read.Names());
        Assert.Single(read.Material.Ties);
        Assert.All(read.Material.Groups, group => Assert.StartsWith("http", group.Website, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""[{"name":"https://www.alpha.org","city":"Leeds"},{"name":"https://beta.net","city":"York"}]""")]
    [InlineData("Website,Town\nhttps://alpha.org,Leeds\nwww.beta.net,York\n")]
    public void A_list_of_addresses_has_the_names_of_sites(string file) => Assert.Equal(["alpha.org", "beta.net"], Given.Read(file).Names());

    [Fact]
    public void Where_another_column_may_be_the_name_nobody_guesses() =>
        Assert.Contains("No column was found", Assert.Throws<UnreadableFileException>(() => Given.Read("Kollektivbezeichnung,Website\nAlpha,https://a.org\nBeta,https://b.org\n")).Reason.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Where_a_row_of_a_named_list_has_no_name_its_address_makes_no_group_of_it() => Assert.Equal(["Alpha"], Given.Read("Name,Website\nAlpha,https://a.org\n,https://b.org\n").Names());

    [Fact]
    public void Links_of_a_page_are_no_groups() => Assert.DoesNotContain("x.example", Given.Read("""{"groups":[{"name":"Alpha","description":"a"},{"name":"Beta","description":"b"}],"links":[{"title":"https://x.example/1","url":"https://x.example/1"},{"title":"https://x.example/2","url":"https://x.example/2"}]}""").Names());
}
