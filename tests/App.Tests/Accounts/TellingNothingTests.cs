using System.Diagnostics;
using System.Text.RegularExpressions;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>Whether anybody has a name, or ever had a code, is told neither by what is answered, nor by what is done for it, nor by how long that takes.</summary>
public partial class TellingNothingTests
{
    private const string Stranger = "Łucjo", Guess = "not the right passphrase";
    private const double Unlikely = 0.01;

    [Fact]
    public async Task A_wrong_name_takes_as_long_as_a_wrong_passphrase()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.StartAtUsualCost(shelf);
        await Settler.SetUp(site);

        await AssertAlike(LongRun.IsOn ? 500 : 15, () => Took(shelf, site, SignIn(Settler.Name)), () => Took(shelf, site, SignIn(Stranger)));
    }

    [Fact]
    public async Task A_code_that_a_newer_one_replaced_takes_as_long_as_a_code_of_nobody()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.StartAtUsualCost(shelf);
        var (replaced, nobodys) = await Codes(site);

        await AssertAlike(LongRun.IsOn ? 500 : 60, () => Took(shelf, site, Recover(replaced)), () => Took(shelf, site, Recover(nobodys)));
    }

    [Fact]
    public async Task An_answer_for_which_no_passphrase_was_hashed_would_be_noticed()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.StartAtUsualCost(shelf);
        await Settler.SetUp(site);

        Assert.True(await P(10, () => Took(shelf, site, SignIn(Settler.Name)), () => Took(shelf, site, SignIn(""))) < Unlikely);
    }

    [Fact]
    public async Task Both_are_answered_with_the_same_bytes_and_ask_the_database_the_same()
    {
        await using var shelf = await TestShelf.Open(Engine.Postgres);
        await using var site = await WeftSite.StartAtUsualCost(shelf);
        var (replaced, nobodys) = await Codes(site);

        foreach (var (first, second, typed) in new[] { (SignIn(Settler.Name), SignIn(Stranger), (Settler.Name, Stranger)), (Recover(replaced), Recover(nobodys), (replaced, nobodys)) })
        {
            var (known, askedOfKnown) = await Answered(shelf, site, first, typed.Item1);
            var (unknown, askedOfUnknown) = await Answered(shelf, site, second, typed.Item2);
            Assert.Equal(known, unknown);
            Assert.NotEmpty(askedOfKnown);
            Assert.Equal(askedOfKnown, askedOfUnknown);
        }
    }

    private static async Task<(string Replaced, string Nobodys)> Codes(WeftSite site)
    {
        var person = await Settler.SetUp(site);
        var replaced = Settler.CodeOf(person);
        await person.Open("/account/recovery-sheet");
        await person.Press("Show me a new sheet to print", ("Your passphrase, to be sure that it is you", Settler.Passphrase));
        using var nobodys = RecoveryCode.Random();
        return (replaced, nobodys.Print());
    }

    private static Func<WeftSite, Task<HttpRequestMessage>> SignIn(string name) => async site =>
        (await new Person(site).Open("/sign-in")).Request("Sign in", ("Sign-in name", name), ("Passphrase", Guess));

    private static Func<WeftSite, Task<HttpRequestMessage>> Recover(string code) => async site =>
        (await new Person(site).Open("/recover")).Request("Open my account", ("Recovery code", code), ("New passphrase", Settler.Passphrase), ("The same once more", Settler.Passphrase));

    private static async Task<double> Took(TestShelf shelf, WeftSite site, Func<WeftSite, Task<HttpRequestMessage>> ask)
    {
        // So that what was tried before makes nobody wait.
        shelf.Clock.Now += Duration.FromMinutes(16);
        var request = await ask(site);
        var begun = Stopwatch.GetTimestamp();
        using var answer = await site.Http.SendAsync(request);
        var took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return took;
    }

    /// <summary>What is answered, but for what was typed and what is new in every form; and what the database was asked meanwhile.</summary>
    private static async Task<(string Answer, IReadOnlyList<string> Asked)> Answered(TestShelf shelf, WeftSite site, Func<WeftSite, Task<HttpRequestMessage>> ask, string typed)
    {
        var request = await ask(site);
        using var heard = new Overheard(shelf.Connection!);
        using var answer = await site.Http.SendAsync(request);
        // What the worker asks on its rounds has nothing to do with who asks here.
        var asked = heard.Statements.Where(statement => !statement.Contains(" from job ", StringComparison.Ordinal)).ToList();
        var head = string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Date").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        var body = System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        return ($"{(int)answer.StatusCode}\n{head}\n{New.Replace(body, "").Replace(typed, "typed", StringComparison.Ordinal)}", asked);
    }

    /// <summary>A busy machine may make any one comparison look uneven, and does not three times.</summary>
    private static async Task AssertAlike(int pairs, Func<Task<double>> first, Func<Task<double>> second)
    {
        var found = new List<double>();
        for (var times = 0; times < 3; times++)
        {
            found.Add(await P(pairs, first, second));
            if (found[^1] > Unlikely) return;
        }
        Assert.Fail($"They do not take equally long: p = {string.Join(", ", found)}");
    }

    /// <summary>Of pairs in random order, so that whatever else the machine does hits both alike.</summary>
    private static async Task<double> P(int pairs, Func<Task<double>> first, Func<Task<double>> second)
    {
        var chance = new Random(7);
        List<double> firsts = [], seconds = [];
        // The first two of each are slower than all others: the program is being compiled.
        for (var pair = -2; pair < pairs; pair++)
        {
            var swapped = chance.Next(2) == 0;
            var (one, other) = swapped ? (await second(), await first()) : (await first(), await second());
            if (pair < 0) continue;
            firsts.Add(swapped ? other : one);
            seconds.Add(swapped ? one : other);
        }
        return MannWhitney.P(firsts, seconds);
    }

    [GeneratedRegex("(?<=name=\"stamp\" value=\")[^\"]*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex New { get; }

    /// <summary>The statements that this process sends to one database, as Npgsql tells of them.</summary>
    private sealed class Overheard : IDisposable
    {
        private readonly List<string> statements = [];
        private readonly ActivityListener listener;

        public Overheard(string connection)
        {
            var database = new Npgsql.NpgsqlConnectionStringBuilder(connection).Database;
            listener = new()
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = activity =>
                {
                    if (activity.GetTagItem("db.namespace") as string != database || activity.GetTagItem("db.query.text") is not string statement) return;
                    lock (statements) statements.Add(statement);
                },
            };
            ActivitySource.AddActivityListener(listener);
        }

        public IReadOnlyList<string> Statements
        {
            get
            {
                lock (statements) return [.. statements];
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
