using System.Collections;
using System.Globalization;
using System.Resources;

namespace Weft;

/// <summary>
/// The words of one language. A key is the English sentence itself, with its arguments as {0}, {1} ...; every feature keeps its
/// translations beside its pages in a Words.LANGUAGE.resx.
/// </summary>
public sealed class Words
{
    public static readonly Words English = new("en", "English", []);
    public static readonly Words Spanish = new("es", "Español", Translations("es"));
    public static readonly IReadOnlyList<Words> All = [English, Spanish];

    private readonly Dictionary<string, string> translations;

    private Words(string language, string name, Dictionary<string, string> translations)
    {
        (Language, Name, this.translations) = (language, name, translations);
        Culture = CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language);
    }

    /// <summary>ISO 639-1.</summary>
    public string Language { get; }
    /// <summary>What the language calls itself.</summary>
    public string Name { get; }
    public CultureInfo Culture { get; }

    public string this[string key] => translations.GetValueOrDefault(key, key);
    public string this[string key, params object?[] arguments] => string.Format(Culture, this[key], arguments);
    public string this[Reason reason] => string.Format(Culture, this[reason.Key], [.. reason.Arguments]);

    /// <summary>One of two sentences, by how many there are; the number is {0} in both, and what more there is follows.</summary>
    public string Count(int number, string one, string many, params object?[] more) => this[number == 1 ? one : many, [number, .. more]];

    public bool Knows(string key) => Language == "en" || translations.ContainsKey(key);

    public static Words For(string? language) => All.FirstOrDefault(words => words.Language == language) ?? English;

    private static Dictionary<string, string> Translations(string language)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var satellite = typeof(Words).Assembly.GetSatelliteAssembly(CultureInfo.GetCultureInfo(language));
        foreach (var name in satellite.GetManifestResourceNames())
        {
            using var set = new ResourceSet(satellite.GetManifestResourceStream(name)!);
            foreach (DictionaryEntry entry in set)
                found[(string)entry.Key] = (string)entry.Value!;
        }
        return found;
    }
}
