using NodaTime;
using Weft.Archives;
using Weft.Fixtures;
using Weft.Notes;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>What was promised to be gone by a day is gone by it, though nobody is signed in.</summary>
public class PurgeTests
{
    private static readonly Kind<NoteCard, CardLine> Passing =
        new Kind<NoteCard, CardLine>("note", "notes", "Note", "a note", note => note.Title, _ => new()).Upgrades(Shape.HeadIntoBody).Purged(note => note.Text.Length > 0 ? new LocalDate(2026, 6, 1) : null);

    [Theory, ClassData(typeof(Engines))]
    public async Task A_card_goes_on_its_day_and_one_without_a_day_stays(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (facilitator, path) = await Circle.Make(site);
        using var viewer = await Mover.Viewer(site, facilitator);
        using var space = (await site.Get<SpaceBook>().Find(viewer, path.Split('/')[^1]))!;
        var drawer = site.Get<CardDrawer>();
        var (goes, stays, changed) = (Identifier.Random(), Identifier.Random(), Identifier.Random());
        foreach (var (id, text) in ((string, string)[])[(goes, "until June"), (stays, ""), (changed, "until June")])
            await drawer.Put(space, "note", Passing.Card(id, 0, new() { Title = "Offer", Text = text, ReviewOn = new(2027, 5, 20) }), null);
        // Whoever takes the promise back by a change takes its day away.
        var read = (await drawer.Look<CardLine, NoteCard>(space, "note", changed, default, Passing.Read))!;
        await drawer.Put(space, "note", Passing.Card(changed, read.Version, read.Body with { Text = "" }), null);
        var purge = new SpacePurge(site.Get<SpaceStore>(), drawer, site.Get<Sealed.FileDrawer>(), site.Get<Sealed.Visitors>(), shelf.Database, shelf.Clock);

        shelf.Clock.Now = Instant.FromUtc(2026, 5, 31, 23, 59);
        await purge.Run(new(), default);
        Assert.Equal(3, (await drawer.Heads<CardLine>(space, "note")).Count);
        shelf.Clock.Now = Instant.FromUtc(2026, 6, 1, 0, 0);
        await purge.Run(new(), default);
        Assert.Equal(new[] { stays, changed }.Order(), (await drawer.Heads<CardLine>(space, "note")).Select(card => card.Id).Order());
    }
}
