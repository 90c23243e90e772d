using System.Globalization;
using System.Text;
using System.Xml;

namespace Weft.Formats;

/// <summary>XML from strangers: nothing is fetched, no entity is made longer, and size, depth and text have limits.</summary>
internal static class SafeXml
{
    private const int Deepest = 64, LongestText = 4 << 20;
    private const long LongestFile = 512L << 20;

    static SafeXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The name of the outermost element, if the text is XML as far as it goes.</summary>
    public static string? Root(ReadOnlySpan<byte> head)
    {
        var plain = head;
        if (plain.StartsWith<byte>([0xEF, 0xBB, 0xBF])) plain = plain[3..];
        plain = plain.TrimStart(" \t\r\n"u8);
        if (plain is not ([(byte)'<', ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, (byte)'<', ..])) return null;
        try
        {
            using var xml = Open(new MemoryStream(plain.ToArray()));
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element) return xml.LocalName;
        }
        catch (Exception error) when (IsBroken(error))
        {
            // Not XML, or not as far as its first element.
        }
        return null;
    }

    /// <summary>Runs a reader; what is wrong with the file becomes one clear line.</summary>
    public static void Read(Stream file, Action<XmlReader> read)
    {
        try
        {
            using var xml = Open(new TagSteps(WithoutLeadingBlanks(file), LongestText));
            read(xml);
        }
        catch (XmlException error)
        {
            throw new UnreadableFileException(Broken(error));
        }
        catch (Exception error) when (IsBroken(error))
        {
            throw new UnreadableFileException(new Reason("It is broken XML: {0}", error.Message));
        }
    }

    /// <summary>All text within the element, which ends here; the reader then stands on its end.</summary>
    public static string Text(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var depth = xml.Depth;
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            CheckDepth(xml);
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;
            while (xml.ReadValueChunk(buffer, 0, buffer.Length) is var read and > 0)
            {
                text.Append(buffer, 0, read);
                if (text.Length > LongestText) throw Limits.TextTooLong(LongestText >> 20);
            }
        }
        return text.ToString();
    }

    public static void CheckDepth(XmlReader xml)
    {
        if (xml.Depth > Deepest)
            throw new UnreadableFileException(new Reason("On line {0} it is nested more than {1} levels deep",
                (((IXmlLineInfo)xml).LineNumber).ToString(CultureInfo.InvariantCulture), Deepest.ToString(CultureInfo.InvariantCulture)));
    }

    public static long Line(XmlReader xml) => ((IXmlLineInfo)xml).LineNumber;

    private static XmlReader Open(Stream file) => XmlReader.Create(file, new XmlReaderSettings
    {
        // Old GraphML names a DTD. It is passed over unread: what it declares does not exist, so an entity of it is an error.
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = LongestFile,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    });

    /// <summary>A blank line above the XML declaration is against the rules, and common.</summary>
    private static Stream WithoutLeadingBlanks(Stream file)
    {
        var stream = PeekStream.Over(file);
        var head = stream.Peek();
        var blanks = head.Length - head.TrimStart(" \t\r\n"u8).Length;
        stream.ReadExactly(new byte[blanks]);
        return stream;
    }

    private static bool IsBroken(Exception error) =>
        error is XmlException or DecoderFallbackException or ArgumentException or NotSupportedException or InvalidOperationException or OverflowException;

    private static Reason Broken(XmlException error)
    {
        var (line, column) = (error.LineNumber.ToString(CultureInfo.InvariantCulture), error.LinePosition.ToString(CultureInfo.InvariantCulture));
        if (error.Message.Contains("undeclared entity", StringComparison.OrdinalIgnoreCase)) return new Reason("On line {0} it uses an entity of its own, which Weft does not read", line);
        if (error.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)) return new Reason("It is longer than {0} MB. Please split it", "512");
        if (error.Message.Contains("end of file", StringComparison.OrdinalIgnoreCase) || error.Message.Contains("not closed", StringComparison.OrdinalIgnoreCase))
            return new Reason("It breaks off on line {0}. Perhaps it was not copied completely", line);
        return new Reason("It is broken XML: the error is on line {0}, column {1}", line, column);
    }
}
