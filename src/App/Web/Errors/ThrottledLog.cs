namespace Weft.Web;

/// <summary>
/// A log that nobody can flood: of what the framework says of one kind, one line a minute is written, which counts those before it. Strangers decide how often it
/// complains of broken connections, and there the stack says nothing of our code.
/// </summary>
public sealed class ThrottledLog(ILoggerProvider to, TimeProvider time) : ILoggerProvider
{
    private const string Ours = "Weft.", WebServer = "Microsoft.AspNetCore.Server.Kestrel", Host = "Microsoft.Extensions.Hosting.Internal.Host", DidNotStart = "HostedServiceStartupFaulted";
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Category, int Event, string? Exception, string? Where), (long At, int Left)> written = [];

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith(Ours, StringComparison.Ordinal) ? to.CreateLogger(categoryName) : new Throttled(this, categoryName, to.CreateLogger(categoryName));

    public void Dispose() => to.Dispose();

    /// <returns>How many of this kind were left out since the last that was written; null if this one is left out too.</returns>
    private int? Count(string category, EventId id, Exception? broken)
    {
        var kind = (category, id.Id, broken?.GetType().FullName, broken?.StackTrace?.Split('\n')[0]);
        var now = time.GetTimestamp();
        lock (written)
        {
            var isKnown = written.TryGetValue(kind, out var last);
            if (isKnown && time.GetElapsedTime(last.At, now) < Often)
            {
                written[kind] = (last.At, last.Left + 1);
                return null;
            }
            written[kind] = (now, 0);
            return last.Left;
        }
    }

    private sealed class Throttled(ThrottledLog log, string category, ILogger to) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => to.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => to.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Whoever starts it says in words why it does not; that all else was stopped then is no news.
            if (category == Host && (eventId.Name == DidNotStart || exception is OperationCanceledException)) return;
            if (!IsEnabled(logLevel) || log.Count(category, eventId, exception) is not { } before) return;
            var isOfLine = category.StartsWith(WebServer, StringComparison.Ordinal) || exception is BadHttpRequestException;
            to.Log(logLevel, eventId, state, isOfLine ? null : exception, (said, broken) =>
            {
                var line = formatter(said, broken);
                if (isOfLine && exception is not null) line += $" {exception.GetType().Name}: {exception.Message}";
                return before > 0 ? $"{line} (And {before} more of this kind since the last time.)" : line;
            });
        }
    }
}
