using NodaTime;

namespace Weft.Tasks;

/// <summary>The tasks of a space as somebody sees them who opens it.</summary>
public sealed class TaskBoard(SpacePage page, IReadOnlyList<CardHead<TaskLine>> tasks, IReadOnlyDictionary<string, MemberHead> names)
{
    private static readonly (Pile Pile, string Heading)[] Piles = [(Pile.Mine, "Yours"), (Pile.Free, "Free: nobody does them yet"), (Pile.Others, "Others do them"), (Pile.Done, "Done")];

    public LocalDate Today => page.Space.Now.InUtc().Date;

    /// <summary>Those of each pile that has some, in their order.</summary>
    public IReadOnlyList<(Pile Pile, string Heading, IReadOnlyList<CardHead<TaskLine>> Tasks)> Filled { get; } =
    [
        .. from pile in Piles
           let found = tasks.Where(task => task.Head.Work.PileOf(page.Space.Roster, page.Viewer.Account, page.Space.Now.InUtc().Date) == pile.Pile).InOrder(task => task.Head.Work).ToList()
           where found.Count > 0
           select (pile.Pile, pile.Heading, (IReadOnlyList<CardHead<TaskLine>>)found),
    ];

    public string At(string address) => page.At(address);

    public string Owner(TaskLine task, Words words) => names.Called(task.Work.OwnerIn(page.Space.Roster), words);
}
