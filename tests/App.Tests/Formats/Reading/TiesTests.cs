using Weft.Groups;

namespace Weft.Formats;

public class TiesTests
{
    private static readonly SourceFile Groups = Given.File("id,name,acronym\n1,Free Them All,\n2,Women Against Prisons,WAP\n3,Third Group,\n4,Campaign for the Release of All,\n");

    [Theory]
    [InlineData("from,to,kind,strength\nFree Them All,Women Against Prisons,friends,\"2,5\"")]
    [InlineData("source;target;type;weight\n1;2;friends;2.5")]
    [InlineData("de;a;tipo;fuerza\nfree them all;WAP;friends;2,5")]
    [InlineData("Source ID\tTarget ID\tRelationship\tWeight\n1\t2\tfriends\t2.5")]
    public void An_edge_file_is_read_by_id_name_or_acronym(string edges)
    {
        var read = Given.Read(Groups, Given.File(edges, "ties.csv"));
        Assert.Equal(new Tie("1", "2", "friends", 2.5), Assert.Single(read.Material.Ties));
        Assert.Empty(read.Material.Skipped);
        Assert.Equal(TableKind.Ties, read.Tables[1].Kind);
    }

    [Fact]
    public void A_tie_that_cannot_be_is_skipped_with_its_line_and_reason()
    {
        var read = Given.Read(Groups, Given.File("from,to,strength\n1,Womin Against Prisons,1\n1,2,strong\n1,2,0\n1,,1\n3,3,1\nFTA,CRA,\n", "ties.csv"));

        Assert.Equal([2, 3, 4, 5, 6], read.Material.Skipped.Select(row => row.Row!.Value));
        Assert.Equal("No group is called “Womin Against Prisons”. The nearest is “Women Against Prisons”", read.Material.Skipped[0].Reason.ToString());
        Assert.Equal("Its strength, “strong”, is not a number above 0", read.Material.Skipped[1].Reason.ToString());
        Assert.Equal(new Tie("1", "4"), Assert.Single(read.Material.Ties));
    }

    [Fact]
    public void Ends_become_groups_where_there_are_only_ties()
    {
        var read = Given.Read("from,to\nAlpha,Beta\nBeta,Gamma\n");
        Assert.Equal(["Alpha", "Beta", "Gamma"], read.Names());
        Assert.Equal(2, read.Material.Ties.Count);
    }

    [Fact]
    public void That_both_rows_of_a_list_name_each_other_confirms_nothing_and_parallel_ties_are_one()
    {
        var read = Given.Read(Groups, Given.File("from,to,kind,strength\n1,2,friends,1\n2,1,Friends,3\n1,3,,1\n1,3,,2\n1,2,rivals,1\n", "ties.csv"));

        Assert.Equal([new("1", "2", "friends", 3), new("1", "3", "", 2), new("1", "2", "rivals")], read.Material.Ties);
        Assert.Contains(read.Notes, note => note.ToString().StartsWith("2 ties were stated more than once", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_column_says_of_confirmation_wins()
    {
        var ties = Given.Read(Groups, Given.File("from,to,confirmed\n1,2,no\n2,1,no\n1,3,yes\n", "ties.csv")).Material.Ties;
        Assert.Equal([false, true], ties.Select(tie => tie.Confirmed));
    }

    [Fact]
    public void A_column_that_names_other_groups_makes_ties()
    {
        var read = Given.Read("name,works with\nAlpha,\"Beta, Gamma & Co, Ltd\"\nBeta,Alpha\n\"Gamma & Co, Ltd\",Nobody Known\nDelta,alpha; beta\n");

        Assert.Equal(["alpha-beta", "delta-alpha", "delta-beta"], read.Material.Ties.Where(tie => tie.From != "alpha" || tie.To == "beta").Select(tie => $"{tie.From}-{tie.To}"));
        Assert.All(read.Material.Ties, tie => Assert.False(tie.Confirmed));
        Assert.All(read.Material.Ties, tie => Assert.Equal("works with", tie.Kind));
        Assert.Contains(read.Material.Skipped, row => row.Row == 4 && row.Reason.ToString().Contains("Nobody Known", StringComparison.Ordinal));
    }

    [Fact]
    public void A_column_that_names_nobody_here_is_kept_and_that_is_said()
    {
        var read = Given.Read("name,partners\nAlpha,The council\nBeta,A school\nGamma,Some church\n");

        Assert.Empty(read.Material.Ties);
        Assert.Equal("The council", read.Material.Groups[0].Others.Single().Value);
        Assert.Single(read.Tables[0].Notes);
        Assert.Contains("kept as it is: partners", read.Tables[0].Choices(), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_that_shared_events_are_tied_by_how_many()
    {
        var read = Given.Read("group,event\nA,March\nB,March\nA,Camp\nB,Camp\nC,Camp\nD,Alone\n");

        Assert.Equal([new("a", "b", "shared events", 2) { Through = ["Camp", "March"] }, new("a", "c", "shared events") { Through = ["Camp"] },
            new("b", "c", "shared events") { Through = ["Camp"] }], read.Material.Ties.OrderBy(tie => tie.From + tie.To, StringComparer.Ordinal));
        Assert.Equal(["March", "Camp", "Alone"], read.Material.Groups.Where(group => group.Kind == GroupKind.Event).Select(group => group.Name));
        Assert.Equal(["A", "B", "C", "D"], read.Material.Groups.Where(group => group.Kind == GroupKind.Group).Select(group => group.Name));
    }

    [Fact]
    public void A_matrix_of_groups_and_events_is_the_same_as_a_list()
    {
        var list = Given.Read("group,event\nA,March\nA,Camp\nB,March\nB,Camp\nC,Camp\n").Material.Ties;
        var matrix = Given.Read("group,March,Camp,Feast\nA,1,x,0\nB,1,1,\nC,0,1,\n").Material.Ties;
        Assert.Equal(list.OrderBy(tie => tie.From + tie.To, StringComparer.Ordinal), matrix.OrderBy(tie => tie.From + tie.To, StringComparer.Ordinal));
    }

    [Fact]
    public void A_matrix_is_one_though_its_events_are_called_by_common_words()
    {
        var read = Given.Read(",March,Assembly,Camp\nA,x,,x\nB,x,x,\nC,,x,x\n");

        Assert.Equal(["A", "B", "C"], read.Material.Groups.Where(group => group.Kind == GroupKind.Group).Select(group => group.Name));
        Assert.Equal(3, read.Material.Ties.Count);
    }

    [Fact]
    public void A_matrix_of_groups_and_groups_is_their_ties()
    {
        var ties = Given.Read(",A,B,C\nA,0,2,0\nB,2,0,1\nC,0,1,0\n").Material.Ties;
        Assert.Equal([new("a", "b", "", 2), new("b", "c")], ties);
    }

    [Fact]
    public void A_column_of_networks_ties_those_who_share_one()
    {
        var read = Given.Read("name,town,description,networks\nA,Leeds,x,North; Free\nB,York,y,North\nC,Hull,z,\n");
        Assert.Equal(new Tie("a-leeds", "b-york", "shared networks") { Through = ["North"] }, Assert.Single(read.Material.Ties));
        Assert.Equal(2, read.Material.Groups.Count(group => group.Kind == GroupKind.Network));
    }

    [Fact]
    public void A_huge_event_ties_its_groups_to_itself_and_says_so()
    {
        var read = Given.Read("group,event\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"G{i},Everybody\n")));
        Assert.Equal(300, read.Material.Ties.Count);
        Assert.All(read.Material.Ties, tie => Assert.Equal("everybody", tie.To));
        Assert.Contains(read.Notes, note => note.ToString().Contains("300 groups", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_of_ties_without_rows_is_no_ties()
    {
        var read = Given.Read(Groups, Given.File("from,to,kind,strength\n", "ties.csv"));

        Assert.Equal(4, read.Material.Groups.Count);
        Assert.Empty(read.Material.Ties);
    }

    [Fact]
    public void Whether_an_edge_has_a_direction_is_not_its_kind()
    {
        var read = Given.Read(Groups, Given.File("Source,Target,Type,Id,Weight\n1,2,Undirected,0,1\n2,1,Undirected,1,1\n2,3,Directed,2,1\n", "edges.csv"));

        Assert.Equal([new("1", "2"), new("2", "3")], read.Material.Ties);
    }
}
