using NodaTime;
using Weft.Archives;
using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Tasks;

/// <param name="Title">What is to be done.</param>
/// <param name="Text">In Markdown.</param>
/// <param name="At">When it was written or changed last.</param>
/// <param name="ReviewOn">The day on which it is looked at again.</param>
/// <param name="By">What who wrote it was called; null if nobody knows any more.</param>
/// <param name="Owner">What who does it, or did it, was called; null for nobody.</param>
public sealed record ArchivedTask(string Title, string Text, Instant At, LocalDate ReviewOn, string? By = null, string? Owner = null, LocalDate? DueOn = null, LocalDate? DoneOn = null);

public sealed class TasksInArchive(CardDrawer drawer, MemberCards members) : IArchivePart
{
    public string Name => "tasks";

    public async Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel)
    {
        var names = await members.Names(space, cancel);
        await foreach (var (_, _, head, body) in drawer.Each<TaskHead, TaskBody>(space, TaskCards.Kind, cancel))
        {
            var owner = names.NameOf(head.Work.OwnerIn(space.Roster)) ?? body.OwnerBefore;
            await to.Put(this, new ArchivedTask(body.Title, body.Text, body.At, head.ReviewOn, names.NameOf(body.By) ?? body.Before, owner, head.Work.DueOn, head.Work.DoneOn), cancel);
        }
    }

    public Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var task = record.Record.Is<ArchivedTask>();
        if (task.Title.Length is 0 or > TaskCards.MostTitle || task.Text.Length > TaskCards.MostText || task.By?.Length > MemberCards.MostName || task.Owner?.Length > MemberCards.MostName)
            throw new InvalidDataException();
        var title = OneLine.OfBefore(task.Title);
        return to.Put(TaskCards.Kind, TaskCards.Head(title, new() { ReviewOn = Reviewing.AtMost(task.ReviewOn, to.Today), Work = new() { DueOn = task.DueOn, DoneOn = task.DoneOn } }),
            new TaskBody { Title = title, Text = task.Text, Edition = 1, Before = OneLine.Of(task.By), OwnerBefore = OneLine.Of(task.Owner), At = task.At }, cancel: cancel);
    }
}
