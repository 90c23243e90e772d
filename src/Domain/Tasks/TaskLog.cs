namespace Weft.Tasks;

/// <summary>What the log of a space tells of tasks. These words are stored: add, never rename.</summary>
public static class TaskLog
{
    /// <summary>Given back, by nobody knows whom.</summary>
    public const string Free = "TaskFree";
    public const string TakenOver = "TaskTakenOver";
    public const string Done = "TaskDone";
    public const string Reopened = "TaskReopened";
}
