using System.Text;

namespace Weft.Formats;

/// <summary>Parts a cell that holds several values. A backslash keeps what would part or be taken off: "Food\; shelter" is one value.</summary>
internal static class ListValues
{
    private const string Escaped = "\\|;,、،()\r\n•·*-–\"";

    /// <summary>Splits at bars, semicolons and line breaks, and at commas if told; not within brackets.</summary>
    public static IEnumerable<string> Split(string cell, bool atCommas)
    {
        if (cell.Contains('\\')) return SplitEscaped(cell, atCommas);
        return SplitPlain(cell, atCommas);
    }

    /// <summary>The values in one cell, so that Split gives them back: parted by "; ".</summary>
    public static string Join(IReadOnlyList<string> values)
    {
        var cell = string.Join("; ", values.Select(Escape));
        // Alone, a value with a comma would look like a list of two.
        return values.Count == 1 && cell.AsSpan().ContainsAny(",、،") ? cell + ";" : cell;
    }

    private static string Escape(string value)
    {
        var brackets = !IsBalanced(value);
        if (!brackets && !value.AsSpan().ContainsAny("\\|;\r\n•·") && value is not ['*' or '-' or '–' or '"', ..]) return value;
        var escaped = new StringBuilder(value.Length + 4);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] is '\\' or '|' or ';' or '\r' or '\n' || (brackets && value[i] is '(' or ')') || (i == 0 && value[i] is '•' or '·' or '*' or '-' or '–' or '"')) escaped.Append('\\');
            escaped.Append(value[i]);
        }
        return escaped.ToString();
    }

    private static bool IsBalanced(string value)
    {
        var depth = 0;
        foreach (var letter in value)
        {
            if (letter == '(') depth++;
            else if (letter == ')' && --depth < 0) return false;
        }
        return depth == 0;
    }

    private static IEnumerable<string> SplitPlain(string cell, bool atCommas)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i < cell.Length && cell[i] == '"' && cell.AsSpan(start, i - start).IsWhiteSpace() && Quoted(cell, i, atCommas) is { } end)
            {
                if (end.Value.Length > 0) yield return end.Value;
                start = (i = end.At) + 1;
                continue;
            }
            if (i < cell.Length)
            {
                if (!Parts(cell[i], ref depth, atCommas)) continue;
            }
            var value = WithoutBullet(cell.AsSpan(start, i - start).Trim());
            start = i + 1;
            if (!value.IsEmpty) yield return value.ToString();
        }
    }

    /// <summary>A value in quotation marks, in which nothing parts: from the mark that opens it to one before a part or the end. Null if there is none, or if it is all that the cell holds.</summary>
    private static (string Value, int At)? Quoted(string cell, int opening, bool atCommas)
    {
        for (var i = opening + 1; i < cell.Length; i++)
        {
            if (cell[i] != '"') continue;
            if (i + 1 < cell.Length && cell[i + 1] == '"')
            {
                i++;
                continue;
            }
            var at = i + 1;
            while (at < cell.Length && cell[at] == ' ') at++;
            var depth = 0;
            if (at < cell.Length ? !Parts(cell[at], ref depth, atCommas) : opening == 0) return null;
            return (cell[(opening + 1)..i].Replace("\"\"", "\"", StringComparison.Ordinal).Trim(), at);
        }
        return null;
    }

    private static IEnumerable<string> SplitEscaped(string cell, bool atCommas)
    {
        var (value, kept, depth) = (new StringBuilder(), 0, 0);
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i + 1 < cell.Length && cell[i] == '\\' && Escaped.Contains(cell[i + 1]))
            {
                // A first letter that was escaped is no bullet.
                if (value.ToString().Trim().Length == 0) (kept, value) = (1, value.Clear());
                value.Append(cell[++i]);
                continue;
            }
            if (i < cell.Length && !Parts(cell[i], ref depth, atCommas))
            {
                value.Append(cell[i]);
                continue;
            }
            var one = kept == 1 ? value.ToString().TrimEnd(' ') : WithoutBullet(value.ToString().AsSpan().Trim()).ToString();
            if (one.Length > 0) yield return one;
            value.Clear();
            kept = 0;
        }
    }

    private static bool Parts(char letter, ref int depth, bool atCommas)
    {
        if (letter == '(') depth++;
        else if (letter == ')' && depth > 0) depth--;
        return letter is '|' or '\n' or '\r' || (depth == 0 && (letter == ';' || (atCommas && letter is ',' or '、' or '،')));
    }

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> value) =>
        value is ['•' or '·', ..] ? value[1..].TrimStart() : value is ['*' or '-' or '–', ' ', ..] ? value[2..].TrimStart() : value;
}
