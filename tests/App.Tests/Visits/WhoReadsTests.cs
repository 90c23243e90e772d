using Weft.Fixtures;

namespace Weft.Visits;

/// <summary>A form says who reads what is typed into it.</summary>
public class WhoReadsTests
{
    [Fact]
    public async Task Whoever_writes_on_what_somebody_from_outside_reads_is_told_so_and_whoever_adds_a_file_too()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space, note, lawyer) = await Lawyer.Reads(site);
        await facilitator.Open(space);

        Assert.Contains("and one person from outside.", (await facilitator.Open(note + "/edit")).Text, StringComparison.Ordinal);
        Assert.Contains("and one person from outside.", (await facilitator.Open(note + "/add-file")).Text, StringComparison.Ordinal);
        Assert.Contains("and nobody else.", (await facilitator.Open(space + "/notes/new/edit")).Text, StringComparison.Ordinal);

        await lawyer.Open(Lawyer.At(space));
        await lawyer.Press("Give it back");
        await facilitator.Open(space);
        Assert.Contains("and nobody else.", (await facilitator.Open(note + "/edit")).Text, StringComparison.Ordinal);
    }
}
