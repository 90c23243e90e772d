using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Weft.Formats;

/// <summary>How the letters of a JSON file are spelt. Letters that are broken become U+FFFD instead of an error.</summary>
internal static class JsonLetters
{
    /// <summary>The file as UTF-8 without a byte-order mark (RFC 8259, section 8.1, and what programs write all the same).</summary>
    public static Stream AsUtf8(Stream file)
    {
        var stream = PeekStream.Over(file);
        var found = TextEncoding.Detect(stream.Peek());
        stream.ReadExactly(new byte[found.Preamble]);
        return Encoding.CreateTranscodingStream(stream, found.Encoding, Encoding.UTF8, leaveOpen: true);
    }

    /// <summary>The first bytes of a file as UTF-8.</summary>
    public static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> head)
    {
        var found = TextEncoding.Detect(head);
        return Encoding.UTF8.GetBytes(found.Encoding.GetString(head[found.Preamble..]));
    }

    public static string Of(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Mend(reader.ValueSpan);
        }
    }

    /// <summary>The text of a string.</summary>
    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Mend(JsonMarshal.GetRawUtf8Value(text)[1..^1]);
        }
    }

    public static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return Mend(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    /// <summary>Reads escapes one by one: \ud800 without its other half is valid JSON, but no letter.</summary>
    private static string Mend(ReadOnlySpan<byte> escaped)
    {
        var letters = new StringBuilder();
        var text = Encoding.UTF8.GetString(escaped);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                letters.Append(text[i]);
                continue;
            }
            i++;
            letters.Append(text[i] switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' when i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) => (char)code,
                var letter => letter,
            });
            if (text[i] == 'u') i += 4;
        }
        return Whole(letters.ToString());
    }

    /// <summary>The text with U+FFFD for each half of a letter that stands alone.</summary>
    public static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            i++;
        }
        return text;
    }
}
