// What sealing costs, beside what it is made of: libsodium and SQLite alone. See ../README.md.
using System.Diagnostics;
using System.Globalization;
using Weft.Bench;
using Weft.Bench.Sealing;
using Weft.Vault;

const int Heads = 100_000, Listed = 1_000, Writes = 100, HeadBox = 297, BodyBox = 297;
using var folder = new TemporaryFolder();
await using var weft = await Filled.In(folder.File("weft"));
using var raw = new RawSqlite(folder.File("raw.db"), HeadBox, BodyBox);
var missed = false;
Console.WriteLine($"{"what",-52}{"Weft",12}{"of it cpu",12}{"alone",12}{"ratio",8}   target");

using (var space = await weft.Space(Heads))
{
    var open = RawSodium.Opening(Heads, HeadBox - 41);
    var found = 0;
    var (ours, cpu, theirs) = await Turns(5, async () => found = (await weft.Notes.All(space)).Count(note => note.Head.Title.Contains("77", StringComparison.Ordinal)), open);
    if (found == 0) throw new InvalidOperationException("Nothing was found.");
    Show($"{Heads:N0} heads opened and filtered; libsodium", ours, cpu, theirs, "s", 0.4);
}
using (var space = await weft.Space(Listed))
{
    var (page, cpu, bare) = await Turns(60, () => weft.Open("/spaces/" + space.Id), () => weft.Open("/healthz").GetAwaiter().GetResult());
    Show($"page of a space of {Listed:N0} notes; /healthz", page * 1000, cpu * 1000, bare * 1000, "ms", 30);
}
using (var space = await weft.Space(0))
{
    var number = 0;
    var (ours, _, theirs) = await Turns(7, async () =>
    {
        for (var i = 0; i < Writes; i++)
            await weft.Notes.Write(space, null, Identifier.Random(), new() { Title = Filled.Title(number++), Text = Filled.Text, ReviewOn = new(2027, 1, 1) });
    }, () =>
    {
        for (var i = 0; i < Writes; i++) raw.Insert();
    });
    Show("durable notes; rows of SQLite", Writes / ours, null, Writes / theirs, "/s", 300, atLeast: true);
}
{
    var (ours, cpu, theirs) = await Turns(15, weft.SignIn, () => RawSodium.Stretch(PassphraseCost.Usual.Memory, PassphraseCost.Usual.Passes));
    Show("signing in; Argon2id", ours * 1000, cpu * 1000, theirs * 1000, "ms", null);
}
Console.WriteLine(missed ? "A target is missed." : "All targets are met.");
return missed ? 1 : 0;

// In turns, so that whatever else the machine does hits both alike; medians, in seconds. The first two turns are not counted: the runtime compiles.
static async Task<(double Ours, double Cpu, double Theirs)> Turns(int turns, Func<Task> ours, Action theirs)
{
    List<double> one = [], cpu = [], other = [];
    for (var turn = -2; turn < turns; turn++)
    {
        var (begun, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await ours();
        var (between, after) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        theirs();
        if (turn < 0) continue;
        one.Add(Stopwatch.GetElapsedTime(begun, between).TotalSeconds);
        cpu.Add((after - before).TotalSeconds);
        other.Add(Stopwatch.GetElapsedTime(between).TotalSeconds);
    }
    return (Median(one), Median(cpu), Median(other));

    static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}

void Show(string what, double ours, double? cpu, double theirs, string unit, double? target, bool atLeast = false)
{
    if (target is { } number && (atLeast ? ours < number : ours > number)) missed = true;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-52}{ours,9:0.###} {unit,-2}{cpu,9:0.###} {(cpu is null ? "" : unit),-2}{theirs,9:0.###} {unit,-2}{ours / theirs,8:0.00}   {(target is null ? "" : atLeast ? "at least" : "at most")} {target:0.###}"));
}
