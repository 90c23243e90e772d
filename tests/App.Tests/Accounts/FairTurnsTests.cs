using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>However many try passphrases at once, nobody is kept out by that.</summary>
public class FairTurnsTests
{
    private static readonly Duration OfOneTry = Duration.FromMilliseconds(100);

    /// <summary>Threads that try one passphrase after the other, and one person who comes five seconds later, at a machine that tries ten in a second.</summary>
    [Theory]
    [InlineData(150, int.MaxValue, 0, 15)]
    [InlineData(150, 1, 0, 15)]
    [InlineData(150, 20, 0, 15)]
    [InlineData(600, int.MaxValue, 0, 15)]
    [InlineData(150, int.MaxValue, 1, 25)]
    [InlineData(600, int.MaxValue, 3, 35)]
    public void A_name_gets_its_turn_within_seconds_whatever_others_try(int threads, int names, int triedBefore, int seconds)
    {
        var clock = new TestClock(Instant.FromUtc(2026, 5, 20, 12, 0));
        var (turns, attempts) = (new FairTurns(2), new Attempts(clock));
        var crowd = new Task<IDisposable>?[threads];
        var pressed = 0;
        Task<IDisposable> Press(string name, Instant since)
        {
            if (attempts.Begin(name, out var tries) is not null) return Task.FromException<IDisposable>(new NoTurnException());
            var turn = turns.Wait(Admission.PlaceOf(name, tries, since));
            if (turn.IsFaulted) attempts.Withdraw(name);
            return turn;
        }
        void Pass()
        {
            for (var thread = 0; thread < threads; thread++)
            {
                if (crowd[thread] is { IsCompletedSuccessfully: true } served) served.Result.Dispose();
                if (crowd[thread] is not { IsCompleted: false }) crowd[thread] = Press($"name {pressed++ % names}", clock.Now);
            }
            clock.Now += OfOneTry;
        }

        for (var time = Duration.Zero; time < Duration.FromSeconds(5); time += OfOneTry) Pass();
        for (var times = 0; times < triedBefore; times++) attempts.Begin("Amina", out _);
        var came = clock.Now;
        Task<IDisposable>? turn = null;
        for (var comesAgain = came; turn is not { IsCompletedSuccessfully: true }; Pass())
        {
            Assert.True(clock.Now - came < Duration.FromSeconds(seconds), "They do not get in.");
            if (turn is { IsCompleted: false } || clock.Now < comesAgain) continue;
            turn = Press("Amina", came);
            comesAgain = clock.Now + Admission.ComeAgain;
        }
    }

    [Fact]
    public async Task Neither_strangers_nor_members_who_press_without_end_keep_the_others_out()
    {
        var turns = new FairTurns(3);
        Task<IDisposable> Member(string account) => turns.Wait(new(account));
        var strangers = Enumerable.Range(0, 30).Select(number => turns.Wait(new($"name {number}", 0))).ToList();
        Assert.Equal(2, strangers.Count(stranger => stranger.IsCompleted));
        var busy = Enumerable.Range(0, 50).Select(_ => Member("busy")).ToList();
        Assert.Equal(1, busy.Count(turn => turn.IsCompleted));

        var other = Member("another");
        (await busy[0]).Dispose();
        Assert.True(other.IsCompleted, "Who has none under way comes before who has many.");
        (await strangers[0]).Dispose();
        Assert.True(busy[1].IsCompleted);
        (await strangers[1]).Dispose();
        Assert.True(strangers[2].IsCompleted, "One place is the strangers' however many members wait.");
        (await other).Dispose();
        Assert.True(busy[2].IsCompleted);
        Assert.False(strangers[3].IsCompleted);
    }

    [Fact]
    public async Task Who_hangs_up_while_waiting_leaves_the_place_to_others()
    {
        var turns = new FairTurns(1);
        using var gone = new CancellationTokenSource();
        var first = await turns.Wait(new("a"));
        var second = turns.Wait(new("b"), gone.Token);
        var third = turns.Wait(new("c"));

        await gone.CancelAsync();
        first.Dispose();
        first.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.True(third.IsCompleted);
        Assert.False(turns.Wait(new("d")).IsCompleted);
    }

    [Fact]
    public async Task Whoever_is_turned_away_comes_again_with_what_they_typed_and_is_next()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var known = await Settler.SetUp(site);
        var turns = site.Get<FairTurns>();
        var longAgo = (shelf.Clock.Now - Duration.FromHours(1)).ToUnixTimeMilliseconds();
        var earlier = Crowd(turns, longAgo, (FairTurns.MaxWaitingEach + 1) * turns.OfStrangers);

        // The same for a name that nobody has.
        var nobody = await Settler.SignIn(site, "Nobody");
        var person = await Settler.SignIn(site);
        Assert.Equal(HttpStatusCode.TooManyRequests, person.Status);
        Assert.Contains("Your place is kept: type your passphrase and press again in 10 seconds.", person.Wrong, StringComparison.Ordinal);
        Assert.Equal(Settler.Name, person.Labelled("Sign-in name").GetAttribute("value"));
        Assert.DoesNotContain(Settler.Passphrase, person.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        static string Without(Person person) => System.Text.RegularExpressions.Regex.Replace(person.Page.Body!.InnerHtml, "value=\"[^\"]*\"", "");
        Assert.Equal((Without(person), person.Answer.Headers.RetryAfter), (Without(nobody), nobody.Answer.Headers.RetryAfter));
        // Who was here before does not wait.
        await (await known.Open("/account")).Press("Sign out here");
        await known.Open("/sign-in");
        Assert.Equal("Your spaces", (await known.Press("Sign in", ("Sign-in name", Settler.Name), ("Passphrase", Settler.Passphrase))).Title);

        shelf.Clock.Now += Duration.FromSeconds(10);
        while (earlier.Count > turns.OfStrangers)
        {
            var served = earlier.Find(turn => turn.IsCompletedSuccessfully)!;
            earlier.Remove(served);
            (await served).Dispose();
        }
        var later = Crowd(turns, shelf.Clock.Now.ToUnixTimeMilliseconds(), FairTurns.MaxWaitingEach * turns.OfStrangers);
        var pressed = person.Press("Sign in", ("Passphrase", Settler.Passphrase));
        await Assert.ThrowsAsync<NoTurnException>(async () => await await Task.WhenAny(later));
        foreach (var turn in earlier) (await turn).Dispose();
        await pressed;

        Assert.Equal("Your spaces", person.Title);
    }

    private static List<Task<IDisposable>> Crowd(FairTurns turns, long since, int many) => [.. Enumerable.Range(0, many).Select(number => turns.Wait(new($"name {number} {since}", since)))];
}
