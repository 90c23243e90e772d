using System.Data.Common;
using System.Text.Json.Serialization;
using NodaTime;
using Weft.Groups;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>What the lists of a space show of a member.</summary>
public sealed record MemberHead
{
    public string Called { get; init; } = "";
    public string Pronouns { get; init; } = "";
    /// <summary>Left out if they are open: a head has little room.</summary>
    public bool? ALittle { get; init; }
    /// <summary>The last day of their rest.</summary>
    public LocalDate? RestingUntil { get; init; }

    [JsonIgnore]
    public Strength Strength
    {
        get => new(RestingUntil is not null ? Capacity.Resting : ALittle == true ? Capacity.ALittle : Capacity.Open, RestingUntil);
        init => (ALittle, RestingUntil) = (value.Capacity == Capacity.ALittle ? true : null, value.Capacity == Capacity.Resting ? value.RestingUntil : null);
    }
}

/// <summary>What a member tells the others of themselves.</summary>
public sealed record MemberBody
{
    public int Shape { get; init; } = 1;
    /// <summary>What they can do, in their own words.</summary>
    public string CanDo { get; init; } = "";
    public Audience CanDoFor { get; init; }
    /// <summary>How they want to be reached.</summary>
    public string Reach { get; init; } = "";
    public Audience ReachFor { get; init; }
    /// <summary>The day on which its owner looks at it again.</summary>
    public LocalDate? ReviewOn { get; init; }
    /// <summary>When it was saved last.</summary>
    public Instant At { get; init; }
}

/// <summary>The members' own cards; a card's id is the account's.</summary>
public sealed class MemberCards(CardDrawer drawer) : ICards
{
    public const string Kind = "member";
    public const int MostName = 60, MostPronouns = 30;
    // A head has 255 bytes, and its JSON needs some.
    private const int MostNameBytes = 130, MostPronounBytes = 60;
    // An entry of the log has 255 bytes as well, so that all are alike: of a longer name it keeps the beginning.
    internal const int MostLoggedBytes = 80;

    /// <summary>Also the visitors', who have no card.</summary>
    public async Task<IReadOnlyDictionary<string, MemberHead>> Names(OpenSpace space, CancellationToken cancel = default)
    {
        var names = (await drawer.Heads<MemberHead>(space, Kind, cancel)).ToDictionary(card => card.Id, card => card.Head);
        foreach (var visit in space.Roster.Visitors.Select(space.VisitOf).OfType<VisitRow>())
            names[visit.Account] = new() { Called = Visitors.NameIn(space, visit) };
        // Under whichever account they wrote something.
        foreach (var seat in space.Roster.Seats.Where(seat => seat.Before.Count > 0))
        {
            var accounts = space.Roster.AccountsOf(seat);
            if (accounts.FirstOrDefault(names.ContainsKey) is not { } written) continue;
            foreach (var account in accounts) names[account] = names[written];
        }
        return names;
    }

    /// <summary>All of them in full: whoever shows them looks what each tells the reader.</summary>
    public Task<IReadOnlyList<Card<MemberHead, MemberBody>>> All(OpenSpace space, CancellationToken cancel = default) => drawer.All<MemberHead, MemberBody>(space, Kind, cancel);

    /// <summary>Somebody's card; of who came back with a new account, the one of before until they have one.</summary>
    public async Task<Card<MemberHead, MemberBody>> Find(OpenSpace space, string account, CancellationToken cancel = default)
    {
        foreach (var id in Ids(space, account))
        {
            // Nobody copies the others by looking at their own.
            var found = account == space.Account ? await drawer.Look<MemberHead, MemberBody>(space, Kind, id, cancel) : await drawer.Find<MemberHead, MemberBody>(space, Kind, id, cancel);
            if (found is { } card) return id == account ? card : card with { Id = account, Version = 0 };
        }
        return new(account, 0, new(), new());
    }

    private static IReadOnlyList<string> Ids(OpenSpace space, string account) => space.Roster[account] is { } seat ? space.Roster.AccountsOf(seat) : [account];

    /// <summary>
    /// Saves one's own card. That it was changed stands in the log: so its owner sees if somebody else did it, in their name. Another name is written as a change of the space:
    /// of two who choose the same at one moment, one is too late.
    /// </summary>
    /// <param name="spaces">That the space is one of.</param>
    /// <param name="viewer">Whose card it is.</param>
    /// <param name="space">As they opened it.</param>
    /// <param name="card">As it was read, with what is new.</param>
    /// <param name="was">What they were called when it was read.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<CardDrawer.Outcome> Put(SpaceBook spaces, Viewer viewer, OpenSpace space, Card<MemberHead, MemberBody> card, string was, CancellationToken cancel = default)
    {
        // The first one is written by joining, which the log says.
        var entry = card.Version == 0 ? null : Noting.Saving(Kind, card.Id, space.Now, (card.Id, card.Body.At));
        var forget = CardDrawer.Deletes(space, Kind, Ids(space, card.Id).Skip(1));
        card = card with { Body = card.Body with { At = space.Now } };
        if (card.Head.Called == was) return await drawer.Put(space, Kind, card, entry, forget, cancel);
        LogEntry[] log = [.. was.Length > 0 ? (LogEntry[])[Noting.Renaming(card.Id, InLog(was), space.Now)] : [], .. entry is null ? (LogEntry[])[] : [entry]];
        try
        {
            var put = drawer.Puts(space, Kind, card);
            return await spaces.Save(viewer, space, new(space.Roster, [.. log]), writing => writing with { Also = [.. writing.Also, put, forget] }, cancel) ? CardDrawer.Outcome.Saved : CardDrawer.Outcome.SpaceChanged;
        }
        catch (ChangedMeanwhileException)
        {
            return CardDrawer.Outcome.ChangedMeanwhile;
        }
    }

    /// <summary>Why somebody cannot be called so beside those who have a seat; null if they can.</summary>
    /// <param name="space">In which they want to.</param>
    /// <param name="called">What they want to be called.</param>
    /// <param name="account">Theirs: nobody is too like themselves.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Reason?> RefuseAlike(OpenSpace space, string called, string? account, CancellationToken cancel = default) =>
        Alike(OneLine.Of(called), await Others(space, account, cancel)) ? new("Somebody here has a name already that looks like this one. Add a word, a letter or a number that tells you apart.") : null;

    /// <summary>The name, or with a number after it if somebody who has a seat bears one that looks like it: for who cannot be asked.</summary>
    internal async Task<string> Free(OpenSpace space, string called, string account, CancellationToken cancel = default)
    {
        IReadOnlyList<string> others;
        try
        {
            others = await Others(space, account, cancel);
        }
        catch (SealBrokenException)
        {
            // Damage to a card keeps nobody from coming.
            return called;
        }
        var free = called;
        for (var number = 2; Alike(free, others); number++) free = $"{SealedJson.Begin(Shortened(called), MostNameBytes - 10)} {number}";
        return free;
    }

    // Room for a number, and no letter cut in two.
    private static string Shortened(string called) => called.Length <= MostName - 5 ? called : called[..(MostName - 5 - (char.IsHighSurrogate(called[MostName - 6]) ? 1 : 0))].TrimEnd();

    private static bool Alike(string called, IReadOnlyList<string> others) => others.Any(other => Confusables.Are(called, other));

    private async Task<IReadOnlyList<string>> Others(OpenSpace space, string? account, CancellationToken cancel)
    {
        var mine = account is null ? null : space.Roster.SeatOf(account);
        return [.. from name in await Names(space, cancel)
            let seat = space.Roster.SeatOf(name.Key)
            where seat is not null && seat != mine && name.Value.Called.Length > 0
            select name.Value.Called];
    }

    /// <summary>As much of a name as the log keeps.</summary>
    internal static string InLog(string called) => SealedJson.Begin(called, MostLoggedBytes);

    /// <summary>The same entries: those with which somebody loses their seat say what they were called, since their card goes with it.</summary>
    internal async Task<IReadOnlyList<LogEntry>> Name(OpenSpace space, IReadOnlyList<LogEntry> log, CancellationToken cancel = default)
    {
        if (!log.Any(entry => entry.IsDeparture())) return log;
        try
        {
            var names = await Names(space, cancel);
            return [.. log.Select(entry => entry.IsDeparture() && names.NameOf(entry.Whom) is { } called ? entry with { Called = InLog(called) } : entry)];
        }
        catch (SealBrokenException)
        {
            // Damage to a card keeps nobody from leaving.
            return log;
        }
    }

    /// <summary>The same entries; the one with which somebody comes says what they are called.</summary>
    internal static ValueList<LogEntry> Name(ValueList<LogEntry> log, string account, string called) => OneLine.Of(called) is not { Length: > 0 } name ? log
        : [.. log.Select(entry => entry.Whom == account && entry.What is Happening.Joined or Happening.JoinedAgain ? entry with { Called = InLog(name) } : entry)];

    string ICards.Name => Kind;
    string ICards.Label => "Card of a member";
    string ICards.One => "their own card";
    bool ICards.CanBeDeleted => false;

    string ICards.Address(string id) => $"/people/{id}";

    /// <summary>One's own.</summary>
    async Task<IReadOnlyList<ReviewedCard>> ICards.Reviewed(OpenSpace space, CancellationToken cancel) =>
        await Find(space, space.Account, cancel) is { Body.ReviewOn: { } day } mine ? [new(this, mine.Id, mine.Version, mine.Head.Called, day, "/me")] : [];

    Task<CardDrawer.Outcome> ICards.LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel) =>
        drawer.Change<MemberHead, MemberBody>(space, Kind, space.Account, version, card => card with { Body = card.Body with { ReviewOn = on } }, cancel);

    /// <summary>It goes with its owner, and no other way.</summary>
    Task<CardDrawer.Outcome> ICards.Delete(OpenSpace space, string id, long version, CancellationToken cancel) => Task.FromResult(CardDrawer.Outcome.ChangedMeanwhile);

    async Task<IReadOnlyList<HeldCard>> ICards.Held(OpenSpace space, Words words, CancellationToken cancel) =>
        [.. (await All(space, cancel)).Select(card => HeldOf(space, card, words))];

    /// <summary>What somebody tells whoever opened the space, and what they are in it.</summary>
    private static HeldCard HeldOf(OpenSpace space, Card<MemberHead, MemberBody> card, Words words)
    {
        string Told(string text, Audience audience) => May.See(space.Mine, card.Id, audience, space.Now) ? text : "";
        string[] told = [card.Head.Pronouns, Told(card.Body.CanDo, card.Body.CanDoFor), Told(card.Body.Reach, card.Body.ReachFor)];
        var (called, address) = (card.Head.Called, $"/people/{card.Id}");
        return space.Roster[card.Id] is { } seat ? new(called, address, [seat.RoleAt(space.Now, words), .. told], called) : new(called, address, told);
    }

    /// <summary>Deletes the card of somebody in the transaction in which they lose their seat.</summary>
    internal static Func<DbConnection, DbTransaction, Task> Deletes(OpenSpace space, string account) => CardDrawer.Deletes(space, Kind, Ids(space, account));

    /// <summary>Those of everybody who loses their seat by what is logged, also of who could not do it themselves.</summary>
    internal static IEnumerable<Func<DbConnection, DbTransaction, Task>> Deletes(OpenSpace space, IEnumerable<LogEntry> log) =>
        from entry in log where entry.IsDeparture() && entry.Whom is not null select Deletes(space, entry.Whom!);

    /// <summary>The first card of somebody who has just joined.</summary>
    public async Task Greet(SpaceBook spaces, Viewer viewer, string space, string called)
    {
        // Others may join at the same moment.
        for (var tries = 0; tries < SpaceBook.MostTries; tries++)
        {
            using var open = await spaces.Find(viewer, space, CancellationToken.None);
            if (open is null) return;
            var card = await Find(open, viewer.Account, CancellationToken.None);
            var was = card.Head.Called;
            // Who joined at the same moment may have taken a name like it.
            card = card with { Head = card.Head with { Called = await Free(open, OneLine.Of(called), viewer.Account) }, Body = card.Body with { ReviewOn = Reviewing.Usual(open.Now.InUtc().Date) } };
            if (await Put(spaces, viewer, open, card, was, CancellationToken.None) == CardDrawer.Outcome.Saved) return;
        }
    }

    /// <summary>Why somebody cannot be called so.</summary>
    public static Reason? Refuse(string? called) => OneLine.Of(called ?? "") switch
    {
        { Length: 0 } => new("Say what the others shall call you here. It need not be your real name."),
        { Length: > MostName } => new("That name is too long: {0} letters at most.", $"{MostName}"),
        var name when SealedJson.BytesOf(name) > MostNameBytes => new("That name takes too much room. Make it a little shorter."),
        _ => null,
    };

    /// <summary>Why pronouns cannot be written so.</summary>
    public static Reason? RefusePronouns(string pronouns) =>
        OneLine.Of(pronouns) is var given && (given.Length > MostPronouns || SealedJson.BytesOf(given) > MostPronounBytes) ? new("{0} letters at most.", $"{MostPronouns}") : null;
}
