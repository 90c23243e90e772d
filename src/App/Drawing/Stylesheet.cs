using System.Text;

namespace Weft.Drawing;

/// <summary>The part of weft.css that a drawing or a page needs when it must stand alone: no file beside it, no request.</summary>
internal static class Stylesheet
{
    private static readonly string Whole = Text("weft.css");

    /// <summary>Every rule of the layers whose selectors name none but these classes; comments and fonts are left out.</summary>
    public static string Of(IReadOnlySet<string> classes, IReadOnlySet<string> layers)
    {
        var css = new StringBuilder();
        foreach (var (head, body) in Blocks(Plain(Whole)))
        {
            if (head.StartsWith("@layer", StringComparison.Ordinal) && layers.Contains(head[6..].Trim()))
                css.Append(head).Append('{').Append(Kept(body, classes)).Append('}');
        }
        return $"@layer {string.Join(',', layers)};{css}";
    }

    /// <summary>The two latin faces, as data.</summary>
    public static string Fonts(bool boldOnly = false) =>
        (boldOnly ? "" : Face(400)) + Face(700);

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static string Face(int weight)
    {
        using var memory = new MemoryStream();
        using (var font = Open($"atkinson-latin-{weight}.woff2"))
            font.CopyTo(memory);
        return $$"""@font-face{font-family:"Atkinson Hyperlegible";font-weight:{{weight}};src:url(data:font/woff2;base64,{{Convert.ToBase64String(memory.GetBuffer().AsSpan(0, (int)memory.Length))}}) format("woff2")}""";
    }

    private static Stream Open(string name) =>
        typeof(Stylesheet).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program");

    private static string Kept(string rules, IReadOnlySet<string> classes)
    {
        var css = new StringBuilder();
        foreach (var (head, body) in Blocks(rules))
        {
            if (head.StartsWith('@'))
            {
                var inner = head.StartsWith("@page", StringComparison.Ordinal) ? body : Kept(body, classes);
                if (inner.Length > 0) css.Append(head).Append('{').Append(inner).Append('}');
            }
            else
            {
                var selectors = Selectors(head).Where(selector => Classes(selector).All(classes.Contains)).ToList();
                if (selectors.Count > 0) css.Append(string.Join(',', selectors)).Append('{').Append(body).Append('}');
            }
        }
        return css.ToString();
    }

    /// <summary>The heads and bodies of the blocks that stand side by side; statements without a block are passed over.</summary>
    private static IEnumerable<(string Head, string Body)> Blocks(string css)
    {
        var (from, depth, open) = (0, 0, 0);
        for (var i = 0; i < css.Length; i++)
        {
            switch (css[i])
            {
                case '"':
                    i = css.IndexOf('"', i + 1);
                    break;
                case ';' when depth == 0:
                    from = i + 1;
                    break;
                case '{' when depth++ == 0:
                    open = i;
                    break;
                case '}' when --depth == 0:
                    yield return (css[from..open].Trim(), css[(open + 1)..i].Trim());
                    from = i + 1;
                    break;
            }
        }
    }

    /// <summary>Parts of a selector list at commas that stand in no brackets.</summary>
    private static IEnumerable<string> Selectors(string head)
    {
        var (from, depth) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] is '(' or '[') depth++;
            else if (head[i] is ')' or ']') depth--;
            else if (head[i] == ',' && depth == 0)
            {
                yield return head[from..i].Trim();
                from = i + 1;
            }
        }
        yield return head[from..].Trim();
    }

    /// <summary>Classes that must be there; a choice within :is() or :not() may be any of them.</summary>
    private static IEnumerable<string> Classes(string selector)
    {
        var depth = 0;
        for (var i = 0; i < selector.Length; i++)
        {
            if (selector[i] == '(') depth++;
            else if (selector[i] == ')') depth--;
            else if (selector[i] == '.' && depth == 0)
            {
                var end = i + 1;
                while (end < selector.Length && (char.IsAsciiLetterOrDigit(selector[end]) || selector[end] == '-')) end++;
                yield return selector[(i + 1)..end];
            }
        }
    }

    private static string Plain(string css)
    {
        var plain = new StringBuilder(css.Length);
        for (var i = 0; i < css.Length; i++)
        {
            if (css[i] == '/' && i + 1 < css.Length && css[i + 1] == '*')
            {
                i = css.IndexOf("*/", i, StringComparison.Ordinal) + 1;
                continue;
            }
            if (char.IsWhiteSpace(css[i]))
            {
                if (plain.Length > 0 && plain[^1] is not (' ' or '{' or '}' or ';' or ',')) plain.Append(' ');
                continue;
            }
            plain.Append(css[i]);
        }
        return plain.ToString();
    }
}
