using System.Runtime.ExceptionServices;
using System.Text;
using NodaTime;
using Weft.Drawing;
using Weft.Formats;
using Weft.Map;
using Weft.Places;

namespace Weft.Commands;

/// <summary>The folder that a map is written to: the report, the drawings, and its data in the forms of other programs.</summary>
internal sealed class MapFolder(CoalitionMap map, Words words, LocalDate made, IGazetteer? gazetteer)
{
    public const string Report = "index.html";

    /// <summary>Makes the folder if it is not there. Files of an earlier map are replaced, each at once; others stay.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="next">What is still to be said, and the tables for it.</param>
    /// <returns>The tables that somebody has changed: they stay.</returns>
    public IReadOnlyList<string> Write(string folder, NextSteps? next = null)
    {
        try
        {
            WriteAll(folder, next);
            if (next is null) return [];
            var (asked, changed) = next.Files();
            foreach (var file in asked) Replace(folder, file.Name, file.Write);
            return changed;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new IOException(words["The map could not be written to {0}. What was there is unchanged, or partly replaced. Name another folder with --out: {1}", folder, broken.Message], broken);
        }
    }

    private void WriteAll(string folder, NextSteps? next)
    {
        Directory.CreateDirectory(folder);
        IEnumerable<Action> all = MapFiles.All.Select<MapFile, Action>(file => () => Replace(folder, file.Name, stream => file.Write(map, stream)));
        try
        {
            Parallel.Invoke([() => Draw(folder, next), .. all]);
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }
    }

    private void Draw(string folder, NextSteps? next)
    {
        var options = new ReportOptions { Coasts = Coasts.Load(), Gazetteer = gazetteer, Made = made, Next = next?.Command is { } command ? (next.Asks, command) : null, Land = LandMap.Of(Drawings.Pins(map, gazetteer)), Ties = TieMap.Of(map) };
        Write(folder, Report, text => Drawing.Report.Write(map, words, text, options));
        Write(folder, "map.svg", text => Drawings.WriteLand(map, words, text, options));
        Write(folder, "graph.svg", text => Drawings.WriteTies(options.Ties, words, text));
    }

    private static void Write(string folder, string name, Action<TextWriter> write) => Replace(folder, name, stream =>
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        write(text);
    });

    /// <summary>A reader of the old file never sees half of the new one. Nobody else on this machine may read it.</summary>
    private static void Replace(string folder, string name, Action<Stream> write)
    {
        var draft = Path.Combine(folder, $".{name}.new");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 64 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var stream = new FileStream(draft, options))
                write(stream);
            File.Move(draft, Path.Combine(folder, name), overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }
}
