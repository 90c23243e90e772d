namespace Weft.Spaces;

public sealed class ShowModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, IEnumerable<ISpaceSection> sections) : SpacePage(viewer, spaces)
{
    public IReadOnlyList<Section> Notices { get; private set; } = [];
    public IReadOnlyList<Section> Sections { get; private set; } = [];
    /// <summary>The names of those who propose to take the space out as a file.</summary>
    public IReadOnlyList<string> Exports { get; private set; } = [];
    /// <summary>The names of those for whom somebody vouches.</summary>
    public IReadOnlyList<string> Vouched { get; private set; } = [];
    /// <summary>The names of those for whom a lower role is proposed.</summary>
    public IReadOnlyList<string> Lowered { get; private set; } = [];
    public Standing Standing { get; private set; } = null!;
    public int Facilitators => Space.Roster.Facilitators(Space.Now).Count();
    public string RoleHere => Space.Role == Role.Facilitator ? "You facilitate it." : "You are a member.";

    public async Task OnGetAsync()
    {
        var names = await members.Names(Space, HttpContext.RequestAborted);
        Exports = [.. Space.Roster.Exports(Space.Now).Select(seat => names.Called(seat.Account, words))];
        Vouched = [.. Space.Roster.Vouched(Space.Now).Select(seat => names.Called(seat.Account, words))];
        Lowered = [.. Space.Roster.Lowerings(Space.Now).Select(seat => names.Called(seat.Account, words))];
        Standing = await Spaces.StandingOf(Viewer, Space, HttpContext.RequestAborted);
        var shown = new List<(int Place, Section Section)>();
        foreach (var section in sections.OrderBy(section => section.Place))
        {
            if (await section.In(this, names, HttpContext.RequestAborted) is { } here) shown.Add((section.Place, here));
        }
        Notices = [.. shown.Where(one => one.Place < 0).Select(one => one.Section)];
        Sections = [.. shown.Where(one => one.Place >= 0).Select(one => one.Section)];
    }
}
