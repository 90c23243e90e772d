using System.Data.Common;
using Dapper;
using NodaTime;
using NodaTime.Text;
using Weft.Places;
using Weft.Storage;

namespace Weft.Groups;

/// <summary>Puts lists on the public shelf and takes them back, in one transaction each.</summary>
public sealed class ShelfPublisher(Database database, RemovalMarks marks, IClock clock, IGazetteer? gazetteer = null)
{
    private const int RowsAtOnce = 1000;

    private const string Upsert = """
        insert into listing (id, source, fingerprint, name, kind, description, website, scale, place, region, country,
          latitude, longitude, precision, causes, specialisms, languages, works_in, acronym)
        values (@id, @source, @fingerprint, @name, @kind, @description, @website, @scale, @place, @region, @country,
          @latitude, @longitude, @precision, @causes, @specialisms, @languages, @works_in, @acronym)
        on conflict (id) do update set
          fingerprint = excluded.fingerprint, name = excluded.name, kind = excluded.kind, description = excluded.description,
          website = excluded.website, scale = excluded.scale, place = excluded.place, region = excluded.region,
          country = excluded.country, latitude = excluded.latitude, longitude = excluded.longitude,
          precision = excluded.precision, causes = excluded.causes, specialisms = excluded.specialisms,
          languages = excluded.languages, works_in = excluded.works_in, acronym = excluded.acronym
        """;

    /// <summary>
    /// Makes the shelf show exactly these groups of a source: new ones are added, changed ones written again, missing ones removed,
    /// and those that were taken off stay off. The same list again changes nothing.
    /// </summary>
    /// <param name="progress">Called now and then with the number of groups done.</param>
    /// <param name="keep">False to work everything out and then undo it.</param>
    public async Task<PublishedCount> Publish(Allowance allowance, IEnumerable<Group> groups, IEnumerable<Tie> ties,
        Action<int>? progress = null, bool keep = true, CancellationToken cancel = default)
    {
        try
        {
            var count = await database.Write(async (connection, transaction) =>
            {
                await TakeTurn(connection);
                var count = new PublishedCount(new(allowance.Source, allowance.Precision, gazetteer));
                var before = await AllowSource(connection, allowance);
                var shown = await PublishGroups(connection, allowance, groups, count, progress, cancel);
                await PublishTies(connection, allowance.Source, ties, shown, count, cancel);
                await connection.ExecuteAsync("update shelf set ties_taken_down = 0 where ties_taken_down > 0");
                if (before || count.IsChange) await Grow(connection);
                return keep ? count : throw new Undone(count);
            }, cancel);
            await database.Forget(cancel);
            return count;
        }
        catch (Undone undone)
        {
            return undone.Count;
        }
    }

    /// <summary>How many ties an upgrade took down, since nobody had said that both groups agreed; 0 as soon as a list was published after it.</summary>
    public static Task<long> TiesTakenDown(Database database) => database.Glance(connection => connection.ExecuteScalarAsync<long>("select ties_taken_down from shelf"));

    /// <summary>Takes a whole source back. It may be published again later.</summary>
    /// <returns>How many groups were taken back; null if there is no such source.</returns>
    public async Task<int?> Unpublish(string source, CancellationToken cancel = default)
    {
        var taken = await database.Write<int?>(async (connection, transaction) =>
        {
            await TakeTurn(connection);
            await connection.ExecuteAsync("delete from tie where source = @source", new { source });
            var listings = await connection.ExecuteAsync("delete from listing where source = @source", new { source });
            if (await connection.ExecuteAsync("delete from source where name = @source", new { source }) == 0) return null;
            await Grow(connection);
            return listings;
        }, cancel);
        if (taken is not null) await database.Forget(cancel);
        return taken;
    }

    /// <summary>Takes one group off, at once and for good: no list brings it back.</summary>
    /// <returns>The generation from which on it is gone; null if there is no such group.</returns>
    public async Task<long?> TakeOff(string id, CancellationToken cancel = default)
    {
        var gone = await database.Write(async (connection, transaction) =>
        {
            await TakeTurn(connection);
            return await TakeOff(connection, id);
        }, cancel);
        if (gone is not null) await database.Forget(cancel);
        return gone;
    }

    /// <summary>The same, for whoever has the turn; what was deleted is to be forgotten after it.</summary>
    internal async Task<long?> TakeOff(DbConnection connection, string id)
    {
        if (await connection.QuerySingleOrDefaultAsync<ListingRow>("select * from listing where id = @id", new { id }) is not { } row) return null;
        var takenOn = LocalDatePattern.Iso.Format(clock.GetCurrentInstant().InUtc().Date);
        foreach (var mark in marks.Of(row.Listing))
            await connection.ExecuteAsync("""
                insert into taken_off (mark, key_id, taken_on) values (@mark, @KeyId, @takenOn) on conflict (mark) do nothing
                """, new { mark, marks.KeyId, takenOn });
        await connection.ExecuteAsync("delete from taken_off where mark = @mark", new { mark = marks.OfAllowedAgain(id) });
        await connection.ExecuteAsync("delete from listing where id = @id", new { id });
        await connection.ExecuteAsync("delete from hidden_listing where listing_id = @id", new { id });
        return await Grow(connection);
    }

    /// <summary>Who changes the shelf takes turns, on all nodes.</summary>
    internal static Task TakeTurn(DbConnection connection) =>
        connection.ExecuteAsync("update shelf set generation = generation where id = 1");

    internal static Task<long> Grow(DbConnection connection) =>
        connection.ExecuteScalarAsync<long>("update shelf set generation = generation + 1 where id = 1 returning generation");

    /// <returns>Whether a reader could see the change.</returns>
    private async Task<bool> AllowSource(DbConnection connection, Allowance allowance)
    {
        var now = clock.GetCurrentInstant();
        var was = await connection.QuerySingleOrDefaultAsync<PublishedSource>("select * from source where name = @Source", new { allowance.Source });
        var row = new
        {
            Name = allowance.Source,
            allowance.AllowedBy,
            AllowedAt = was?.AllowedBy == allowance.AllowedBy ? was.AllowedAt : InstantPattern.General.Format(now),
            CheckedOn = LocalDatePattern.Iso.Format(now.InUtc().Date),
            Precision = allowance.Precision.ToString(),
        };
        if (was is not null && was.AllowedBy == row.AllowedBy && was.CheckedOn == row.CheckedOn && was.Precision == row.Precision) return false;
        await connection.ExecuteAsync("""
            insert into source (name, allowed_by, allowed_at, checked_on, precision)
            values (@Name, @AllowedBy, @AllowedAt, @CheckedOn, @Precision)
            on conflict (name) do update set allowed_by = excluded.allowed_by, allowed_at = excluded.allowed_at,
              checked_on = excluded.checked_on, precision = excluded.precision
            """, row);
        return true;
    }

    /// <returns>The listing's id for each id of the source.</returns>
    private async Task<Dictionary<string, string>> PublishGroups(DbConnection connection, Allowance allowance, IEnumerable<Group> groups,
        PublishedCount count, Action<int>? progress, CancellationToken cancel)
    {
        var takenOff = await TakenOff(connection);
        var there = (await connection.QueryAsync<(string Id, string Fingerprint)>(
            "select id, fingerprint from listing where source = @Source", new { allowance.Source })).ToDictionary(row => row.Id, row => row.Fingerprint);
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<object?[]>(RowsAtOnce);
        var done = 0;
        foreach (var group in groups)
        {
            cancel.ThrowIfCancellationRequested();
            Add(group);
            if (rows.Count == RowsAtOnce) await Write();
            if (++done % RowsAtOnce == 0) progress?.Invoke(done);
        }
        await Write();
        progress?.Invoke(done);
        var gone = there.Keys.Except(shown.Values).Order(StringComparer.Ordinal).Select(id => new object?[] { id }).ToList();
        await database.ExecuteMany(connection, "delete from listing where id = @id", ["id"], gone, cancel);
        count.Removed = gone.Count;
        return shown;

        void Add(Group group)
        {
            var (listing, why) = count.Publication.Publish(group);
            if (listing is null) count.Skip(group, why!);
            else if (marks.Match(listing, takenOff)) count.StayOff(listing);
            else if (!shown.TryAdd(group.Id, listing.Id)) count.Skip(group, new("Another row has the same id"));
            else Compare(listing);
        }

        void Compare(Listing listing)
        {
            count.Show(listing);
            var fingerprint = ListingRow.Fingerprint(listing);
            if (!there.TryGetValue(listing.Id, out var was)) count.Added++;
            else if (was != fingerprint) count.Changed++;
            else
            {
                count.Unchanged++;
                return;
            }
            rows.Add(ListingRow.Values(listing, fingerprint));
        }

        async Task Write()
        {
            await database.ExecuteMany(connection, Upsert, ListingRow.Columns, rows, cancel);
            rows.Clear();
        }
    }

    private async Task<HashSet<string>> TakenOff(DbConnection connection)
    {
        if (await connection.ExecuteScalarAsync<string?>("select min(key_id) from taken_off where key_id <> @KeyId", new { marks.KeyId }) is not null)
            throw new DatabaseException(new Reason("Groups were taken off under another host secret, and without it they would come back. Put that file back beside the data folder (data.host-secret, or where WEFT_HOST_SECRET says) and try again. Nothing was changed."));
        return [.. await connection.QueryAsync<string>("select mark from taken_off")];
    }

    private async Task PublishTies(DbConnection connection, string source, IEnumerable<Tie> ties, Dictionary<string, string> shown,
        PublishedCount count, CancellationToken cancel)
    {
        var wanted = new HashSet<(string From, string To, string Kind)>();
        foreach (var tie in ties)
        {
            if (!tie.Confirmed) count.UnconfirmedTies++;
            else if (shown.TryGetValue(tie.From, out var from) && shown.TryGetValue(tie.To, out var to) && from != to)
                wanted.Add(string.CompareOrdinal(from, to) < 0 ? (from, to, count.Publication.Kind(tie)) : (to, from, count.Publication.Kind(tie)));
        }
        var there = (await connection.QueryAsync<(string From, string To, string Kind)>(
            "select from_id, to_id, kind from tie where source = @source", new { source })).ToHashSet();
        var gone = there.Except(wanted).Select(tie => new object?[] { tie.From, tie.To, tie.Kind }).ToList();
        var added = wanted.Except(there).Select(tie => new object?[] { tie.From, tie.To, tie.Kind, source }).ToList();
        await database.ExecuteMany(connection, "delete from tie where from_id = @from_id and to_id = @to_id and kind = @kind",
            ["from_id", "to_id", "kind"], gone, cancel);
        await database.ExecuteMany(connection, "insert into tie (from_id, to_id, kind, source) values (@from_id, @to_id, @kind, @source)",
            ["from_id", "to_id", "kind", "source"], added, cancel);
        (count.Ties, count.TiesChanged) = (wanted.Count, gone.Count + added.Count);
    }

    /// <summary>Carries the count out of a transaction that is not to be kept.</summary>
    private sealed class Undone(PublishedCount count) : Exception
    {
        public PublishedCount Count => count;
    }
}

/// <summary>Who allows which list to be shown, and how closely its places.</summary>
public sealed record Allowance(string Source, string AllowedBy, Precision Precision);
