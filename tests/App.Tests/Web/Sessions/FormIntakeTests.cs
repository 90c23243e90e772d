using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Web;

/// <summary>How much is taken from whom, and that nobody's slow line holds up another's.</summary>
public class FormIntakeTests
{
    private const string Nowhere = "/spaces/0123456789abcdef0123456789abcdef/notes/0123456789abcdef0123456789abcdef/edit";

    [Theory]
    [InlineData("POST " + Nowhere, 1_900_000, 401, "a closed page")]
    [InlineData("POST " + Nowhere, 100, 401, "a closed page, a little")]
    [InlineData("POST /sign-in/code", 1_900_000, 401, "the second factor")]
    [InlineData("POST /sign-in", 1_900_000, 413, "the page where one signs in")]
    [InlineData("POST /recover", 60_000, 413, "an open page")]
    [InlineData("POST /nothing", 60_000, 413, "no page")]
    [InlineData("GET /sign-in", 60_000, 200, "a page that is only read")]
    [InlineData("PUT /sign-in", 60_000, 405, "what nobody does")]
    public async Task What_a_stranger_may_not_send_is_answered_before_it_comes(string asked, int length, int status, string what)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await using var sender = new Sender(site);

        await sender.Begin(asked, length);

        Assert.True(await sender.Status() == status, what);
    }

    [Fact]
    public async Task A_stranger_is_told_that_nothing_of_what_they_typed_came_along()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        await Settler.SetUp(site);

        var person = await new Person(site).Send(new(HttpMethod.Post, Nowhere) { Content = new FormUrlEncodedContent([new("Text", "What was typed here")]) });

        Assert.Equal(HttpStatusCode.Unauthorized, person.Status);
        Assert.Contains("Nothing was saved", person.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What was typed here", person.Text, StringComparison.Ordinal);
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        Assert.Equal(Nowhere, person.Path);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task A_long_note_goes_along_when_its_writer_signed_out_in_another_tab(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (person, space) = await Circle.Make(site);
        await person.Open(space + "/notes/new/edit");
        var late = person.Request("Save the note", ("Title", "Minutes"), ("Text", string.Concat(Enumerable.Repeat("żółw ", 20_000))));
        await (await person.Open("/account")).Press("Sign out here");

        await person.Send(late);
        Assert.Contains("What you typed is kept", person.Text, StringComparison.Ordinal);
        await person.Press("Sign in", ("Sign-in name", person.NameOf(Settler.Name)), ("Passphrase", Settler.Passphrase));
        await person.Press("Send it");

        Assert.Equal("Minutes", person.Title);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Somebody_who_sends_slowly_many_times_holds_up_only_their_own(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var slow = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var senders = Enumerable.Range(0, FormIntake.MaxAtOnce + 1).Select(_ => new Sender(site)).ToList();
        foreach (var sender in senders)
            await sender.Begin($"POST {space}/notes/new/edit", 1_800_000, slow.Cookies);

        Assert.Equal(429, await await Task.WhenAny(senders.Select(sender => sender.Status())));
        await Circle.Write(facilitator, space, "Minutes", new string('x', 100_000));
        Assert.Equal("Minutes", facilitator.Title);
        foreach (var sender in senders) await sender.DisposeAsync();
        // Those that broke off are over.
        do await Circle.Write(slow, space, "Rota", new string('x', 100_000));
        while (slow.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal("Rota", slow.Title);
    }

    [Fact]
    public async Task A_sender_who_falls_silent_is_hung_up_on_however_much_they_sent_before()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var time = new Silence();
        await using var site = await WeftSite.Start(shelf, time);
        var (person, space) = await Circle.Make(site);
        await using var sender = new Sender(site);

        await sender.Begin($"POST {space}/notes/new/edit", 1_800_000, person.Cookies, sent: 900_000);
        var status = sender.Status();
        while (!status.IsCompleted)
        {
            time.Pass();
            await Task.Yield();
        }

        Assert.Equal(0, await status);
    }

    [Fact]
    public async Task There_is_an_end_to_how_many_connections_there_are()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var app = App.Build([.. shelf.Arguments, "--urls", "http://127.0.0.1:0"]);

        Assert.InRange(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections ?? long.MaxValue, 1000, 5000);
    }

    /// <summary>Somebody who says how much they will send, and waits for an answer.</summary>
    private sealed class Sender(WeftSite site) : IAsyncDisposable
    {
        private readonly TcpClient client = new("127.0.0.1", site.Http.BaseAddress!.Port);

        public async Task Begin(string asked, int length, IDictionary<string, string>? cookies = null, int sent = 0)
        {
            var head = $"{asked} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n"
                + (cookies is null ? "" : $"Cookie: {string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n") + "\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + new string('a', sent)));
        }

        /// <summary>0 if they hung up without a word.</summary>
        public async Task<int> Status()
        {
            var answer = new byte[12];
            try
            {
                var length = await client.GetStream().ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false);
                return length < answer.Length ? 0 : int.Parse(Encoding.ASCII.GetString(answer)[9..], System.Globalization.CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                return 0;
            }
        }

        public ValueTask DisposeAsync()
        {
            client.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>Time in which nothing passes but the patience with senders.</summary>
    private sealed class Silence : TimeProvider
    {
        private readonly List<Waiting> waiting = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != LimitedWait.MaxSilence) return base.CreateTimer(callback, state, dueTime, period);
            var timer = new Waiting(this, () => callback(state));
            lock (waiting) waiting.Add(timer);
            return timer;
        }

        public void Pass()
        {
            Waiting[] now;
            lock (waiting) now = [.. waiting];
            foreach (var timer in now) timer.Tell();
        }

        private sealed class Waiting(Silence time, Action tell) : ITimer
        {
            public void Tell() => tell();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
                lock (time.waiting) time.waiting.Remove(this);
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
