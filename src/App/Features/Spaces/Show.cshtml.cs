using Weft.Correspondents;
using Weft.Drawer;
using Weft.Notes;
using Weft.Sessions;
using Weft.Tasks;

namespace Weft.Spaces;

public sealed class ShowModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, NoteCards notes, TaskCards tasks, Correspondents.Correspondents correspondents,
    Reviews.Reviews reviews) : SpacePage(viewer, spaces)
{
    public IReadOnlyList<CardHead<NoteHead>> Notes { get; private set; } = [];
    public IReadOnlyList<(string Account, string Name, string What)> People { get; private set; } = [];
    /// <summary>How many cards are to be looked at again.</summary>
    public int Due { get; private set; }
    public TaskBoard Board { get; private set; } = null!;
    /// <summary>The names of those who propose to take the space out as a file.</summary>
    public IReadOnlyList<string> Exports { get; private set; } = [];
    /// <summary>The names of those for whom somebody vouches.</summary>
    public IReadOnlyList<string> Vouched { get; private set; } = [];
    /// <summary>The names of those for whom a lower role is proposed.</summary>
    public IReadOnlyList<string> Lowered { get; private set; } = [];
    public PersonList Persons { get; private set; } = null!;
    public Standing Standing { get; private set; } = null!;
    public int Facilitators => Space.Roster.Facilitators(Space.Now).Count();
    public string RoleHere => Space.Role == Role.Facilitator ? "You facilitate it." : "You are a member.";

    public async Task OnGetAsync()
    {
        Notes = [.. (await notes.All(Space, HttpContext.RequestAborted)).OrderBy(note => note.Head.ReviewOn)];
        var names = await members.Names(Space, HttpContext.RequestAborted);
        Due = (await reviews.Due(Space, HttpContext.RequestAborted)).Count;
        Board = new(this, await tasks.All(Space, HttpContext.RequestAborted), names);
        Exports = [.. Space.Roster.Exports(Space.Now).Select(seat => names.Called(seat.Account, words))];
        Vouched = [.. Space.Roster.Vouched(Space.Now).Select(seat => names.Called(seat.Account, words))];
        Lowered = [.. Space.Roster.Lowerings(Space.Now).Select(seat => names.Called(seat.Account, words))];
        Persons = new(this, await correspondents.In(Space, HttpContext.RequestAborted), names);
        Standing = await Spaces.StandingOf(Viewer, Space, HttpContext.RequestAborted);
        People = [.. Space.Roster.Seats.Select(seat => (seat.Account, names.Called(seat.Account, words), names.Standing(seat, Space.Now, words)))];
    }
}
