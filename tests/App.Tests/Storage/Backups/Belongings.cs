using System.Globalization;
using Dapper;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Storage.Backups;

/// <summary>What stands in the tables of a Weft.</summary>
internal static class Belongings
{
    /// <summary>Groups, ties, one that was taken off, and values at the edges of what a column holds.</summary>
    public static async Task Fill(TestShelf shelf)
    {
        var groups = Samples.Many(60);
        await shelf.Publish("north", groups, [.. groups.Zip(groups.Skip(1), (one, other) => new Tie(one.Id, other.Id, "works with", 2, true))]);
        await shelf.Publisher.TakeOff((await shelf.Store.All()).Listings[7].Id);
        await shelf.Database.Write(async (connection, _) =>
        {
            foreach (var (id, text, number) in ((string, string, double?)[])
            [
                ("a", "", 0.1), ("b", "'\"; drop table listing; --\n\r\t\u0001", -1e-300), ("c", "👩🏽‍⚖️ Łódź 北京 e\u0301", double.MaxValue), ("d", new('x', 200_000), null), ("e", "\uFFFD\uFEFF", 5),
            ])
            {
                await connection.ExecuteAsync("""
                    insert into listing (id, source, fingerprint, name, kind, description, place, latitude, precision, causes, specialisms, languages, works_in)
                    values (@id, 'north', '', 'edge', '', @text, '', @number, '', '', '', '', '')
                    """, new { id, text, number });
            }
            return 0;
        });
        await AddAccount(shelf, "least", long.MinValue, [.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        await AddAccount(shelf, "most", long.MaxValue, []);
    }

    /// <summary>Two people in a space, with a note and an invitation: the link to the note, and the first one's recovery code.</summary>
    public static async Task<(string Note, string Code)> Live(TestShelf shelf)
    {
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        await person.Open("/account/recovery-sheet");
        await person.Press("Show me a new sheet to print", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        var code = Settler.CodeOf(person);
        var other = await Circle.InviteAndJoin(site, person, space, "Siôn");
        await Circle.Invite(person, space);
        return ((await Circle.Write(other, space, "Keys", "Under the mat.")).Path, code);
    }

    public static Task AddAccount(TestShelf shelf, string id, long version, byte[] body) => shelf.Database.Write((connection, _) => connection.ExecuteAsync("""
        insert into account (id, operates, name_mark, public_key, salt, memory, passes, host, proof, key_box, version, body)
        values (@id, @operates, @id, @bytes, @bytes, 1, 1, 1, @bytes, @bytes, @version, @body)
        """, new { id, operates = version > 0, bytes = new byte[32], version, body }));

    /// <summary>An account in which everything sealed is as long as it is in life.</summary>
    public static async Task AddLargeAccounts(TestShelf shelf, int count, int bytes)
    {
        using var secret = Secret.Random();
        var body = Box.Seal(secret, Label.Of("test", "", ""), new byte[bytes]);
        for (var i = 0; i < count; i++)
            await AddAccount(shelf, string.Create(CultureInfo.InvariantCulture, $"large {i:0000}"), i, body);
    }

    /// <summary>Every value of every table that a backup has, written alike for both engines.</summary>
    public static Task<List<string>> Of(TestShelf shelf) => shelf.Database.Read(async connection =>
    {
        var all = new List<string>();
        var tables = await connection.QueryAsync<string>(shelf.Connection is null
            ? "select name from sqlite_master where type = 'table'"
            : "select tablename::text from pg_tables where schemaname = 'public' and tablename <> 'session'");
        foreach (var table in tables.Where(table => table != "migration"))
        {
            all.Add(table);
            await using var row = await connection.ExecuteReaderAsync($"select * from {table}");
            while (await row.ReadAsync())
                all.Add($"{table}: {string.Join(" | ", Enumerable.Range(0, row.FieldCount).Select(i => $"{row.GetName(i)}={Written(row.GetValue(i))}"))}");
        }
        all.Sort(StringComparer.Ordinal);
        return all;
    });

    private static string Written(object value) => value switch
    {
        DBNull => "null",
        byte[] bytes => "x" + Convert.ToHexString(bytes),
        string text => $"\"{text}\"",
        bool said => said ? "1" : "0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };
}
