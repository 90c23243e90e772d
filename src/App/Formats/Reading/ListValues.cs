namespace Weft.Formats;

/// <summary>Parts a cell that holds several values.</summary>
internal static class ListValues
{
    /// <summary>Splits at bars, semicolons and line breaks, and at commas if told; not within brackets.</summary>
    public static IEnumerable<string> Split(string cell, bool atCommas)
    {
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i < cell.Length)
            {
                var letter = cell[i];
                if (letter == '(') depth++;
                else if (letter == ')' && depth > 0) depth--;
                var parts = letter is '|' or '\n' or '\r' || (depth == 0 && (letter == ';' || (atCommas && letter is ',' or '、' or '،')));
                if (!parts) continue;
            }
            var value = WithoutBullet(cell.AsSpan(start, i - start).Trim());
            start = i + 1;
            if (!value.IsEmpty) yield return value.ToString();
        }
    }

    private static ReadOnlySpan<char> WithoutBullet(ReadOnlySpan<char> value) =>
        value is ['•' or '·', ..] ? value[1..].TrimStart() : value is ['*' or '-' or '–', ' ', ..] ? value[2..].TrimStart() : value;
}
