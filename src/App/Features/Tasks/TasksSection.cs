namespace Weft.Tasks;

/// <summary>The board of tasks on the page of a space.</summary>
public sealed class TasksSection(Cards<TaskCard, TaskLine> tasks) : ISpaceSection
{
    public int Place => 100;

    public async Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel) =>
        new("/Features/Tasks/_Board.cshtml", new TaskBoard(page, await tasks.All(page.Space, cancel), names));
}
