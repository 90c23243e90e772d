using NodaTime;
using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Tasks;

/// <summary>What a list shows of a task.</summary>
public sealed record TaskHead
{
    public string Title { get; init; } = "";
    public LocalDate ReviewOn { get; init; }
    public Undertaking Work { get; init; } = new();
}

public sealed record TaskBody
{
    public int Shape { get; init; } = 1;
    /// <summary>The whole title: a head has room for the beginning of a long one.</summary>
    public string Title { get; init; } = "";
    /// <summary>In Markdown.</summary>
    public string Text { get; init; } = "";
    /// <summary>Grows when the words are changed, and not when somebody takes the task: so that nobody's writing is in the way of that.</summary>
    public int Edition { get; init; }
    public string By { get; init; } = "";
    /// <summary>The name of who wrote it before it came here in an archive, while nobody changed it since.</summary>
    public string? Before { get; init; }
    /// <summary>The name of who did it before, until somebody takes it here.</summary>
    public string? OwnerBefore { get; init; }
    public Instant At { get; init; }
}

public sealed class TaskCards(CardDrawer drawer)
{
    public const string Kind = "task";
    public const int MostTitle = 120, MostText = 50_000;
    // A head has 255 bytes, and its JSON with an account and three days needs the others.
    internal const int TitleBytes = 120;

    public Task<IReadOnlyList<CardHead<TaskHead>>> All(OpenSpace space, CancellationToken cancel = default) => drawer.Heads<TaskHead>(space, Kind, cancel);

    public Task<Card<TaskHead, TaskBody>?> Find(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Find<TaskHead, TaskBody>(space, Kind, id, cancel);

    /// <summary>Saves what is written on a task.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="before">As it was read; null for a new one.</param>
    /// <param name="id">Of the task.</param>
    /// <param name="head">All of it but the title.</param>
    /// <param name="body">All of it but who and when.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Write(OpenSpace space, Card<TaskHead, TaskBody>? before, string id, TaskHead head, TaskBody body, CancellationToken cancel = default)
    {
        var entry = Noting.Saving(Kind, space.Account, space.Now, before is null ? null : (before.Body.By, before.Body.At));
        body = body with { Edition = (before?.Body.Edition ?? 0) + 1, By = space.Account, OwnerBefore = before?.Body.OwnerBefore, At = space.Now };
        return drawer.Put(space, Kind, new Card<TaskHead, TaskBody>(id, before?.Version ?? 0, Head(body.Title, head), body), entry, cancel);
    }

    internal static TaskHead Head(string title, TaskHead head) => head with { Title = SealedJson.Begin(title, TitleBytes) };

    /// <summary>Saves what became of the work. What is done is looked at again when the board shows it no more.</summary>
    public Task<CardDrawer.Outcome> Put(OpenSpace space, Card<TaskHead, TaskBody> task, Undertaken undertaken, CancellationToken cancel = default)
    {
        var head = task.Head with { Work = undertaken.Work };
        if (head.Work.DoneOn is { } done) head = head with { ReviewOn = LocalDate.Min(head.ReviewOn, done + Board.ShownWhenDone) };
        var body = head.Work.Owner is null ? task.Body : task.Body with { OwnerBefore = null };
        return drawer.Put(space, Kind, task with { Head = head, Body = body }, undertaken.Entry, cancel);
    }

    /// <summary>Puts off the day, if nobody changed it since that version.</summary>
    public Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel = default) =>
        drawer.Change<TaskHead, TaskBody>(space, Kind, id, version, card => card with { Head = card.Head with { ReviewOn = on } }, cancel);

    /// <param name="space">Where it stands.</param>
    /// <param name="id">Of the card.</param>
    /// <param name="version">That is to be deleted, and no other; 0 for whichever there is.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version = 0, CancellationToken cancel = default) =>
        drawer.Delete(space, Kind, id, Noting.Deleting(Kind, space.Account, space.Now), version, cancel);
}

public static class TasksFeature
{
    public static void AddTasks(this IServiceCollection services) => services.AddSingleton<TaskCards>();
}
