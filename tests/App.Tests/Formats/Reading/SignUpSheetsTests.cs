namespace Weft.Formats;

/// <summary>People sign up with their own name beside that of their group, in many words; others mark people among groups.</summary>
public class SignUpSheetsTests
{
    [Theory]
    [InlineData("Name,Gruppenname")]
    [InlineData("Nombre,Organización / colectivo")]
    [InlineData("Name,Which group are you from?")]
    [InlineData("Nombre,¿De qué colectivo vienes?")]
    [InlineData("Name,In welcher Gruppe bist du?")]
    [InlineData("Nom,Quel est ton collectif ?")]
    [InlineData("Name,Group or organisation (if any)")]
    [InlineData("Nombre,Colectiva")]
    [InlineData("Nombre,¿De qué colectivo o asociación vienes?")]
    [InlineData("Name,Wie heißt eure Gruppe?")]
    [InlineData("Your name,\"If you are part of a group, which one?\"")]
    [InlineData("Nom,Asso")]
    [InlineData("Name,Ortsgruppe")]
    [InlineData("Nom,Groupe local")]
    [InlineData("Nombre,Sindicato")]
    [InlineData("Name,Affiliation")]
    [InlineData("Name,Representing")]
    public void The_name_is_private_and_the_group_is_the_group(string headings)
    {
        var read = Given.Read(headings + ",Town\nXiomara,Bread Fund,Leeds\nVic Hazel,Tenants United,York\n");

        Assert.Equal(["Bread Fund", "Tenants United"], read.Names());
        Assert.All(read.Material.Groups, group => Assert.Single(group.Private));
    }

    [Theory]
    [InlineData("Name,Organisations they work with\nHull Letters,York Letters\nYork Letters,Hull Letters\n")]
    [InlineData("Name,Community\nHull Letters,families\nYork Letters,migrants\n")]
    public void What_groups_do_together_does_not_make_people_of_them(string file) => Assert.Equal(["Hull Letters", "York Letters"], Given.Read(file).Names());

    [Theory]
    [InlineData("""[{"name":"Cop Watch","tags":["housing"],"description":"a"},{"name":"Xiomara","tags":["person"],"description":"b"}]""")]
    [InlineData("Name,Category\nCop Watch,Housing\nXiomara,person\n")]
    [InlineData("Name,Type\nCop Watch,Collective\nXiomara,Compañera\n")]
    [InlineData("Name,Type\nCop Watch,Collective\nXiomara,Person of trust\n")]
    [InlineData("Name,Typ\nCop Watch,Kollektiv\nXiomara,Ansprechpartnerin\n")]
    [InlineData("""<gpx xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="51.5" lon="-0.1"><name>Cop Watch</name></wpt><wpt lat="51.5" lon="-0.1"><name>Xiomara</name><type>person</type></wpt></gpx>""")]
    [InlineData("""<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Cop Watch</name></Placemark><Folder><name>Personas de contacto</name><Placemark><name>Xiomara</name></Placemark></Folder></Document></kml>""")]
    [InlineData("""{"type":"Topology","objects":{"groups":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,51],"properties":{"name":"Cop Watch"}}]},"people":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,51],"properties":{"name":"Xiomara"}}]}},"arcs":[]}""")]
    public void Whoever_is_marked_as_a_person_in_any_way_is_left_out_and_told(string file)
    {
        var read = Given.Read(file);

        Assert.Equal(["Cop Watch"], read.Names());
        Assert.Contains(read.Material.Skipped, row => row.Reason.ToString().StartsWith("It is a person", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Name,Tags\nInside Out,prisoner; letters\nYouth Up,people; housing\n")]
    [InlineData("""[{"name":"Inside Out","@type":"Organization","founder":{"@type":"Person","name":"Kit Lane"},"description":"a"},{"name":"Youth Up","@type":"Organization","description":"b"}]""")]
    public void Whom_a_group_works_with_or_who_founded_it_makes_no_person_of_it(string file) => Assert.Equal(["Inside Out", "Youth Up"], Given.Read(file).Names());

    [Fact]
    public void A_person_among_the_places_where_a_group_works_is_private()
    {
        var group = Given.Read("Name,Works in\nLeeds Bail Fund,\"Leeds, Dan Poe\"\n").Material.Groups.Single();

        Assert.Equal(["Leeds"], group.WorksIn);
        Assert.Contains(group.Private, field => field.Value == "Dan Poe");
    }

    [Theory]
    [InlineData("Landline"), InlineData("Started by"), InlineData("Co-ordinator"), InlineData("Pronouns"), InlineData("DNI"), InlineData("Fecha de nacimiento"), InlineData("Integrantes"), InlineData("Subido por"), InlineData("WhatsApp")]
    [InlineData("Adresse électronique"), InlineData("Saisi par"), InlineData("Membres"), InlineData("Koordination"), InlineData("Wer antwortet"), InlineData("Benutzername"), InlineData("Ehrenamtliche"), InlineData("Participante")]
    public void Columns_about_people_are_private(string heading) => Assert.True(HeadingWords.IsPrivate(heading));

    [Theory]
    [InlineData("I'm not in a group"), InlineData("just me"), InlineData("Prefer not to say"), InlineData("No pertenezco a ningún colectivo"), InlineData("à titre personnel"), InlineData("Einzelperson"), InlineData("Untitled placemark"), InlineData("Point 3")]
    public void An_answer_or_a_mark_that_nobody_named_is_no_group(string name) => Assert.Equal(["Cop Watch"], Given.Read($"Group,Town\nCop Watch,Leeds\n\"{name}\",York\n").Names());

    [Theory]
    [InlineData("NORTH"), InlineData("South (3 groups)")]
    public void The_title_of_a_part_of_a_table_is_no_group(string title) => Assert.Equal(["Cop Watch", "Bread Fund"], Given.Read($"Group,Town\n{title},\nCop Watch,Leeds\nBread Fund,York\n").Names());

    [Theory]
    [InlineData("yes", true), InlineData("Sí", true), InlineData("yes, but not public", false), InlineData("ja, aber nicht öffentlich", false), InlineData("yes (A only)", false), InlineData("Confirmed: no", false), InlineData("yes?", false), InlineData("", false)]
    public void Only_a_plain_yes_confirms_a_tie(string said, bool confirmed) =>
        Assert.Equal(confirmed, Given.Read(Given.File("Name\nA\nB\nC\n"), Given.File($"From,To,Confirmed\nA,B,\"{said}\"\nA,C,yes\nB,C,no\n", "ties.csv")).Material.Ties.Single(tie => tie is { From: "a", To: "b" }).Confirmed);

    [Fact]
    public void Who_says_no_once_has_not_agreed() =>
        Assert.False(Given.Read(Given.File("Name\nA\nB\n"), Given.File("From,To,Confirmed\nA,B,no\nB,A,yes\n", "ties.csv")).Material.Ties.Single().Confirmed);

    [Fact]
    public void A_tie_by_an_id_that_groups_of_two_tables_have_ties_nobody()
    {
        var read = Given.Read(Given.File("Id,Name\n1,Hull Letters\n2,Leeds Copwatch\n", "a.csv"), Given.File("Id,Name\n1,York Kitchen\n2,Bath Radio\n", "b.csv"), Given.File("From,To,Confirmed\n1,2,yes\n", "ties.csv"));

        Assert.Empty(read.Material.Ties);
        Assert.Contains(read.Material.Skipped, row => row.Reason.ToString().Contains("not clear which is meant", StringComparison.Ordinal));
    }

    [Fact]
    public void Dates_of_both_orders_in_one_column_are_told() =>
        Assert.Contains("03/04/2027", string.Join('\n', Given.Read("Name,Resting until\nA,03/14/2027\nB,13/01/2027\nC,03/04/2027\n").Tables.SelectMany(table => table.Notes)), StringComparison.Ordinal);

    [Fact]
    public void Records_that_say_of_which_table_they_are_are_read_by_their_tables() =>
        Assert.Equal(["Bail Collective"], Given.Read("""
            {"table":"users","record":{"id":1,"name":"Ann Lee","email":"a@x.org"}}
            {"table":"groups","record":{"id":7,"name":"Bail Collective","description":"bail"}}
            {"table":"discussions","record":{"id":9,"title":"Rota","description":"who"}}
            """, null).Names());

    [Theory]
    [InlineData("Name,Phone\nXiomara,07700 900123\nVic Hazel,07700 900456\n")]
    [InlineData("Name,Role,Town\nXiomara,chair,Leeds\nVic Hazel,treasurer,York\n")]
    public void Bare_names_with_nothing_but_how_to_reach_each_are_people(string file) =>
        Assert.Contains("list of people", Assert.Throws<UnreadableFileException>(() => Given.Read(file)).Reason.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Groups_whose_names_say_so_are_read_with_their_telephones() => Assert.Equal(["Hull Letters", "Xiomara"], Given.Read("Name,Phone\nHull Letters,07700 900123\nXiomara,07700 900456\n").Names());

    [Theory]
    [InlineData("May we publish this?", "No", true), InlineData("May we publish this?", "yes", false), InlineData("Public?", "no", true), InlineData("Visibility", "private", true), InlineData("Visibility", "everyone", false)]
    [InlineData("Veröffentlichen?", "Nein", true), InlineData("¿Se puede publicar?", "No", true), InlineData("Confidencial", "Sí", true), InlineData("Do not publish", "x", true), InlineData("Do not publish", "", false), InlineData("Public transport", "no", false)]
    public void Who_said_not_to_be_published_is_not(string heading, string answer, bool refused) =>
        Assert.Equal(refused, Given.Read($"Group,Town,\"{heading}\"\nCop Watch,Leeds,{answer}\n").Material.Groups.Single().NotPublic);

    [Theory]
    [InlineData("Gender"), InlineData("sexLabel")]
    public void A_row_with_a_gender_is_a_person(string heading) => Assert.Equal(["Cop Watch"], Given.Read($"Label,{heading},Town\nCop Watch,,Leeds\nVic Hazel,male,York\n").Names());

    [Fact]
    public void A_sheet_of_people_among_others_does_not_decide_the_file()
    {
        var read = Given.Read("# Our groups\n\n| Group | Town |\n|---|---|\n| Hull Letters | Hull |\n| Cop Watch | Leeds |\n\n# Who to ring\n\n| Name | Phone |\n|---|---|\n| Xiomara | 07700 900123 |\n");

        Assert.Equal(["Hull Letters", "Cop Watch"], read.Names());
        Assert.Contains(read.Material.Skipped, row => row.Reason.ToString().StartsWith("It is a person", StringComparison.Ordinal));
        Assert.Contains("--columns name=\"Name\"", string.Join('\n', read.Tables.SelectMany(table => table.Notes)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_that_says_of_each_whether_it_is_a_person_is_read_row_by_row() =>
        Assert.Equal(["Hull Letters"], Given.Read("Contact Type,Display Name,First Name,Job Title,Email\nOrganization,Hull Letters,,,a@x.example\nIndividual,Vic Hazel,Vic,chair,b@x.example\n").Names());

    [Fact]
    public void What_groups_do_in_lists_of_known_words_is_what_they_know_and_in_sentences_it_describes_them()
    {
        Assert.Equal(["letter writing", "court support"], Given.Read("Group,What they do\nHull Letters,letter writing; court support\nYork Kitchen,bail fund\n").Material.Groups[0].Specialisms);
        Assert.Equal("We write to people in prison, and visit.", Given.Read("Group,What they do\nHull Letters,\"We write to people in prison, and visit.\"\n").Material.Groups[0].Description);
    }
}
