using System.Text;
using System.Xml;

namespace Weft.Formats;

/// <summary>Writes XML 1.0. A letter that XML cannot hold (most control characters, half a surrogate pair) becomes U+FFFD.</summary>
internal static class XmlText
{
    public static XmlWriter Open(Stream to) => XmlWriter.Create(to, new XmlWriterSettings
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        // A carriage return must come back as one.
        NewLineHandling = NewLineHandling.Entitize,
        CloseOutput = false,
    });

    public static string Legal(string text)
    {
        if (IsLegal(text)) return text;
        var legal = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) legal.Append(text[i]).Append(text[++i]);
            else legal.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }
        return legal.ToString();
    }

    public static bool IsLegal(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) i++;
            else if (!XmlConvert.IsXmlChar(text[i])) return false;
        }
        return true;
    }

    /// <summary>An id for each group that is unique in the file: its own, unless XML cannot hold it.</summary>
    public static Dictionary<string, string> Ids(IEnumerable<string> ids)
    {
        var all = ids.Distinct().ToList();
        var taken = all.Where(id => id.Length > 0 && IsLegal(id)).ToHashSet();
        var names = new Dictionary<string, string>();
        var next = 0;
        foreach (var id in all)
        {
            if (taken.Contains(id))
            {
                names[id] = id;
                continue;
            }
            string name;
            do name = $"n{next++}";
            while (!taken.Add(name));
            names[id] = name;
        }
        return names;
    }
}
