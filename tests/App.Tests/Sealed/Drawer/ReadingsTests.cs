using System.Net;
using NodaTime;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>Whoever opens a whole space record by record is stopped on the way, and seen.</summary>
public class ReadingsTests
{
    [Fact]
    public async Task Who_opens_hundreds_of_records_within_minutes_is_paused_and_shown_to_the_others()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        var copier = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");

        var opened = 0;
        while (opened < 2 * Readings.Most && (await copier.Open(note)).Status == HttpStatusCode.OK)
            opened++;

        Assert.InRange(opened, Readings.Most - 20, Readings.Most);
        Assert.DoesNotContain("under the mat", copier.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await copier.Open(space)).Status);
        Assert.Contains("You are paused in " + Circle.Name, (await copier.Open("/spaces")).Text, StringComparison.Ordinal);
        await facilitator.Open(space + "/people");
        Assert.Contains("Paused because hundreds of records were opened within minutes with this account.", facilitator.Text, StringComparison.Ordinal);
        Assert.Contains("Siôn opened hundreds of records within minutes, and was paused by that.", (await facilitator.Open(space + "/log")).Text, StringComparison.Ordinal);
        await Circle.Do(facilitator, space, "Siôn", "End the pause");
        Assert.Equal(HttpStatusCode.OK, (await copier.Open(note)).Status);
    }

    [Fact]
    public async Task What_somebody_saves_with_the_press_that_pauses_them_is_saved_and_not_called_lost()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var writer = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var note = (await Circle.Write(facilitator, space, "Keys", "under the mat")).Path;
        for (var opened = 1; opened < Readings.Most; opened++)
            Assert.Equal(HttpStatusCode.OK, (await writer.Open(note)).Status);
        await writer.Open(note + "/edit");

        await writer.Press("Save the note", ("Text", "with the neighbours"));

        Assert.Equal(HttpStatusCode.NotFound, writer.Status);
        Assert.DoesNotContain("was not saved", writer.Text, StringComparison.Ordinal);
        Assert.Contains("with the neighbours", (await facilitator.Open(note)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.Open(space)).Status);
    }

    [Fact]
    public async Task Who_looks_at_lists_and_their_own_card_is_not_paused_however_often()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        await Circle.Write(person, space, "Keys", "under the mat");

        for (var opened = 0; opened <= Readings.Most; opened++)
        {
            foreach (var page in (string[])["", "/me"])
                Assert.Equal(HttpStatusCode.OK, (await person.Open(space + page)).Status);
        }
    }

    [Fact]
    public async Task Who_reads_as_much_over_a_day_is_not()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        var note = (await Circle.Write(person, space, "Keys", "under the mat")).Path;

        for (var opened = 0; opened < 2 * Readings.Most; opened++)
        {
            if (opened % 100 == 0) shelf.Clock.Now += Duration.FromMinutes(10);
            Assert.Equal(HttpStatusCode.OK, (await person.Open(note)).Status);
        }
    }
}
