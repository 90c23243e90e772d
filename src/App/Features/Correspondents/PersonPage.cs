using Weft.Drawer;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>A page about one person without an account.</summary>
public abstract class PersonPage(Viewer viewer, Words words, SpaceBook spaces, PersonCards persons, MemberCards members) : SpacePage(viewer, spaces)
{
    protected PersonCards Persons => persons;
    protected Words Words => words;
    public Card<PersonHead, PersonBody> Person { get; private set; } = null!;
    public IReadOnlyDictionary<string, MemberHead> Names { get; private set; } = null!;
    public string Called => Person.Body.Called;
    /// <summary>The account of who writes for them; null for nobody.</summary>
    public string? Correspondent => Person.Head.Writes.CorrespondentIn(Space.Roster);
    public bool IsMine => Correspondent == Viewer.Account;
    /// <summary>Why the reader cannot write here; null if they can.</summary>
    public Reason? Barred => Person.Head.Writes.RefuseWriting(Space.Roster, Viewer.Account, Space.Now);

    public string AtPerson(string page = "") => At($"/persons/{Person.Id}{page}");

    public string Name(string? account, string? before = null) => Names.Called(account, before, words);

    /// <returns>False if there is no such person.</returns>
    protected async Task<bool> Load(string id, CancellationToken cancel)
    {
        if (await persons.Find(Space, id, cancel) is not { } person) return false;
        Person = person;
        Names = await members.Names(Space, cancel);
        return true;
    }

    public static string LabelOf(Way way) => way switch
    {
        Way.Letter => "By letter",
        Way.Visit => "At a visit",
        _ => "By telephone",
    };

    /// <summary>Who wrote what down, from whom, how and when: the mark that everything bears which was written for somebody else.</summary>
    public string MarkOf(SayingHead saying) => words[saying.Way switch
    {
        Way.Letter => "From {0}, by letter, {1}",
        Way.Visit => "From {0}, at a visit, {1}",
        _ => "From {0}, by telephone, {1}",
    }, Called, Calling.Day(saying.On, words)];

    /// <summary>Whether it was shown back, and what they said to it.</summary>
    public string StateOf(SayingHead saying) => (saying.ShownOn, saying.Reply) switch
    {
        ({ } day, Reply.Right) => words["Shown back on {0}: yes, that is right", Calling.Day(day, words)],
        ({ } day, Reply.Different) => words["Shown back on {0}: they want it different", Calling.Day(day, words)],
        ({ } day, _) => words["Shown back on {0}: no answer yet", Calling.Day(day, words)],
        _ => words["Not shown back yet"],
    };
}
