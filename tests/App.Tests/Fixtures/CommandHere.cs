using System.Globalization;
using System.Text;
using Weft.Commands;

namespace Weft.Fixtures;

/// <summary>A command of the program that runs within the tests: a process of its own would take longer than most commands do.</summary>
internal static class CommandHere
{
    private static readonly AsyncLocal<Written?> Now = new();
    private static readonly TextWriter Out = Console.Out, Error = Console.Error;

    static CommandHere()
    {
        Console.SetOut(new ToWhoeverRuns(written => written?.Out ?? Out));
        Console.SetError(new ToWhoeverRuns(written => written?.Error ?? Error));
    }

    public static async Task<(int Code, string Said, string Complained)> Run(params string[] arguments)
    {
        var written = Now.Value = new(new(CultureInfo.InvariantCulture), new(CultureInfo.InvariantCulture));
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var code = await WeftCommand.Run([.. arguments, "--language", "en"]);
        return (code, written.Out.ToString(), written.Error.ToString());
    }

    private sealed record Written(StringWriter Out, StringWriter Error);

    private sealed class ToWhoeverRuns(Func<Written?, TextWriter> choose) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => choose(Now.Value).Write(value);
        public override void Write(string? value) => choose(Now.Value).Write(value);
        public override void WriteLine(string? value) => choose(Now.Value).WriteLine(value);
    }
}
