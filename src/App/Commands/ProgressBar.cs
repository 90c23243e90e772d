using Spectre.Console;

namespace Weft.Commands;

/// <summary>How far long work is, on a terminal; nothing in a pipe.</summary>
internal static class ProgressBar
{
    /// <param name="run">Is given what to call with the share that is done, from 0 to 1; or null if nobody looks.</param>
    public static Task<T> Show<T>(string what, Func<Action<double>?, Task<T>> run)
    {
        if (Console.IsErrorRedirected) return run(null);
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().AutoClear(true).StartAsync(bars =>
        {
            var bar = bars.AddTask(what, maxValue: 1);
            return run(share => bar.Value = share);
        });
    }
}
