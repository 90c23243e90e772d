using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Weft.Fixtures;

namespace Weft.Web;

/// <summary>Whoever makes us complain does not decide how long our log is.</summary>
public class ThrottledLogTests
{
    private const string WebServer = "Microsoft.AspNetCore.Server.Kestrel.BadRequests";

    [Fact]
    public void A_thousand_of_one_kind_are_one_line_a_minute_that_counts_them()
    {
        var (time, to) = (new TestTime(), new Lines());
        using var log = new ThrottledLog(to, time);
        var server = log.CreateLogger(WebServer);

        for (var times = 0; times < 1000; times++) server.Log(LogLevel.Warning, 7, $"connection {times}", new IOException("reset"), (said, _) => said);
        server.Log(LogLevel.Warning, 8, "another kind", null, (said, _) => said);
        time.Pass(TimeSpan.FromMinutes(1));
        server.Log(LogLevel.Warning, 7, "connection 1000", new IOException("reset"), (said, _) => said);

        Assert.Equal(["connection 0 IOException: reset", "another kind", "connection 1000 IOException: reset (And 999 more of this kind since the last time.)"], to.Written);
    }

    [Fact]
    public void What_we_say_ourselves_is_written_each_time_and_a_mistake_of_ours_with_its_stack()
    {
        var (time, to) = (new TestTime(), new Lines());
        using var log = new ThrottledLog(to, time);

        for (var times = 0; times < 3; times++) log.CreateLogger("Weft.Jobs.Worker").Log(LogLevel.Warning, 1, $"job {times}", null, (said, _) => said);
        log.CreateLogger("Microsoft.AspNetCore.Diagnostics").Log(LogLevel.Error, 1, "broken", new InvalidOperationException("ours"), (said, _) => said);

        Assert.Equal(["job 0", "job 1", "job 2", "broken System.InvalidOperationException: ours"], to.Written);
    }

    [Fact]
    public async Task Forms_that_break_off_leave_no_stack_in_the_log()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var weft = await RunningWeft.Start(shelf);
        foreach (var method in (string[])["POST", "GET", "PUT"])
        {
            for (var times = 0; times < 5; times++)
            {
                using var client = new TcpClient("127.0.0.1", weft.Address.Port) { LingerState = new(true, 0) };
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{method} /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nName=a"));
                // So that it has begun to read when they hang up.
                await weft.Http.GetAsync("/healthz");
            }
        }
        await weft.Http.GetAsync("/healthz");

        Assert.Equal("", string.Join('\n', (await weft.Said()).Split('\n').Where(line => line.StartsWith("warn", StringComparison.Ordinal) || line.StartsWith("fail", StringComparison.Ordinal))));
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception) + (exception is null ? "" : $" {exception}"));

        public void Dispose() { }
    }
}
