using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>What the text files of network programs have in common.</summary>
internal static partial class TextFile
{
    public static StreamReader Open(Stream file)
    {
        var stream = PeekStream.Over(file);
        var encoding = TextEncoding.Detect(stream.Peek());
        stream.ReadExactly(new byte[encoding.Preamble]);
        return new(stream, encoding.Encoding, detectEncodingFromByteOrderMarks: false);
    }

    public static string Sample(ReadOnlySpan<byte> head)
    {
        var found = TextEncoding.Detect(head);
        return found.Encoding.GetString(head[found.Preamble..]);
    }

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="UnreadableFileException">It is longer than any that a program writes.</exception>
    public static string? Line(StreamReader text)
    {
        var line = new StringBuilder();
        while (text.Read() is var letter and >= 0)
        {
            if (letter == '\n') return line.ToString();
            if (line.Length > Limits.CellLetters) throw Limits.TextTooLong(Limits.CellLetters >> 20);
            if (letter is not '\r') line.Append((char)letter);
        }
        return line.Length > 0 ? line.ToString() : null;
    }

    /// <summary>Words between blanks; what stands in quotation marks is one.</summary>
    public static List<string> Words(string line) => [.. Word().Matches(line).Select(word => word.Groups["quoted"].Success ? word.Groups["quoted"].Value : word.Value)];

    public static int? Whole(string word) => int.TryParse(word, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("""
        "(?<quoted>[^"]*)"|\S+
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
