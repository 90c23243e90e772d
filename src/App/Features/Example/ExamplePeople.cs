using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Weft.Accounts;
using Weft.Correspondents;
using Weft.Invitations;
using Weft.Notes;
using Weft.Spaces;
using Weft.Tasks;
using Weft.Vault;

namespace Weft.Example;

/// <summary>Somebody of the example, and how they sign in.</summary>
/// <param name="Role">operator, facilitator, member, paused, removed, outsider or visitor.</param>
public sealed record ExamplePerson(string Role, string SignInName, string Passphrase);

/// <summary>What was made: the people, and the address of their space.</summary>
public sealed record ExampleCircle(IReadOnlyList<ExamplePerson> People, string Space);

/// <summary>
/// An invented circle with one person for every role and something of every kind in its space, made with the same code as the pages, over the forty days
/// before now. A new feature adds its step to <see cref="Make"/>.
/// </summary>
/// <param name="services">Of the program, whose clock is <paramref name="clock"/>.</param>
/// <param name="clock">Stands at now, and is set back.</param>
/// <param name="mark">Stands in every text that is not public; may be empty.</param>
public sealed class ExamplePeople(IServiceProvider services, ExampleClock clock, string mark)
{
    private const string FirstNote = "Who sits in court in June";

    private readonly List<ExamplePerson> people = [];
    private readonly Dictionary<string, Viewer> viewers = new(StringComparer.Ordinal);

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();
    private SpaceBook Spaces => Get<SpaceBook>();

    /// <returns>Null if somebody has set this Weft up already.</returns>
    public async Task<ExampleCircle?> Make(CancellationToken cancel = default)
    {
        var now = clock.Now;
        try
        {
            clock.Now = now - Duration.FromDays(40);
            if (!await SetUp(cancel)) return null;
            var space = await Circle(cancel);
            await Write(space, cancel);
            await Attach(space, cancel);
            await LetIn(space, now, cancel);
            await Plan(space, cancel);
            await Correspond(space, cancel);
            clock.Now = now - Duration.FromDays(2);
            await PartWays(space, cancel);
            clock.Now = now;
            Must(await Spaces.Act(viewers["facilitator"], space, (roster, at) => roster.Pause(viewers["facilitator"].Account, viewers["paused"].Account, at), cancel));
            Must(await Spaces.Act(viewers["facilitator"], space, (roster, at) => roster.ProposeExport(viewers["facilitator"].Account, Marked("We move to the machine of the assembly"), at), cancel));
            return new(people, "/spaces/" + space);
        }
        finally
        {
            clock.Now = now;
            foreach (var viewer in viewers.Values) viewer.Dispose();
        }
    }

    /// <summary>The text, with the mark in it.</summary>
    private string Marked(string text) => mark.Length == 0 ? text : $"{text} {mark}";

    private ExamplePerson Invent(string role)
    {
        // Nobody else gets in with a passphrase that stands in the source.
        var person = new ExamplePerson(role, Marked(role), Marked(RandomNumberGenerator.GetString("abcdefghijkmnpqrstuvwxyz", 20)));
        people.Add(person);
        return person;
    }

    private void Remember(ExamplePerson person, OpenAccount account) => viewers[person.Role] = new(account.Row.Id, account.Keys, SessionToken.Random(), half: false);

    private async Task<bool> SetUp(CancellationToken cancel)
    {
        var first = Invent("operator");
        if (await Get<AccountBook>().SetUp("The Long Thread", first.SignInName, first.Passphrase, cancel) is not var (account, code)) return false;
        code.Dispose();
        Remember(first, account);
        return true;
    }

    private async Task<string> Circle(CancellationToken cancel)
    {
        var founder = viewers["operator"];
        var space = Must(await Get<NewSpaces>().Found(founder, Marked("Court Friends of the Upper Valley"), SpaceKind.WorkingGroup, cancel)).Id;
        await Get<MemberCards>().Greet(Spaces, founder, space, Marked("Łucja"));
        foreach (var (role, called) in ((string, string)[])[("facilitator", "Siôn"), ("member", "Nguyễn Thị Hoa"), ("paused", "Aoife"), ("removed", "Zoë"), ("outsider", "Bela")])
            await Join(space, role, called, cancel);
        var facilitator = viewers["facilitator"];
        Must(await Spaces.Act(founder, space, (roster, at) => roster.OfferFacilitation(founder.Account, facilitator.Account, stays: true, at), cancel));
        Must(await Spaces.Act(facilitator, space, (roster, at) => roster.AcceptFacilitation(facilitator.Account, founder.Account, until: null, at), cancel));
        await Tell(space, cancel);
        // Left open, as one that was handed over on paper this morning.
        using var unused = Must(await Get<InvitationBook>().Make(founder, space, onPaper: true, needsApproval: true, cancel));
        return space;
    }

    private async Task Join(string space, string role, string called, CancellationToken cancel)
    {
        var person = Invent(role);
        using var code = Must(await Get<InvitationBook>().Make(viewers["operator"], space, onPaper: false, needsApproval: false, cancel));
        var (account, recovery, add) = await Get<AccountBook>().Prepare(person.SignInName, person.Passphrase, cancel: cancel);
        recovery.Dispose();
        Must(await Get<InvitationBook>().Accept(code, account.Row.Id, account.Keys, "", add, cancel));
        Remember(person, account);
        await Get<MemberCards>().Greet(Spaces, viewers[role], space, Marked(called));
    }

    private async Task Tell(string space, CancellationToken cancel)
    {
        var member = viewers["member"];
        using var open = await Opened(member, space, cancel);
        var card = await Get<MemberCards>().Find(open, member.Account, cancel);
        await Get<MemberCards>().Put(Spaces, member, open, card with
        {
            Head = card.Head with { Pronouns = Marked("she") },
            Body = card.Body with { CanDo = Marked("Vietnamese and French at the police station, driving on Tuesdays"), Reach = Marked("Ring after six, no messages") },
        }, card.Head.Called, cancel);
    }

    private Cards<NoteCard, CardLine> Notes => Get<Cards<NoteCard, CardLine>>();

    private async Task Write(string space, CancellationToken cancel)
    {
        var facilitator = viewers["facilitator"];
        using var open = await Opened(facilitator, space, cancel);
        var reviewOn = Reviewing.Usual(clock.Now.InUtc().Date);
        foreach (var (title, text) in ((string, string)[])
        [
            (FirstNote, "# Week one\n\nMonday **Nguyễn**, Tuesday nobody yet.\n\n- bring water\n- ring before ten\n\n| day | who |\n|---|---|\n| Monday | Nguyễn |"),
            ("What the visitors' hall asks for", "Two proofs of the address, no belt, no hood. The locker takes one coin."),
        ])
        {
            await Notes.Write(open, null, Identifier.Random(), new() { Title = Marked(title), Text = Marked(text), ReviewOn = reviewOn }, cancel);
        }
    }

    /// <summary>A file to a note: longer than a piece, and marked in every line.</summary>
    private async Task Attach(string space, CancellationToken cancel)
    {
        using var open = await Opened(viewers["facilitator"], space, cancel);
        var (notes, line) = (Notes, Marked("Bus 14 every twenty minutes") + "\n");
        var note = await notes.Look(open, (await notes.All(open, cancel)).Single(note => note.Head.Title.StartsWith(FirstNote, StringComparison.Ordinal)).Id, cancel);
        using var table = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, FileKey.PieceLength / line.Length + 1))));
        await notes.Add(open, note!, Must(await Get<FileDrawer>().Take(open, Marked("timetable") + ".txt", Marked("How to get to the court"), table, cancel)), cancel);
    }

    /// <summary>Somebody from outside reads the first note, for another month.</summary>
    private async Task LetIn(string space, Instant now, CancellationToken cancel)
    {
        var (person, by) = (Invent("visitor"), viewers["facilitator"]);
        using var open = await Opened(by, space, cancel);
        var note = (await Notes.All(open, cancel)).Single(note => note.Head.Title.StartsWith(FirstNote, StringComparison.Ordinal)).Id;
        using var code = Must(await Get<InvitationBook>().LetIn(by, space, Visit.Through(note, now.InUtc().Date.PlusDays(29)), Marked("Siôn"), onPaper: true, needsApproval: false, cancel));
        var (account, recovery, add) = await Get<AccountBook>().Prepare(person.SignInName, person.Passphrase, cancel: cancel);
        recovery.Dispose();
        Must(await Get<InvitationBook>().Accept(code, account.Row.Id, account.Keys, Marked("Ms Okafor, solicitor"), add, cancel));
        Remember(person, account);
    }

    /// <summary>One task for each pile of the board.</summary>
    private async Task Plan(string space, CancellationToken cancel)
    {
        using var open = await Opened(viewers["member"], space, cancel);
        var today = clock.Now.InUtc().Date;
        foreach (var (title, role, due, done) in ((string, string?, int, bool)[])
            [("Book the hall with the ramp", "member", 50, false), ("Ring the clerk about the date", null, 45, false), ("Fetch the leaflets", "removed", 30, false), ("Bring the kettle back", "facilitator", 0, true)])
        {
            var work = new Undertaking { Owner = role is null ? null : viewers[role].Account, DueOn = due == 0 ? null : today.PlusDays(due), DoneOn = done ? today.PlusDays(39) : null };
            await Get<Cards<TaskCard, TaskLine>>().Write(open, null, Identifier.Random(), new() { Title = Marked(title), Text = Marked("It opens at nine."), Work = work, ReviewOn = Reviewing.Usual(today) }, cancel);
        }
    }

    /// <summary>Somebody inside, for whom the member writes: one thing was shown back and is to be different, and one waits for long.</summary>
    private async Task Correspond(string space, CancellationToken cancel)
    {
        using var open = await Opened(viewers["member"], space, cancel);
        var today = clock.Now.InUtc().Date;
        var (person, sayings) = (Identifier.Random(), Get<SayingCards>());
        await Get<PersonCards>().Write(open, null, person, new()
        {
            Called = Marked("Kofi"),
            Reach = Marked("Letters, to the house at the ford. Visits on the first Sunday."),
            Asked = Way.Letter,
            Writes = new() { By = open.Account },
            ReviewOn = Reviewing.Usual(today),
        }, cancel);
        foreach (var (way, text, different) in ((Way, string, string)[])
            [(Way.Letter, "The letter should not name my sister. The rest can be read out **in full**.", "Not the part about the boots either."), (Way.Visit, "Ask the others whether they would sign, too.", "")])
        {
            var id = Identifier.Random();
            await sayings.Write(open, null, id, new() { Said = new() { Of = person, On = today.PlusDays(-3), Way = way, WrittenOn = today }, Text = Marked(text) }, cancel);
            if (different.Length == 0 || await sayings.Find(open, id, cancel) is not { } saying) continue;
            var answered = saying.Body with { Said = saying.Body.Said with { ShownOn = today, Reply = Reply.Different }, Different = Marked(different) };
            await sayings.Put(open, saying, new(answered, new(Happening.CardChanged, open.Now, open.Account, Kind: sayings.Name)), cancel);
        }
    }

    /// <summary>One leaves by herself; one is asked to go, by two.</summary>
    private async Task PartWays(string space, CancellationToken cancel)
    {
        await Get<Departures>().Leave(viewers["outsider"], space, cancel);
        var (first, second, gone) = (viewers["operator"], viewers["member"], viewers["removed"].Account);
        Must(await Spaces.Act(first, space, (roster, at) => roster.Pause(first.Account, gone, at), cancel));
        Must(await Spaces.Act(first, space, (roster, at) => roster.ProposeRemoval(first.Account, gone, at), cancel));
        Must(await Get<Departures>().AgreeToRemoval(second, space, gone, cancel));
    }

    private async Task<OpenSpace> Opened(Viewer viewer, string space, CancellationToken cancel) =>
        await Spaces.Find(viewer, space, cancel) ?? throw new InvalidOperationException($"The example's space is not open to its {viewers.Single(known => known.Value == viewer).Key}.");

    private static T Must<T>(Answer<T> answer) where T : class => answer.Try(out var made, out var refusal) ? made : throw new InvalidOperationException(refusal.ToString());

    private static void Must(Reason? refusal)
    {
        if (refusal is not null) throw new InvalidOperationException(refusal.ToString());
    }
}

/// <summary>A clock that can be set back, so that what the example tells of has happened in its order.</summary>
public sealed class ExampleClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
