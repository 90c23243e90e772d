using NodaTime;
using Weft.Log;
using Weft.Spaces;

namespace Weft.Tasks;

/// <summary>What a list shows of a task.</summary>
public sealed record TaskLine : CardLine
{
    public Undertaking Work { get; init; } = new();
}

/// <summary>Something that is to be done. Names of properties are stored: add, never rename.</summary>
public sealed record TaskCard : CardText
{
    public const int MostTitle = 120, MostText = 50_000;

    public string Title { get; init; } = "";
    /// <summary>In Markdown.</summary>
    public string Text { get; init; } = "";
    public Undertaking Work { get; init; } = new();
    /// <summary>The name of who did it before it came here in an archive, until somebody takes it here.</summary>
    public string? OwnerBefore { get; init; }

    public static readonly Kind<TaskCard, TaskLine> Kind = new Kind<TaskCard, TaskLine>("task", "tasks", "Task", "a task", task => task.Title, task => new() { Work = task.Work })
        .Line("Title", "What is to be done?", task => task.Title, (task, it) => task with { Title = it }, MostTitle, form: new(Refusal: "Say in at most {0} letters what is to be done."))
        .Prose("Text", "What else one should know", task => task.Text, (task, it) => task with { Text = it }, MostText,
            form: new(Rows: 6, IsMarkdown: true, Refusal: "That is longer than a task can be: {0} letters at most. Put the rest into a note."))
        .Day("DueOn", "By when, if there is a day", task => task.Work.DueOn, (task, day) => task with { Work = task.Work with { DueOn = day } })
        .Day("DoneOn", "Done on", task => task.Work.DoneOn, (task, day) => task with { Work = task.Work with { DoneOn = day } }, new(IsAsked: false))
        .Member("Owner", (task, roster) => task.Work.OwnerIn(roster), task => task.OwnerBefore, (task, name) => task with { OwnerBefore = name }, told: "Taken on by {0}")
        .ForVisitors(task => new(task.Title, task.Text, task.At) { Beside = today => ("/Features/Tasks/_When.cshtml", new When(task.Work, today)) })
        .Upgrades(Sealed.Shape.HeadIntoBody);

    /// <summary>What became of the work. What is done is looked at again when the board shows it no more.</summary>
    public Answer<Done<TaskCard>> Do(Answer<Undertaken> act)
    {
        if (!act.Try(out var undertaken, out var refusal)) return refusal;
        var task = this with { Work = undertaken.Work, OwnerBefore = undertaken.Work.Owner is null ? OwnerBefore : null };
        if (undertaken.Work.DoneOn is { } done && ReviewOn is { } day) task = task with { ReviewOn = LocalDate.Min(day, done + Board.ShownWhenDone) };
        return new Done<TaskCard>(task, undertaken.Entry);
    }
}

public static class TasksFeature
{
    public static void AddTasks(this IServiceCollection services)
    {
        services.AddCards(TaskCard.Kind);
        services.AddSingleton<ISpaceSection, TasksSection>();
        services.AddSingleton(new LogSentence(TaskLog.Free, "A task is free again."));
        services.AddSingleton(new LogSentence(TaskLog.TakenOver, "{0} took over a task of {1}."));
        services.AddSingleton(new LogSentence(TaskLog.Done, "{0} marked a task as done."));
        services.AddSingleton(new LogSentence(TaskLog.Reopened, "{0} opened a task again."));
    }
}
