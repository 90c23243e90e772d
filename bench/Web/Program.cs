// Requests per second of pages of Weft with 5,000 listings, cached and uncached, beside what the framework gives at most: the same
// bytes from an endpoint that does nothing else. One run, in turns, so that whatever else the machine does hits all three alike.
//
//   dotnet run -c Release --project bench/Web [-- PATH...]        for example /groups /groups/ID /map
//
// /groups/ID stands for the page of a group that is there. WEFT_BENCH_SECONDS is how long each turn takes (2), WEFT_BENCH_TURNS how many (3).
using System.Globalization;
using Weft.Bench.Web;

if (args is ["floor", var from, var listen]) return await Floor.Serve(from, listen);

var paths = args.Length > 0 ? args : ["/groups", "/groups/ID", "/map"];
var seconds = Number("WEFT_BENCH_SECONDS", 2);
var turns = Number("WEFT_BENCH_TURNS", 3);
await using var weft = await Served.Weft(listings: 5000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"idle after start: {weft.Megabytes():0} MB (at most 150)"));
Console.WriteLine($"{"page",-14}{"bytes",8}{"floor/s",11}{"cached/s",11}{"uncached/s",12}{"cached",9}{"uncached",10}");
var worst = (Cached: double.MaxValue, Uncached: double.MaxValue);
foreach (var path in paths)
{
    var address = path.Replace("/ID", "/" + weft.Group, StringComparison.Ordinal);
    var bytes = await weft.Size(address);
    await using var floor = await Served.Floor(weft.Address + address);
    List<double> floors = [], cached = [], uncached = [];
    var number = 0;
    string Another() => $"{address}?n={Interlocked.Increment(ref number)}";
    for (var turn = -1; turn < turns; turn++)
    {
        var asked = turn < 0 ? Math.Max(3, seconds) : seconds;
        var (one, two, three) = (await Load.Measure(floor.Address, () => address, asked), await Load.Measure(weft.Address, () => address, asked),
            await Load.Measure(weft.Address, Another, asked));
        // The first turn warms up: the runtime compiles again what is used often.
        if (turn < 0) continue;
        floors.Add(one);
        cached.Add(two);
        uncached.Add(three);
    }
    var (most, kept, made) = (Median(floors), Median(cached), Median(uncached));
    worst = (Math.Min(worst.Cached, kept / most), Math.Min(worst.Uncached, made / most));
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path,-14}{bytes,8}{most,11:0}{kept,11:0}{made,12:0}{kept / most,9:0.00}{made / most,10:0.00}"));
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"worst",-14}{"",42}{worst.Cached,9:0.00}{worst.Uncached,10:0.00}   (at least 0.60 and 0.10)"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"after all that: {weft.Megabytes():0} MB"));
return worst.Cached >= 0.6 && worst.Uncached >= 0.1 ? 0 : 1;

static int Number(string name, int otherwise) =>
    int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

static double Median(List<double> values)
{
    values.Sort();
    return values[values.Count / 2];
}
