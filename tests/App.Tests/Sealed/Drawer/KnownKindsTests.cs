using Dapper;
using Weft.Fixtures;
using Weft.Spaces;
using Weft.Storage;

namespace Weft.Sealed;

public class KnownKindsTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_Weft_that_does_not_know_a_kind_of_record_does_not_start_and_names_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using (var site = await WeftSite.Start(shelf))
        {
            var (person, space) = await Circle.Make(site);
            await Circle.Write(person, space, "Keys", "under the mat");
        }
        await using (await WeftSite.Start(shelf)) { }
        await shelf.Database.Write((connection, transaction) => connection.ExecuteAsync("update card set kind = 'spell' where kind = 'note'", null, transaction));

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => WeftSite.Start(shelf));

        Assert.Contains("of the kind: spell. A newer Weft wrote them.", refused.Message, StringComparison.Ordinal);
    }
}
