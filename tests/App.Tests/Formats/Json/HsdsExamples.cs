namespace Weft.Formats;

/// <summary>One organisation in all the shapes that HSDS has for it, in the given folder.</summary>
public abstract class HsdsExamples(Func<string[], string> folder, HsdsExamples.Told told)
{
    /// <summary>What the examples tell of their organisation.</summary>
    public sealed record Told(string Name, string Service, string City, string State, string Language, string Contact, string Website);

    private string[] Tables => [.. Directory.EnumerateFiles(folder(["csv"])).Order(StringComparer.Ordinal)];

    private RawSink Read(string file) => RawSink.Read(File.ReadAllBytes(folder([file])), "Open Referral HSDS");

    [Theory]
    [InlineData("organization_full.json")]
    [InlineData("tabular.json")]
    public void Services_places_languages_and_people_become_part_of_their_organisation(string file)
    {
        var group = Assert.Single(Read(file).Groups);

        Assert.Equal(told.Name, group.One("name"));
        Assert.Equal(told.Service, group.One("services"));
        Assert.Equal(told.City, group.One("city"));
        Assert.Equal(told.State, group.One("state"));
        Assert.Equal("100", group.One("latitude"));
        Assert.Contains(told.Language, group.All("languages"));
        Assert.Equal(told.Contact, group.One("contact name"));
        Assert.Equal(told.Website, group.One("website"));
    }

    [Fact]
    public void A_package_of_tables_is_joined_by_its_ids()
    {
        var group = Assert.Single(RawSink.Read(Given.Zip(Tables), "Open Referral HSDS").Groups);

        Assert.Equal(told.Service, group.One("services"));
        Assert.Equal(told.City, group.One("city"));
        Assert.Equal(told.Language, Assert.Single(group.All("languages")));
    }

    [Fact]
    public void Tables_given_one_by_one_are_joined_too()
    {
        var group = Assert.Single(Given.Read([.. Tables.Select(Given.OnDisk)]).Material.Groups);

        Assert.Equal((told.Name, told.Service), (group.Name, group.Resources[0]));
        Assert.Contains(group.Private, field => field.Value == told.Contact);
    }

    [Theory]
    [InlineData("taxonomy.json")]
    [InlineData("taxonomy_list.json")]
    [InlineData("taxonomy_term.json")]
    public void A_list_of_terms_holds_no_groups(string file)
    {
        var sink = Read(file);

        Assert.Empty(sink.Groups);
        Assert.Contains("no organisation", Assert.Single(sink.Skipped).Reason.ToString(), StringComparison.Ordinal);
    }
}

public class HsdsLookAlikeTests() : HsdsExamples(path => Repository.LookAlike(["hsds", .. path]),
    new("Rope & Lantern Advice Ltd.", "Letter Reading", "Thornby", "Northfold", "Tigrinya", "Bea Persson", "http://lantern.example"));

[Trait("Data", "Real")]
public class HsdsRealDataTests() : HsdsExamples(Examples,
    new("Example Organization Inc.", "Community Counselling", "MyCity", "MyState", "Urdu", "Ann Persona", "http://example.com"))
{
    public static string Examples(params string[] path) => Repository.RealData(["interchange-formats", "hsds", "examples", .. path]);
}
