using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Weft.Spaces;

namespace Weft.Sealed;

/// <param name="Card">As it is now.</param>
/// <param name="Entry">What the log of the space says of it; null for nothing.</param>
public sealed record Done<T>(T Card, LogEntry? Entry = null);

/// <summary>The cards of one kind, by what is said of it.</summary>
public class Cards<T, TLine>(Kind<T, TLine> kind, CardDrawer drawer, MemberCards members, FilesInArchive files) : ICards, IArchivePart
    where T : CardText, new() where TLine : CardLine
{
    public Kind<T, TLine> Kind => kind;
    public string Name => kind.Name;
    public string Label => kind.Label;
    public string One => kind.One;
    public bool IsForVisitors => kind.Visited is not null;
    protected CardDrawer Drawer => drawer;
    protected MemberCards Members => members;

    public string Address(string id) => kind.Address(id);

    public virtual Task<IReadOnlyList<CardHead<TLine>>> All(OpenSpace space, CancellationToken cancel = default) => drawer.Heads<TLine>(space, Name, cancel);

    /// <summary>Opens a card in full, which is counted.</summary>
    public Task<Card<TLine, T>?> Find(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Find<TLine, T>(space, Name, id, cancel, kind.Read);

    /// <summary>Opens a card for something else than showing it.</summary>
    public Task<Card<TLine, T>?> Look(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Look<TLine, T>(space, Name, id, cancel, kind.Read);

    /// <summary>Saves what was written on a card, as its next edition.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="before">As it was read; null for a new one.</param>
    /// <param name="id">Of the card.</param>
    /// <param name="card">All of it but who and when.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Write(OpenSpace space, Card<TLine, T>? before, string id, T card, CancellationToken cancel = default)
    {
        var entry = Noting.Saving(Name, space.Account, space.Now, before is null ? null : (before.Body.By, before.Body.At));
        card = card with { By = space.Account, Before = null, At = space.Now, Edition = (before?.Body.Edition ?? 0) + 1 };
        return drawer.Put(space, Name, kind.Card(id, before?.Version ?? 0, card), entry, cancel);
    }

    /// <summary>Saves what became of a card: no new edition of what is written on it.</summary>
    public Task<CardDrawer.Outcome> Put(OpenSpace space, Card<TLine, T> before, Done<T> done, CancellationToken cancel = default) =>
        drawer.Put(space, Name, kind.Card(before.Id, before.Version, done.Card), done.Entry, cancel);

    /// <summary>Adds a file that was taken in.</summary>
    public Task<CardDrawer.Outcome> Add(OpenSpace space, Card<TLine, T> card, AttachedFile file, CancellationToken cancel = default) =>
        Put(space, card, [.. kind.Files!.Get(card.Body), file], FileDrawer.Keep(space, file.Id, card.Id), cancel);

    /// <summary>Takes a file out, and deletes it.</summary>
    public Task<CardDrawer.Outcome> TakeOut(OpenSpace space, Card<TLine, T> card, string file, CancellationToken cancel = default) =>
        Put(space, card, [.. kind.Files!.Get(card.Body).Where(kept => kept.Id != file)], FileDrawer.Drop(space, file, card.Id), cancel);

    private Task<CardDrawer.Outcome> Put(OpenSpace space, Card<TLine, T> card, ValueList<AttachedFile> kept, Func<DbConnection, DbTransaction, Task> also, CancellationToken cancel) =>
        drawer.Put(space, Name, kind.Card(card.Id, card.Version, kind.Files!.With(card.Body, kept)), Noting.Saving(Name, space.Account, space.Now, (card.Body.By, card.Body.At)), also, cancel);

    public virtual async Task<IReadOnlyList<ReviewedCard>> Reviewed(OpenSpace space, CancellationToken cancel) => !kind.IsReviewed ? [] :
        [.. from card in await All(space, cancel)
            let day = card.Head.ReviewOn
            where day is not null && kind.RefuseTending(card.Head, space) is null
            select new ReviewedCard(this, card.Id, card.Version, card.Head.Title, day.Value, Address(card.Id))];

    public async Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel) =>
        await Find(space, id, cancel) is { } found && found.Version == version
            ? await Put(space, found, new(found.Body with { ReviewOn = on }), cancel)
            : CardDrawer.Outcome.ChangedMeanwhile;

    public virtual Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel) =>
        drawer.Delete(space, Name, id, Noting.Deleting(Name, space.Account, space.Now), version, cancel);

    public Visited? Visit(byte[] head, byte[] body) => kind.Visited?.Invoke(kind.Read(head, body));

    public virtual async Task<IReadOnlyList<HeldCard>> Held(OpenSpace space, Words words, CancellationToken cancel)
    {
        var names = await members.Names(space, cancel);
        var held = new List<HeldCard>();
        await foreach (var (id, _, _, card) in drawer.Each<TLine, T>(space, Name, kind.Read, cancel))
            held.Add(new(kind.Title(card), Address(id), [.. Texts(space, card, names, words)], kind.About?.Invoke(card)) { Before = Before(card) });
        return held;
    }

    /// <summary>See <see cref="HeldCard.Before"/>.</summary>
    protected IReadOnlyList<string> Before(T card) => [.. kind.People.Select(person => person.Before(card)).Append(card.Before).OfType<string>()];

    /// <summary>Everything in a card that may name somebody, but its title.</summary>
    protected IEnumerable<string> Texts(OpenSpace space, T card, IReadOnlyDictionary<string, MemberHead> names, Words words)
    {
        foreach (var field in kind.Fields.Where(field => field.IsText))
        {
            if (field.Typed(card) is { Length: > 0 } text && !(field is Line<T> && text == kind.Title(card))) yield return field.Form.IsMarkdown ? Marked.ToText(text) : text;
        }
        foreach (var person in kind.People)
        {
            if (names.NameOf(person.Account(card, space.Roster)) is { } now) yield return person.Told is null ? now : words[person.Told, now];
            else if (person.Before(card) is { } before) yield return before;
        }
        foreach (var file in kind.Files?.Get(card) ?? [])
        {
            yield return file.Name;
            yield return file.Description;
        }
        if (card.Before is not null) yield return card.Before;
    }

    string IArchivePart.Name => kind.Path;

    async Task IArchivePart.Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel)
    {
        var names = await members.Names(space, cancel);
        await foreach (var (id, _, _, card) in drawer.Each<TLine, T>(space, Name, kind.Read, cancel))
        {
            // Written or deleted while this file is made: what cannot be without another card is left out where that is not in it.
            if (kind.Refs.Any(other => other.IsRequired && !(other.Id(card) is { } there && to.Has(there)))) continue;
            if (kind.Files is not null) await files.Put(space, kind.Files.Get(card), to, cancel);
            await to.Put(this, Archived(space, id, card, names, to), cancel, id);
        }
    }

    private JsonObject Archived(OpenSpace space, string id, T card, IReadOnlyDictionary<string, MemberHead> names, ArchiveWriter to)
    {
        var record = new JsonObject { ["id"] = to.MarkOf(id) };
        void Say(string property, string? said)
        {
            if (said is { Length: > 0 }) record[Property(property)] = said;
        }
        foreach (var field in kind.Fields) Say(field.Name, field.Typed(card));
        foreach (var person in kind.People) Say(person.Name, names.NameOf(person.Account(card, space.Roster)) ?? person.Before(card));
        foreach (var other in kind.Refs) Say(other.Name, other.Id(card) is { } there ? to.MarkOf(there) : null);
        Say("at", InstantPattern.ExtendedIso.Format(card.At));
        Say("reviewOn", card.ReviewOn is { } day ? LocalDatePattern.Iso.Format(day) : null);
        Say("by", names.NameOf(card.By) ?? card.Before);
        if (kind.Files?.Get(card) is { Count: > 0 } attached) record["files"] = new JsonArray([.. attached.Select(file => JsonValue.Create(file.Name))]);
        return record;
    }

    public virtual async Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var said = new ArchivedFields(record.Record);
        // Archives of before version 2 have no marks.
        var id = said.Take("id") is { } mark ? to.IdOf(mark) : Vault.Identifier.Random();
        var card = Take(said, new(), to);
        var attached = said.TakeNames("files");
        said.End();
        if (!to.Held.Select(file => file.Name).SequenceEqual(attached) || to.Held.Count > (kind.Files?.Most ?? 0)) throw new InvalidDataException();
        if (kind.Files is not null) card = kind.Files.With(card, to.Held);
        await Arrive(to, id, card, cancel);
    }

    /// <summary>Puts a card into a new space, if a form could have made it.</summary>
    /// <exception cref="InvalidDataException">None could.</exception>
    protected virtual async Task Arrive(UnfinishedSpace to, string id, T card, CancellationToken cancel)
    {
        if (kind.Checked(card, to.Today) is not null) throw new InvalidDataException();
        await to.Put(Name, kind.Card(id, 0, card), withFiles: kind.Files is not null, cancel);
    }

    /// <summary>All of a card but its files, from what a record says of it.</summary>
    /// <exception cref="InvalidDataException">No form could have made it.</exception>
    /// <param name="refs">Whether it says at which cards it points.</param>
    protected T Take(ArchivedFields said, T card, UnfinishedSpace to, bool refs = true)
    {
        foreach (var field in kind.Fields)
        {
            var typed = said.Take(Property(field.Name)) ?? "";
            if (field is Line<T> && typed.Trim().Length > 0) typed = OneLine.OfBefore(typed);
            card = field.Take(card, typed) is (var taken, null) ? taken : throw new InvalidDataException();
        }
        foreach (var person in kind.People) card = person.With(card, Somebody(said.Take(Property(person.Name))));
        foreach (var other in refs ? kind.Refs : [])
        {
            var there = said.Take(Property(other.Name)) is { } mark ? to.IdOf(mark) : null;
            if (there is null ? other.IsRequired : other.IsRequired && !to.Has(there)) throw new InvalidDataException();
            card = other.With(card, there);
        }
        card = card with { Edition = 1, At = said.At("at") ?? throw new InvalidDataException(), Before = Somebody(said.Take("by")) };
        return kind.IsReviewed ? card with { ReviewOn = Reviewing.AtMost(Calling.DayOf(said.Take("reviewOn")) ?? throw new InvalidDataException(), to.Today) } : card;
    }

    private static string? Somebody(string? archived) => archived?.Length > MemberCards.MostName ? throw new InvalidDataException() : OneLine.Of(archived) is { Length: > 0 } name ? name : null;

    private static string Property(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}

public static class CardsSetup
{
    /// <summary>A kind of card: whatever shows all kinds shows it too, from now on.</summary>
    public static void AddCards<T, TLine>(this IServiceCollection services, Kind<T, TLine> kind) where T : CardText, new() where TLine : CardLine
    {
        services.AddSingleton(kind);
        services.AddCards<Cards<T, TLine>>();
    }

    /// <summary>The same, of cards that do more than others.</summary>
    public static void AddCards<TCards>(this IServiceCollection services) where TCards : class, ICards
    {
        services.AddSingleton<TCards>();
        services.AddSingleton<ICards>(given => given.GetRequiredService<TCards>());
        if (typeof(TCards).IsAssignableTo(typeof(IArchivePart))) services.AddSingleton(given => (IArchivePart)given.GetRequiredService<TCards>());
    }
}
