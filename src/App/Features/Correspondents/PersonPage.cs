namespace Weft.Correspondents;

/// <summary>A page about one person without an account.</summary>
public abstract class PersonPage(PersonCards persons, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : CardPage<PersonCard, PersonLine>(persons, viewer, words, spaces, members)
{
    /// <summary>The account of who writes for them; null for nobody.</summary>
    public string? Correspondent => Is.Writes.CorrespondentIn(Space.Roster);
    public bool IsMine => Correspondent == Viewer.Account;
    /// <summary>Why the reader cannot write here; null if they can.</summary>
    public Reason? Barred => Is.Writes.RefuseWriting(Space.Roster, Viewer.Account, Space.Now);
    public SayingWords Say => new(Is.Called, Words);
}

/// <summary>What pages say of what a person said.</summary>
public sealed record SayingWords(string Called, Words Words)
{
    /// <summary>Who wrote what down, from whom, how and when: the mark that everything bears which was written for somebody else.</summary>
    public string MarkOf(Saying saying) => Words[saying.Way switch
    {
        Way.Letter => "From {0}, by letter, {1}",
        Way.Visit => "From {0}, at a visit, {1}",
        _ => "From {0}, by telephone, {1}",
    }, Called, Calling.Day(saying.On, Words)];

    /// <summary>Whether it was shown back, and what they said to it.</summary>
    public string StateOf(Saying saying) => (saying.ShownOn, saying.Reply) switch
    {
        ({ } day, Reply.Right) => Words["Shown back on {0}: yes, that is right", Calling.Day(day, Words)],
        ({ } day, Reply.Different) => Words["Shown back on {0}: they want it different", Calling.Day(day, Words)],
        ({ } day, _) => Words["Shown back on {0}: no answer yet", Calling.Day(day, Words)],
        _ => Words["Not shown back yet"],
    };
}
