using System.Net;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Lifts;

/// <summary>A feature that was written as the document says is whole.</summary>
public class LiftTests
{
    private const int MostLines = 120;

    [Fact]
    public void The_document_shows_every_file_as_it_is_and_all_of_it_is_short()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs/adding-a-feature.md"));
        var files = Directory.GetFiles(Lifting.Folder).Where(file => Path.GetExtension(file) is ".cs" or ".cshtml").ToList();

        Assert.Equal(7, files.Count);
        Assert.All(files, file => Assert.Contains(File.ReadAllText(file), document, StringComparison.Ordinal));
        Assert.InRange(files.Sum(file => File.ReadAllLines(file).Length), 1, MostLines);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_lift_is_offered_driven_changed_given_a_file_and_deleted(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.StartWithLifts(shelf);
        var (person, space) = await Circle.Make(site);
        var other = await Circle.InviteAndJoin(site, person, space, "Siôn");

        await person.Open(space);
        await person.Follow("Offer a lift");
        await person.Press("Save the lift", ("Where to?", ""));
        Assert.NotEqual("", person.Wrong);
        await person.Press("Save the lift", ("Where to?", "Tenter Street"), ("On which day?", "2026-06-03"), ("What else one should know", "We leave at seven"));
        var lift = person.Path;
        await person.Press("I drive");
        Assert.Contains("Łucja of the Oven drives", person.Text, StringComparison.Ordinal);

        await (await other.Open(lift)).Press("I drive");
        Assert.Contains("Somebody else drives already.", other.Text, StringComparison.Ordinal);
        await other.Follow("Change it");
        await other.Press("Save the lift", ("What else one should know", "We leave at eight"));
        Assert.Contains("We leave at eight", (await person.Open(lift)).Text, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven drives", person.Text, StringComparison.Ordinal);
        await other.Open(lift + "/add-file");
        await other.Choose("way.csv", [.. "left,right"u8]).Press("Add it", ("What is it, or what can be seen on it?", "The way"));
        await person.Open((await person.Open(lift)).Page.QuerySelector("main li a[href*='/files/']")!.GetAttribute("href")!);
        Assert.Equal("left,right", await person.Answer.Content.ReadAsStringAsync());
        Assert.Contains("Łucja of the Oven drives a lift.", (await person.Open(space + "/log")).Text, StringComparison.Ordinal);
        Assert.Contains("Tenter Street", (await other.Open(space)).Text, StringComparison.Ordinal);

        await (await other.Open(lift)).Press("Delete this lift");
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(lift)).Status);
    }
}
