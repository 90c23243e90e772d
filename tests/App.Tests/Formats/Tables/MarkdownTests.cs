namespace Weft.Formats;

/// <summary>Tables as Notion, Obsidian and pads keep them.</summary>
public class MarkdownTests
{
    internal const string Page = """
        # Our groups

        Some | text with a bar.

        | Name | Town | Website |
        |:-----|:----:|--------:|
        | **Court Watch** Leeds | Leeds | [site](https://cw.example) |
        | Home \| Soon | `Bristol` |  |
        | Letters &amp; Books<br>Inside | Glasgow | <https://li.example> |

        More text.
        """;

    [Fact]
    public void A_table_among_text_is_read_without_its_marks()
    {
        var groups = Given.Read(Page).Groups.ToList();

        Assert.Equal([("Court Watch Leeds", "Leeds", "https://cw.example"), ("Home | Soon", "Bristol", null), ("Letters & Books Inside", "Glasgow", "https://li.example")],
            groups.Select(group => (group.Name, group.Place!.Name, group.Website)));
    }

    [Fact]
    public void Several_tables_are_read_each_with_its_own_headings()
    {
        var reading = Given.Read("| Group | City |\n|---|---|\n| A | Leeds |\n\ntext\n\nOrganisation | Website\n--- | ---\nB | https://b.example\n");

        Assert.Equal(["A", "B"], reading.Names());
        Assert.Equal(2, reading.Tables.Count);
    }
}
