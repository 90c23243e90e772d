using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Weft.Sealed;

/// <summary>What is sealed, as JSON: small, and readable by every later version. Names of properties are stored: add, never rename.</summary>
public static class SealedJson
{
    internal static readonly JsonSerializerOptions Options = new()
    {
        // Only what is null: a zero is left out nowhere, since what reads it may begin with another value.
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // It goes into a box and never into a page: letters of every script take no more room than they need.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter(), new LocalDateConverter(), new ValueListConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Seals a value, and lets nothing of its text lie about.</summary>
    public static byte[] Seal<T>(T value, Func<byte[], byte[]> seal)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(value, Options);
        try
        {
            return seal(text);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <param name="text">Overwritten when it is read.</param>
    public static T Read<T>(byte[] text)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options)!;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
        }
    }

    /// <summary>How many bytes a value takes when it is sealed.</summary>
    internal static int LengthOf<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options).Length;

    /// <summary>How many bytes a text takes when it is sealed.</summary>
    public static int BytesOf(string text) => JsonEncodedText.Encode(text, Options.Encoder).EncodedUtf8Bytes.Length;

    /// <summary>The text if it takes so many bytes at most when it is sealed; else its beginning, and that there is more.</summary>
    public static string Begin(string text, int mostBytes)
    {
        if (BytesOf(text) <= mostBytes) return text;
        var (end, letters) = (0, StringInfo.GetTextElementEnumerator(text));
        while (letters.MoveNext() && BytesOf(text[..letters.ElementIndex] + "…") <= mostBytes)
            end = letters.ElementIndex;
        return text[..end] + "…";
    }

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
    }

    private sealed class LocalDateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            // A list reads many: without a text for each.
            reader is { HasValueSequence: false, ValueIsEscaped: false, ValueSpan.Length: 10 } && reader.TryGetDateTime(out var day)
                ? LocalDate.FromDateTime(day)
                : LocalDatePattern.Iso.Parse(reader.GetString()!).GetValueOrThrow();

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class ValueListConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

        private sealed class Of<T> : JsonConverter<ValueList<T>>
        {
            public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                ValueList.Create<T>(JsonSerializer.Deserialize<T[]>(ref reader, options));

            public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
        }
    }
}
