using System.CommandLine;
using System.Globalization;

namespace Weft.Commands;

/// <summary>The language in which the console speaks: the one asked for with --language, else the one this machine is set to.</summary>
internal static class ReaderLanguage
{
    private const string Name = "--language";

    // As POSIX has it: the first of these that says anything decides.
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Known before the words of the command line are read, since those who err are told so in it too.</summary>
    public static Words Of(IReadOnlyList<string> args, Func<string, string?> variable)
    {
        for (var i = 0; i < args.Count && args[i] != "--"; i++)
        {
            if (args[i] == Name && i + 1 < args.Count) return Words.For(args[i + 1]);
            if (args[i].StartsWith(Name + "=", StringComparison.Ordinal)) return Words.For(args[i][(Name.Length + 1)..]);
        }
        var set = Variables.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) ?? "";
        return Words.For(set.Split('_', '-', '.', '@')[0]);
    }

    /// <summary>The option, for every verb.</summary>
    public static Option<string?> Make(Words words)
    {
        var option = new Option<string?>(Name) { Description = words["en or es; otherwise the language of this machine."], Recursive = true };
        option.AcceptOnlyFromAmong([.. Words.All.Select(known => known.Language)]);
        return option;
    }

    /// <summary>Lets the parser's own sentences be in it as well.</summary>
    public static void Use(Words words) => CultureInfo.CurrentUICulture = words.Culture;
}
