// The whole of `weft map` for 10,000 groups with 50,000 ties and a purpose, and the reading of 100,000 rows: see ../README.md.
using System.Diagnostics;
using System.Globalization;
using Weft.Bench;
using Weft.Bench.Map;
using Weft.Formats;
using Weft.Groups;
using Weft.Map;
using Weft.Places;

const int Rounds = 3;
using var folder = new TemporaryFolder();
var invented = new Invented(folder);
var missed = false;
Console.WriteLine($"{"what",-44}{"seconds",10}{"cpu",8}{"MB",8}   target");

if (args is not ["--only", "reading"])
{
    string[] files = [invented.Groups("groups.csv", 10_000), invented.Ties("ties.csv", 10_000, 5), "--purpose", invented.Purpose("purpose.csv")];
    Show("weft map, 10,000 groups, no betweenness", Weft([.. files, "--no-betweenness", "--out", folder.File("map")]), 4, 400);
    Show("weft map, 10,000 groups, all", Weft([.. files, "--out", folder.File("map")]), null, 400);
}

var rows = invented.Groups("rows.csv", 100_000);
Show("Python's csv, 100,000 rows, cells only", Command("/usr/bin/python3", "-c", $"import csv; print(sum(len(row) for row in csv.DictReader(open('{rows}', newline=''))))"));
using (var gazetteer = Gazetteer.Open(Gazetteer.UsualPath))
{
    IReadOnlyList<Group> groups = [];
    var all = InProcess(() => groups = MapReading.Read([new("rows.csv", () => File.OpenRead(rows))], new(), gazetteer).Material.Groups);
    var duplicates = InProcess(() => Duplicates.Find(groups));
    Show("100,000 rows into groups, and duplicates", all);
    Show("of it, looking for duplicates", duplicates);
    Show("of it, reading, with places found", new(all.Seconds - duplicates.Seconds, all.Cpu - duplicates.Cpu, null), 1.5);
}
Console.WriteLine(missed ? "A target is missed." : "All targets are met.");
return missed ? 1 : 0;

// A program of its own each time, so that starting and compiling are counted.
Measure Weft(params string[] words) => Command([Path.Combine(AppContext.BaseDirectory, "weft"), "map", .. words]);

Measure Command(params string[] words) => Median(() =>
{
    using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "measure.py"), .. words]) { RedirectStandardOutput = true, UseShellExecute = false })!;
    var said = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    if (process.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}");
    var figures = Array.ConvertAll(said.Split(' '), figure => double.Parse(figure, CultureInfo.InvariantCulture));
    return new(figures[0], figures[1], figures[2]);
});

Measure InProcess(Action run) => Median(() =>
{
    var before = Environment.CpuUsage.TotalTime;
    var clock = Stopwatch.StartNew();
    run();
    return new(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds, null);
});

Measure Median(Func<Measure> measure) => Enumerable.Range(0, Rounds).Select(_ => measure()).OrderBy(one => one.Seconds).ElementAt(Rounds / 2);

void Show(string what, Measure measure, double? seconds = null, double? megabytes = null)
{
    var met = !(measure.Seconds > seconds) && !(measure.Megabytes > megabytes);
    missed |= !met;
    var target = string.Join(", ", new[] { seconds is null ? null : $"{seconds} s", megabytes is null ? null : $"{megabytes} MB" }.OfType<string>());
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{what,-44}{measure.Seconds,10:0.00}{measure.Cpu,8:0.00}{measure.Megabytes,8:0}   {target}{(target.Length == 0 ? "" : met ? "  ok" : "  NOT OK")}"));
}
