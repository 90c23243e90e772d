using System.Text;
using System.Text.Json;
using Weft.Fixtures;

namespace Weft.Map;

/// <summary>What a first map leaves open is asked for in two tables, and the command that is printed takes them in.</summary>
public sealed class NextStepsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weft next ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    /// <summary>A first map of three groups, and the command that it leads to, as a shell would read it.</summary>
    private async Task<string[]> FirstMap()
    {
        await File.WriteAllTextAsync(At("our groups.csv"), "name,town,skills\nCourt Watch,Leeds,court support; driving\nHome Soon,York,driving\n=Sum of us,Hull,\n");
        var (code, said, complained) = await WeftProgram.Run("map", At("our groups.csv"), "--out", At("out"));
        Assert.Equal((0, ""), (code, complained));
        var command = said.Split('\n').Single(line => line.Contains("--members", StringComparison.Ordinal) && line.Contains("./weft", StringComparison.Ordinal)).Trim();
        var report = await File.ReadAllTextAsync(At("out/index.html"));
        Assert.Contains(System.Text.Encodings.Web.HtmlEncoder.Default.Encode("--purpose"), report, StringComparison.Ordinal);
        return [.. System.Text.RegularExpressions.Regex.Matches(command, "'([^']*)'|(\\S+)").Skip(1).Select(word => word.Value.Trim('\'')).Where(word => word is not ("--language" or "en"))];
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    public async Task The_command_that_is_printed_takes_in_the_tables_once_they_are_filled_in(char separator)
    {
        var command = await FirstMap();
        await Change("members.csv", separator, row => row.StartsWith("Court Watch", StringComparison.Ordinal) ? row + "yes" : row);
        await Change("purpose.csv", separator, row => row.StartsWith("skill,driving", StringComparison.Ordinal) ? "skill,driving,2" : row);

        var (code, said, complained) = await WeftProgram.Run(command);

        Assert.True((code, complained) == (0, ""), said + complained);
        using var map = JsonDocument.Parse(await File.ReadAllTextAsync(At("out/map.json")));
        Assert.Equal(["Court Watch"], map.RootElement.GetProperty("groups").EnumerateArray().Where(group => group.GetProperty("member").GetBoolean()).Select(group => group.GetProperty("name").GetString()));
        var want = Assert.Single(map.RootElement.GetProperty("purpose").GetProperty("wants").EnumerateArray());
        Assert.Equal(("driving", 2), (want.GetProperty("name").GetString(), want.GetProperty("wanted").GetInt32()));
        Assert.DoesNotContain("--members", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_filled_in_is_not_written_over()
    {
        await FirstMap();
        await Change("members.csv", ',', row => row.StartsWith("Home Soon", StringComparison.Ordinal) ? row + "yes" : row);
        var filled = await File.ReadAllTextAsync(At("out/members.csv"));

        var (_, said, _) = await WeftProgram.Run("map", At("our groups.csv"), "--out", At("out"));

        Assert.Equal(filled, await File.ReadAllTextAsync(At("out/members.csv")));
        Assert.Contains("members.csv was changed already, so it was left as it is.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members.csv", "\uFEFFname;id;member;\r\nCourt Watch;court-watch-leeds;yes;\r\n")]
    [InlineData("members.csv", "\uFEFFname,id,member\r\nCourt Watch,court-watch-leeds,yes,\r\n")]
    [InlineData("members.csv", "\uFEFFname,id,member\r\nCourt Watch,court-watch-leeds,0\r\n")]
    [InlineData("members.csv", "name,member\nCourt Watch,\n")]
    [InlineData("purpose.csv", "what,name,wanted\nskill,our own want,0\n")]
    [InlineData("purpose.csv", "")]
    public async Task Nor_is_what_a_spreadsheet_or_a_person_changed_otherwise(string name, string text)
    {
        await FirstMap();
        await File.WriteAllTextAsync(At("out/" + name), text);

        var (_, said, _) = await WeftProgram.Run("map", At("our groups.csv"), "--out", At("out"));

        Assert.Equal(text, await File.ReadAllTextAsync(At("out/" + name)) is var kept && text.StartsWith('\uFEFF') ? "\uFEFF" + kept : kept);
        Assert.Contains(name + " was changed already", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_nobody_changed_follow_the_groups()
    {
        await FirstMap();
        await File.AppendAllTextAsync(At("our groups.csv"), "\"Bread, and Roses\",Bath,cooking\n");

        Assert.DoesNotContain("changed already", (await WeftProgram.Run("map", At("our groups.csv"), "--out", At("out"))).Said, StringComparison.Ordinal);
        Assert.DoesNotContain("changed already", (await WeftProgram.Run("map", At("our groups.csv"), "--out", At("out"))).Said, StringComparison.Ordinal);

        Assert.Contains("\"Bread, and Roses\"", await File.ReadAllTextAsync(At("out/members.csv")), StringComparison.Ordinal);
        Assert.Contains("skill,cooking,0", await File.ReadAllTextAsync(At("out/purpose.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_options_stand_before_files_whose_names_look_like_options()
    {
        await File.WriteAllTextAsync(At("a.csv"), "name\nCourt Watch\n");
        var (_, said, _) = await WeftProgram.RunIn("C.UTF-8", "map", "--out", At("out"), "--", At("a.csv"));
        Assert.EndsWith($" -- {At("a.csv")}", said.TrimEnd().Replace("'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("--members", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Our coalition")]
    [InlineData("es", "Nuestra coalici")]
    public async Task A_report_without_a_title_is_of_our_coalition(string language, string title)
    {
        await File.WriteAllTextAsync(At("a.csv"), "name\nCourt Watch\n");
        await WeftProgram.RunIn("C.UTF-8", "map", At("a.csv"), "--out", At("out"), "--language", language);
        Assert.Contains("<h1><bdi>" + title, await File.ReadAllTextAsync(At("out/index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_that_nobody_filled_in_yet_are_said_and_the_map_is_made()
    {
        var (code, said, complained) = await WeftProgram.Run(await FirstMap());

        Assert.Equal((0, ""), (code, complained));
        Assert.Contains("Write a number under “wanted”", said, StringComparison.Ordinal);
        Assert.Contains("Nobody is marked in members.csv yet", said, StringComparison.Ordinal);
    }

    private async Task Change(string name, char separator, Func<string, string> change)
    {
        var rows = (await File.ReadAllTextAsync(At("out/" + name))).TrimStart('\uFEFF').Split("\r\n").Select(change);
        await File.WriteAllTextAsync(At("out/" + name), string.Join("\r\n", rows).Replace(',', separator), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }
}
