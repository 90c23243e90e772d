namespace Weft.Formats;

/// <summary>Each table of a package numbers its own rows from 1.</summary>
public class HsdsIdsTests
{
    private static readonly SourceFile
        Organizations = Given.File("id,name,description,website\n1,Court Watch,Watches,https://cw.example\n2,Home Soon,Brings home,https://hs.example\n3,Letters Inside,Writes,\n", "organizations.csv"),
        Locations = Given.File("id,organization_id,name,latitude,longitude\n1,3,House 1,,\n2,2,House 2,,\n3,1,House 3,,\n", "locations.csv"),
        Addresses = Given.File("id,location_id,address_1,city,state_province,postal_code,country\n1,1,1 High Street,Berkeley,CA,94000,US\n2,2,2 High Street,Oakland,CA,94000,US\n3,3,3 High Street,San Mateo,CA,94000,US\n", "addresses.csv");

    [Fact]
    public void The_same_id_in_two_tables_is_two_things()
    {
        var reading = Given.Read(Organizations, Locations, Addresses);

        Assert.Equal(["Court Watch: San Mateo", "Home Soon: Oakland", "Letters Inside: Berkeley"], reading.Groups.Select(group => $"{group.Name}: {group.Place!.Name}"));
        Assert.Empty(reading.Material.Skipped);
    }

    [Fact]
    public void A_service_belongs_to_the_organisation_of_its_location_and_what_else_a_package_has_is_no_group()
    {
        var reading = Given.Read(Organizations, Locations, Addresses,
            Given.File("id,location_id,name,description,taxonomy_ids\n1,1,Weekly letters,We write,101\n2,3,Court days,We sit,101\n", "services.csv"),
            Given.File("taxonomy_id,name,parent_id,parent_name\n101,Visits,,\n101-01,Bus to prison,101,Visits\n", "taxonomy.csv"),
            Given.File("id,location_id,attention,address_1,city\n1,1,Pat Example,PO Box 1,Berkeley\n", "mail_addresses.csv"),
            Given.File("id,location_id,service_id,weekday,opens_at\n1,1,,Monday,08:00\n", "regular_schedules.csv"));

        Assert.Equal(["Court Watch", "Home Soon", "Letters Inside"], reading.Names());
        Assert.Equal(["Court days", "", "Weekly letters"], reading.Groups.Select(group => string.Join(", ", group.Resources)));
        Assert.Empty(reading.Material.Ties);
        Assert.DoesNotContain(reading.Groups, group => group.Others.Concat(group.Private).Any(field => field.Value.Contains("Pat Example", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_table_that_names_no_group_is_joined_by_the_groups_id_and_not_by_its_own()
    {
        var reading = Given.Read(Given.File("id,name\n1,Court Watch\n2,Home Soon\n", "groups.csv"), Given.File("id,group_id,phone\n1,2,0113 496 0002\n2,1,0113 496 0001\n", "offices.csv"));

        Assert.Equal(["0113 496 0001", "0113 496 0002"], reading.Groups.Select(group => Assert.Single(group.Private).Value));
    }
}
