using System.Text.Json;

namespace Weft.Formats;

/// <summary>
/// Reads JSON from a stream, one value at a time, so that a long list is never held as a whole. Byte-order marks, UTF-16, comments,
/// trailing commas and several values after each other (newline-delimited JSON) are understood.
/// </summary>
/// <remarks>Utf8JsonReader lives on the stack, so each step begins one anew where the last one stopped.</remarks>
internal sealed class JsonStream : IDisposable
{
    /// <summary>More nesting than this is no list of groups.</summary>
    public const int Deepest = 64;
    /// <summary>Bytes that one value (a feature, a whole project file) may have.</summary>
    public const int LongestValue = 256 << 20;
    /// <summary>Bytes that one text or name may have.</summary>
    private const int LongestText = 4 << 20;
    /// <summary>Texts, numbers and brackets that one value may have: each costs twelve bytes or more beside its own.</summary>
    private const int MostTokens = 16_000_000;

    private readonly Stream utf8;
    private byte[] buffer = new byte[64 * 1024];
    private int start, end;
    private bool final;
    private JsonReaderState state = new(new JsonReaderOptions
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowMultipleValues = true,
        MaxDepth = Deepest,
    });

    public JsonStream(Stream file)
    {
        utf8 = JsonLetters.AsUtf8(file);
        Fill();
    }

    /// <summary>What was read ahead, from where the reader stands.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(start, end - start);

    /// <summary>The kind of the next token; None at the end.</summary>
    public JsonTokenType Peek()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(Ahead, final, state);
            if (reader.Read()) return reader.TokenType;
            if (final) return JsonTokenType.None;
            Fill();
        }
    }

    /// <summary>Passes the next token; for a property, gives its name.</summary>
    public string? Pass()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(Ahead, final, state);
            if (reader.Read())
            {
                var name = reader.TokenType == JsonTokenType.PropertyName ? JsonLetters.Of(ref reader) : null;
                Keep(ref reader);
                return name;
            }
            if (final) return null;
            Fill();
        }
    }

    /// <summary>The whole of the next value.</summary>
    public JsonElement Value()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(Ahead, final, state);
            if (reader.Read() && IsWhole(reader))
            {
                var value = JsonElement.ParseValue(ref reader);
                Keep(ref reader);
                return value;
            }
            if (final) throw Truncated();
            Fill();
        }
    }

    /// <summary>The values of the list that begins here.</summary>
    public IEnumerable<JsonElement> List()
    {
        Pass();
        while (Peek() != JsonTokenType.EndArray)
            yield return Value();
        Pass();
    }

    /// <summary>Passes the next value without keeping any of it.</summary>
    public void Skip()
    {
        var depth = 0;
        do
        {
            var token = Peek();
            if (token == JsonTokenType.None) throw Truncated();
            if (token is JsonTokenType.StartArray or JsonTokenType.StartObject) depth++;
            if (token is JsonTokenType.EndArray or JsonTokenType.EndObject) depth--;
            Pass();
        }
        while (depth > 0);
    }

    public void Dispose() => utf8.Dispose();

    /// <summary>Whether the value that begins here ends in what was read; the reader is a copy.</summary>
    private static bool IsWhole(Utf8JsonReader reader) => reader.TrySkip();

    private static UnreadableFileException Truncated() => new(new Reason("It breaks off in the middle. Perhaps it was not copied completely"));

    private void Keep(ref Utf8JsonReader reader)
    {
        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
    }

    /// <summary>Reads on. A value that is longer than the buffer gets one of twice the size, so that it is gone over few times.</summary>
    private void Fill()
    {
        var kept = end - start;
        if (kept > buffer.Length / 2)
        {
            if (buffer.Length >= LongestValue)
                throw new UnreadableFileException(new Reason("One piece of it is longer than {0} MB. Please split it", "256"));
            if (kept > LongestText) CheckTokens();
            Array.Resize(ref buffer, buffer.Length * 2);
        }
        buffer.AsSpan(start, kept).CopyTo(buffer);
        (start, end) = (0, kept);
        var read = utf8.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
        final = read < buffer.Length - end;
        end += read;
    }

    /// <summary>Looks at what waits for the end of its value before more room is made for it.</summary>
    private void CheckTokens()
    {
        var reader = new Utf8JsonReader(Ahead, isFinalBlock: false, state);
        var tokens = 0;
        while (reader.Read())
            if (++tokens > MostTokens) throw new UnreadableFileException(new Reason("One piece of it holds more than {0} values. Please split it", "16,000,000"));
        if (end - start - reader.BytesConsumed > LongestText) throw Limits.TextTooLong(LongestText >> 20);
    }
}
