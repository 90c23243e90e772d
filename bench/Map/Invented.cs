using System.Globalization;
using System.Text;
using Weft.Map.Graphs;

namespace Weft.Bench.Map;

/// <summary>Files of a large coalition that is not there, seeded: groups in real towns, their ties, and a purpose.</summary>
internal sealed class Invented(TemporaryFolder folder)
{
    private const int Wants = 30;

    private static readonly string[] Causes =
        ["prison abolition", "legal defence", "migrant solidarity", "mutual aid", "housing", "disability justice", "harm reduction", "families of prisoners"];
    private static readonly string[] Places =
        ["Leeds, UK", "Bristol", "Glasgow, Scotland", "London SE17", "Berlin, Germany", "Paris, France", "Lyon, FR", "Madrid, Spain", "Bogotá, Colombia", "Oakland, CA",
         "Brooklyn, NY, USA", "Chicago, IL", "Athens, Greece", "Napoli, Italia", "São Paulo, Brasil", "Ciudad de México", "Cardiff, Wales", "Dublin 8, Ireland", "Melbourne, Australia",
         "Toronto, ON, Canada", "Porto, Portugal", "Warszawa, Polska", "Cape Town, South Africa", "Nairobi, Kenya", "Manila, Philippines"];
    private static readonly string[] Languages = ["English", "Spanish", "French", "German", "Arabic", "Portuguese", "Greek", "BSL"];

    public string Groups(string name, int count)
    {
        var random = new SplitMix64(1);
        return Write(name, "id,name,place,member,causes,skills,resources,values,communities,languages,needs,description", Enumerable.Range(0, count).Select(i =>
            $"g{i},Circle {i} of {One(Causes)},\"{One(Places)}\",{(random.Next(4) == 0 ? "yes" : "no")},{One(Causes)},skill {random.Next(60)}|skill {random.Next(60)},"
            + $"resource {random.Next(30)},value {random.Next(12)}|value {random.Next(12)},community {random.Next(20)},{One(Languages)}|{One(Languages)},skill {random.Next(60)},"
            + $"\"Meets on the {1 + random.Next(28)}th, {One(Causes)} and tea\""));

        string One(string[] of) => of[random.Next(of.Length)];
    }

    /// <summary>As Barabasi and Albert have networks grow: who has ties gets more.</summary>
    public string Ties(string name, int groups, int each)
    {
        var graph = TriedGraph.BarabasiAlbert(groups, each).Graph;
        var random = new SplitMix64(3);
        return Write(name, "from,to,kind,strength", Enumerable.Range(0, groups).SelectMany(from => graph.NeighboursOf(from).ToArray().Where(to => to > from)
            .Select(to => string.Create(CultureInfo.InvariantCulture, $"g{from},g{to},works with,{1 + random.Next(3)}"))));
    }

    public string Purpose(string name) => Write(name, "what,name,wanted", Enumerable.Range(0, Wants).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $"{(i % 3 == 0 ? "resource" : "skill")},{(i % 3 == 0 ? "resource" : "skill")} {i * 2},{2 + i}")));

    private string Write(string name, string headings, IEnumerable<string> rows)
    {
        var path = folder.File(name);
        File.WriteAllLines(path, rows.Prepend(headings), new UTF8Encoding(false));
        return path;
    }
}
