using System.Globalization;
using System.Text.Json;

namespace Weft.Formats;

/// <summary>Texts that are given in several languages at once: {"en": "..."}, {"en": {"value": "..."}}, or a list of {"@value": "...", "@language": "en"}.</summary>
internal static class ByLanguage
{
    /// <summary>Of a list the first; of an object what is in the reader's language, else in English, else the first. Null for anything that is no such text.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.IsArray()) return value.Items().Select(item => item.IsObject() ? One(item) : null).FirstOrDefault(text => text is not null);
        if (!value.IsObject()) return null;
        if (One(value) is { } one) return one;
        var all = value.Properties().Select(one => (Language: one.Name, Text: one.Value.ValueKind == JsonValueKind.String ? one.Value.Text() : one.Value.IsObject() ? One(one.Value) : Text(one.Value))).ToList();
        if (all.Count == 0 || !all.TrueForAll(one => IsLanguage(one.Language))) return null;
        return In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? In("en") ?? In("mul") ?? all.Find(one => one.Text is not null).Text;

        string? In(string language) => all.Find(one => one.Text is not null && (one.Language == language || one.Language.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase))).Text;
    }

    private static string? One(JsonElement value) => value.Text("@value") ?? (value.Has("language") || value.Has("lang") ? value.Text("value") ?? value.Text("text") : null);

    /// <summary>"en", "pt-BR", "zh_Hans", "@none".</summary>
    private static bool IsLanguage(string name) => name is "@none" || name.Split('-', '_') is [{ Length: 2 or 3 } first, .. var rest] && first.All(char.IsAsciiLetterLower) && rest.All(part => part.Length is >= 2 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
}
