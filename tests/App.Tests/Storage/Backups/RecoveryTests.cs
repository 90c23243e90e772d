using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Places;

namespace Weft.Storage.Backups;

public class RecoveryTests
{
    private const string Another = "lantern gravel minute oboe";

    [Theory]
    [InlineData(Engine.Sqlite, Engine.Sqlite)]
    [InlineData(Engine.Sqlite, Engine.Postgres)]
    [InlineData(Engine.Postgres, Engine.Sqlite)]
    public async Task Backup_key_and_one_sheet_bring_a_person_everything_back_on_a_new_machine(Engine engine, Engine other)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var machine = await TestShelf.Open(other);
        await shelf.Publish("north", Samples.Many(3));
        var (note, code) = await Belongings.Live(shelf);
        var key = await OfflineKey.Make(shelf);

        await key.Restore(await key.BackUp(shelf), machine);

        await using var moved = await WeftSite.Start(machine);
        Assert.Equal("Sign in", (await Settler.SignIn(moved)).Title);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await new Person(moved).Open(moved.Get<SetupLink>().Path)).Status);
        var back = await new Person(moved).Open("/recover");
        await back.Press("Open my account", ("Recovery code", code), ("New passphrase", Another), ("The same once more", Another));
        Assert.Contains("Under the mat.", (await back.Open(note)).Text, StringComparison.Ordinal);
        Assert.Contains("Under the mat.", (await (await Settler.SignIn(moved, passphrase: Another)).Open(note)).Text, StringComparison.Ordinal);
        Assert.Equal((await shelf.Store.All()).Listings.Count, (await machine.Store.All()).Listings.Count);
        Assert.Equal(0, (await WeftProgram.Run(machine, "check")).Code);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task With_the_old_host_secret_passphrases_work_and_who_was_taken_off_stays_off(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var machine = await TestShelf.Open(engine);
        var groups = Samples.Many(3);
        await shelf.Publish("north", groups);
        await shelf.Publisher.TakeOff((await shelf.Store.All()).Listings[0].Id);
        var key = await OfflineKey.Make(shelf);
        await using (var site = await WeftSite.Start(shelf))
            await Settler.SetUp(site);
        await key.Restore(await key.BackUp(shelf), machine);

        await Assert.ThrowsAsync<DatabaseException>(() => machine.Publish("north", groups));
        File.Copy(HostSecretFile.PathFor(shelf.Folder), HostSecretFile.PathFor(machine.Folder), overwrite: true);

        await using var moved = await WeftSite.Start(machine);
        Assert.Equal("Your spaces", (await Settler.SignIn(moved)).Title);
        await moved.Get<ShelfPublisher>().Publish(new("north", "The northern meeting", Precision.Town), groups, []);
        Assert.Equal(2, (await machine.Store.All()).Listings.Count);
    }
}
