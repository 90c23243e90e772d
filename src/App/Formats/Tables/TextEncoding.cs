using System.Text;

namespace Weft.Formats;

/// <summary>Finds out how the bytes of a text file spell letters.</summary>
internal static class TextEncoding
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="Preamble">How many bytes to leave out at the beginning.</param>
    /// <param name="Strays">Counts bytes that were not UTF-8; null where that cannot be.</param>
    public sealed record Found(Encoding Encoding, string Name, int Preamble, StrayBytes? Strays = null)
    {
        /// <summary>Whether it was guessed from the letters, and may be wrong.</summary>
        public bool IsGuess { get; init; }
    }

    public static Found Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Utf8(head[3..], 3);
        if (head.StartsWith<byte>([0xFF, 0xFE, 0, 0])) return new(new UTF32Encoding(), "UTF-32", 4);
        if (head.StartsWith<byte>([0, 0, 0xFE, 0xFF])) return new(new UTF32Encoding(bigEndian: true, byteOrderMark: false), "UTF-32", 4);
        if (head.StartsWith<byte>([0xFF, 0xFE])) return new(Encoding.Unicode, "UTF-16", 2);
        if (head.StartsWith<byte>([0xFE, 0xFF])) return new(Encoding.BigEndianUnicode, "UTF-16", 2);
        return Utf16WithoutMark(head) ?? Older(head) ?? Utf8(head, 0);
    }

    /// <summary>Null for UTF-8, for what has some of it, and for Windows-1252, which is read byte by byte.</summary>
    private static Found? Older(ReadOnlySpan<byte> head) =>
        CountLetters(head) is (var utf8, > 0 and var strays) && strays >= 4 * utf8 && OlderEncodings.Guess(head, utf8 > 0) is { } encoding ? new(encoding, encoding.WebName, 0) { IsGuess = true } : null;

    /// <summary>Whether there is nothing but white space, after a mark of the encoding if there is one.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text)
    {
        var found = Detect(text);
        return text[found.Preamble..].IndexOfAnyExcept(" \t\r\n\0"u8) < 0;
    }

    /// <summary>In UTF-16, white space, digits and separators have a zero beside them, always on the same side.</summary>
    private static Found? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return null;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] == 0 && IsPlain(head[i + 1])) even++;
            else if (head[i + 1] == 0 && IsPlain(head[i])) odd++;
        }
        var pairs = head.Length / 2;
        if (odd > pairs / 10 && odd > 8 * even) return new(Encoding.Unicode, "UTF-16", 0);
        if (even > pairs / 10 && even > 8 * odd) return new(Encoding.BigEndianUnicode, "UTF-16", 0);
        return null;
    }

    private static bool IsPlain(byte letter) => letter is >= 0x20 and < 0x7F or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static Found Utf8(ReadOnlySpan<byte> head, int preamble)
    {
        var strays = new StrayBytes(CountLetters(head).Utf8 > 0);
        return new(Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, strays), "UTF-8", preamble, strays);
    }

    /// <summary>How many letters beyond ASCII are spelt as UTF-8, and how many bytes are not.</summary>
    private static (int Utf8, int Strays) CountLetters(ReadOnlySpan<byte> head)
    {
        int utf8 = 0, strays = 0;
        while (head.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is var next and >= 0)
        {
            head = head[next..];
            var status = Rune.DecodeFromUtf8(head, out _, out var used);
            if (status == System.Buffers.OperationStatus.Done) utf8++;
            else if (status == System.Buffers.OperationStatus.InvalidData) strays += used;
            head = head[used..];
        }
        return (utf8, strays);
    }

    /// <summary>
    /// Reads a byte that is not UTF-8 as Windows-1252, for files that are, or that were put together from both. Where a file does
    /// use UTF-8, what is left of a broken sequence becomes U+FFFD, not a wrong letter.
    /// </summary>
    public sealed class StrayBytes(bool fileHasUtf8) : DecoderFallback
    {
        public long Read { get; private set; }
        public long Lost { get; private set; }
        public override int MaxCharCount => 4;
        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

        private string Letters(byte[] bytes)
        {
            // C2, C3 and E2 begin nearly every sequence of western UTF-8: alone, they are what was left when one was cut.
            var cut = bytes.Length > 1 || bytes[0] is 0xC2 or 0xC3 or 0xE2;
            var letters = Windows1252.GetString(bytes);
            if ((fileHasUtf8 && cut) || letters.Any(char.IsControl))
            {
                Lost++;
                return "\uFFFD";
            }
            Read += letters.Length;
            return letters;
        }

        private sealed class Buffer(StrayBytes strays) : DecoderFallbackBuffer
        {
            private string letters = "";
            private int next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (letters, next) = (strays.Letters(bytesUnknown), 0);
                return true;
            }

            public override char GetNextChar() => next < letters.Length ? letters[next++] : '\0';
            public override bool MovePrevious() => false;
            public override int Remaining => letters.Length - next;
            public override void Reset() => (letters, next) = ("", 0);
        }
    }
}
