using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Storage;

namespace Weft.Accounts;

/// <summary>A machine that has another host secret than the one that passphrases were made with says so when it starts.</summary>
public class HostSecretTests
{
    private const string Told = "Accounts whose passphrase does not work here, because it was made with another host secret than that of this machine: ", Another = "lantern gravel minute oboe";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Says_how_many_passphrases_do_not_work_there_until_all_came_back_with_their_recovery_codes(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        var codes = new List<string>();
        await using (var site = await WeftSite.Start(shelf))
        {
            var facilitator = await Settler.SetUp(site);
            codes.Add(Settler.CodeOf(facilitator));
            var space = await Circle.Found(facilitator);
            codes.Add(Settler.CodeOf(await Circle.InviteAndJoin(site, facilitator, space, "Siôn")));
        }
        var file = HostSecretFile.PathFor(shelf.Folder);
        File.Delete(file);

        foreach (var (code, number) in codes.Zip((string[])["2.", "1."]))
        {
            await using var weft = await RunningWeft.Start(shelf);
            await (await new Person(weft.Http).Open("/recover")).Press("Open my account", ("Recovery code", code), ("New passphrase", Another), ("The same once more", Another));
            var said = await weft.Said();
            Assert.Contains(Told + number, said, StringComparison.Ordinal);
            Assert.Contains(file, said, StringComparison.Ordinal);
        }
        await using (var weft = await RunningWeft.Start(shelf))
            Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_nothing_where_it_has_the_old_one_beside_its_own()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using (var site = await WeftSite.Start(shelf)) await Settler.SetUp(site);
        // The old one is number 1, and what is made from now on is made with number 2.
        await File.AppendAllTextAsync(HostSecretFile.PathFor(shelf.Folder), Vault.HostSecrets.NewLine(2));

        await using var weft = await RunningWeft.Start(shelf);
        Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_nothing_of_passphrases_of_which_it_was_not_written_down()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using (var site = await WeftSite.Start(shelf)) await Settler.SetUp(site);
        await shelf.Database.Write((connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, "update account set host_name = null", null, transaction));
        File.Delete(HostSecretFile.PathFor(shelf.Folder));

        await using var weft = await RunningWeft.Start(shelf);
        Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
    }
}
