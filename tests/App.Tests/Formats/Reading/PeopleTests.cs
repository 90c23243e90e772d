namespace Weft.Formats;

/// <summary>A person is no group, whatever the file calls them.</summary>
public class PeopleTests
{
    private static readonly Reason IsPerson = new("It is a person; Weft lists groups");

    [Theory]
    [InlineData("Type", "Person"), InlineData("Element type", "person"), InlineData("kind", "Individual"), InlineData("Node class", "Volunteer"), InlineData("@type", "https://schema.org/Person")]
    [InlineData("rdf:type", "foaf:Person"), InlineData("Labels", ":Person"), InlineData("Type", "Agent, Person"), InlineData("Tipo", "Persona"), InlineData("Typ", "Einzelperson"), InlineData("type", "Personne physique")]
    public void A_row_that_says_so_is_left_out_with_the_reason(string heading, string person)
    {
        var reading = Given.Read($"name,{heading},description\nCourt Watch,Organization,Sits in court\nPat Example,\"{person}\",Coordinator\nHome Soon,,Brings people home");

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names());
        var skipped = Assert.Single(reading.Material.Skipped);
        Assert.Equal((3, IsPerson), (skipped.Row, skipped.Reason));
    }

    [Fact]
    public void Most_of_a_list_may_be_people()
    {
        var reading = Given.Read("Label,Type\nCourt Watch,Organization\nPat Example,Person\nSam Model,Person\nLucía Ejemplo,Person");

        Assert.Equal(["Court Watch"], reading.Names());
        Assert.Equal(3, reading.Material.Skipped.Count);
    }

    [Theory]
    [InlineData("Type", "People's assembly"), InlineData("Kind", "Prisoner support"), InlineData("Category", "Volunteer"), InlineData("Typeface", "Person")]
    public void Who_only_works_with_people_is_a_group(string heading, string kind) =>
        Assert.Equal(["Court Watch", "Home Soon"], Given.Read($"name,{heading}\nCourt Watch,{kind}\nHome Soon,charity").Names());

    [Theory]
    [InlineData("""{"@context":"https://schema.org","@graph":[{"@type":"NGO","@id":"https://x.example/a","name":"Court Watch","url":"https://cw.example"},{"@type":["Thing","Person"],"@id":"https://x.example/p","name":"Pat Example","worksFor":{"@id":"https://x.example/a"}},{"@type":"Organization","@id":"https://x.example/b","name":"Home Soon","url":"https://hs.example"}]}""")]
    [InlineData("""{"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","orderedItems":[{"type":"Group","id":"https://m.example/@a","name":"Court Watch","summary":"Watches","url":"https://m.example/@a"},{"type":"Person","id":"https://m.example/@p","name":"Pat Example","summary":"hi","url":"https://m.example/@p"},{"type":"Group","id":"https://m.example/@b","name":"Home Soon","url":"https://m.example/@b"}]}""")]
    [InlineData("""{"elements":[{"label":"Court Watch","type":"Organization"},{"label":"Pat Example","type":"Person","tags":["ex-prisoner"]},{"label":"Home Soon","type":"Organization"}],"connections":[{"from":"Court Watch","to":"Home Soon"}]}""")]
    [InlineData("""<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="n" for="node" attr.name="name" attr.type="string"/><key id="t" for="node" attr.name="type" attr.type="string"/><graph edgedefault="undirected"><node id="a"><data key="n">Court Watch</data><data key="t">organisation</data></node><node id="p"><data key="n">Pat Example</data><data key="t">person</data></node><node id="b"><data key="n">Home Soon</data></node></graph></graphml>""")]
    public void In_every_format(string file)
    {
        var reading = Given.Read(file);

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names().Order());
        Assert.Contains(reading.Material.Skipped, row => row.Reason == IsPerson);
        Assert.DoesNotContain(reading.Groups, group => group.Others.Concat(group.Private).Any(field => field.Value.Contains("Pat Example", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Responsible person"), InlineData("Created By"), InlineData("created_by.name"), InlineData("Last modified by"), InlineData("Contact"), InlineData("Moderators"), InlineData("moderators.items.name"), InlineData("IP Address"), InlineData("Respondent ID"), InlineData("Assigned to")]
    [InlineData("Responsable"), InlineData("Persona responsable"), InlineData("Creado por"), InlineData("Moderadora"), InlineData("Dirección IP"), InlineData("Referente")]
    [InlineData("Personne référente"), InlineData("Courriel"), InlineData("Prénom"), InlineData("Créé par"), InlineData("Modérateur"), InlineData("Adresse IP"), InlineData("Téléphone portable")]
    [InlineData("Ansprechpartner*in"), InlineData("Kontaktperson"), InlineData("Erstellt von"), InlineData("Verantwortliche Person"), InlineData("Telefon"), InlineData("IP-Adresse"), InlineData("Geändert von")]
    public void What_stands_over_people_is_private(string heading)
    {
        var reading = Given.Read($"name,{heading},Town\nCourt Watch,Pat Example,Leeds\nHome Soon,Sam Model,York");

        Assert.Equal(["Pat Example", "Sam Model"], reading.Groups.Select(group => Assert.Single(group.Private).Value));
        Assert.All(reading.Groups, group => Assert.Empty(group.Others));
    }

    [Fact]
    public void A_person_beside_a_group_in_a_list_of_who_took_part_is_private()
    {
        var reading = Given.Read("Group,Event,Contact\nCourt Watch,March,Pat Example\nCourt Watch,Assembly,Pat Example\nHome Soon,March,Sam Model");

        Assert.Equal(["Court Watch", "Home Soon"], reading.Groups.Where(group => group.Private.Count > 0).Select(group => group.Name));
        Assert.All(reading.Groups, group => Assert.Empty(group.Others));
    }

    [Fact]
    public void A_tie_does_not_bring_a_person_back()
    {
        var reading = Given.Read(Given.File("Id,Label,Type\n1,Pat Example,Person\n2,Sam Model,Person", "nodes.csv"), Given.File("Source,Target\n1,2\nPat Example,Court Watch\nCourt Watch,Home Soon", "edges.csv"));

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names().Order());
        Assert.Contains(reading.Material.Skipped, row => row.Reason == new Reason("One of its ends is a person, and ties are between groups"));
    }

    [Theory]
    [InlineData("Name", "Organisation"), InlineData("Full name", "Organization"), InlineData("Name", "Group"), InlineData("Your name", "Collective"), InlineData("Name", "What is the name of your group?")]
    [InlineData("Nombre", "Colectivo"), InlineData("Nombre completo", "Organización"), InlineData("Nom", "Collectif"), InlineData("Nom", "Association"), InlineData("Name", "Verein"), InlineData("Nome", "Associazione")]
    public void A_name_beside_an_organisation_is_that_of_a_person(string name, string organisation)
    {
        var reading = Given.Read($"{name},{organisation},E-mail,Town\nPat Example,Court Watch,p@cw.example,Leeds\nXqz Unheard,Home Soon,x@hs.example,York");

        Assert.Equal(["Court Watch", "Home Soon"], reading.Names());
        Assert.All(reading.Groups, group => Assert.Contains(group.Private, field => field.Name == name));
        Assert.All(reading.Groups, group => Assert.Empty(group.Others));
    }

    [Fact]
    public void Who_says_by_hand_which_column_holds_the_names_is_believed() =>
        Assert.Equal(["Pat Example", "Sam Model"], Given.Read(new ReadingChoices { Columns = ReadingChoices.ParseColumns("name=Name") }, Given.File("Name,Organisation,E-mail\nPat Example,Court Watch,a@b.example\nSam Model,Home Soon,c@d.example", "list.csv")).Names());

    [Fact]
    public void Names_that_read_like_those_of_groups_stay_the_groups_names() =>
        Assert.Equal(["Leeds Court Watch", "Letters Project", "Books for Prisoners"], Given.Read("Name,Organisation\nLeeds Court Watch,Northern Trust\nLetters Project,Northern Trust\nBooks for Prisoners,Western Trust").Names());

    [Theory]
    [InlineData("Column 7", "Pat Example", "Sam Model"), InlineData("Filled in", "María José García López", "Dr J. Okafor"), InlineData("Who", "García, Ana", "Fatima"), InlineData("x9", "203.0.113.7", "2001:db8::1")]
    public void Under_a_heading_that_nobody_knows_what_names_people_or_their_machines_is_private(string heading, string first, string second)
    {
        var reading = Given.Read($"Group,{heading},Town\nCourt Watch,\"{first}\",Leeds\nHome Soon,\"{second}\",York");

        Assert.Equal([first, second], reading.Groups.Select(group => Assert.Single(group.Private).Value));
    }

    [Theory]
    [InlineData("Pat Example", true), InlineData("Lucía Ejemplo", true), InlineData("Ana", true), InlineData("García, Ana", true), InlineData("Ms Smith", true), InlineData("J. Okafor", true), InlineData("Mohammed Al Hassan", true), InlineData("Jean-Paul Dupont", true), InlineData("Ms Łucja Nowak", true)]
    [InlineData("Court Watch", false), InlineData("Home Soon", false), InlineData("Hope House", false), InlineData("Leeds Court Watch", false), InlineData("Mujeres Libres", false), InlineData("Grace Network", false), InlineData("NAACP", false), InlineData("Books 2 Prisoners", false), InlineData("Ana & Co", false), InlineData("Las Madres de Ana", false), InlineData("", false)]
    public void Names_of_people_are_told_from_names_of_groups(string name, bool isPerson) => Assert.Equal(isPerson, NamesOfPeople.LooksLikeOne(name));
}
