using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Storage;

namespace Weft.Accounts;

/// <summary>A machine that has another host secret than the one that passphrases were made with.</summary>
public class HostSecretTests
{
    private const string Told = "The host secret of this machine is not the one that passphrases were made with";

    [Theory, ClassData(typeof(Engines))]
    public async Task Says_so_when_it_starts_until_somebody_came_back_with_a_recovery_code(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        string code;
        await using (var weft = await RunningWeft.Start(shelf))
        {
            code = Settler.CodeOf(await Settler.SetUp(new Person(weft.Http), weft.Setup!));
            Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
        }
        var file = HostSecretFile.PathFor(shelf.Folder);
        var old = await File.ReadAllTextAsync(file);
        File.Delete(file);

        await using (var weft = await RunningWeft.Start(shelf))
        {
            var back = await new Person(weft.Http).Open("/recover");
            const string another = "lantern gravel minute oboe";
            await back.Press("Open my account", ("Recovery code", code), ("New passphrase", another), ("The same once more", another));
            Assert.Equal("", back.Wrong);
            var said = await weft.Said();
            Assert.Contains(Told, said, StringComparison.Ordinal);
            Assert.Contains(file, said, StringComparison.Ordinal);
        }
        await using (var weft = await RunningWeft.Start(shelf))
            Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);

        // Both of them: the old one is number 1, and what is made from now on is made with number 2.
        await File.WriteAllTextAsync(file, $"{old.TrimEnd()}\n2 {(await File.ReadAllTextAsync(file)).Split(' ')[1]}");
        await using (var weft = await RunningWeft.Start(shelf))
            Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, old);
        await using (var weft = await RunningWeft.Start(shelf))
            Assert.Contains(Told, await weft.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_nothing_where_it_was_not_written_down_before_and_writes_it_down()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using (var site = await WeftSite.Start(shelf)) await Settler.SetUp(site);
        await shelf.Database.Write((connection, transaction) => Dapper.SqlMapper.ExecuteAsync(connection, "update weft set host_name = null", null, transaction));

        await using (var weft = await RunningWeft.Start(shelf))
            Assert.DoesNotContain(Told, await weft.Said(), StringComparison.Ordinal);
        Assert.Equal(HostSecretFile.Open(shelf.Folder).Name("weft host 1"), await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteScalarAsync<string>(connection, "select host_name from weft")));
    }
}
