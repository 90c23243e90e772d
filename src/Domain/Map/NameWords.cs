using System.Runtime.InteropServices;

namespace Weft.Map;

/// <summary>Every word of the names that are compared, once, with what is known of it.</summary>
internal sealed class NameWords
{
    private readonly Dictionary<string, string> places = [];
    private readonly Dictionary<string, Word> words;
    private readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public NameWords()
    {
        words = [];
        bySpan = words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The same string for the same place, which is that of many.</summary>
    public string Fold(string place) => CollectionsMarshal.GetValueRefOrAddDefault(places, place, out _) ??= Folding.Fold(place);

    /// <summary>The words of a folded text as they stand.</summary>
    public Word[] Split(string folded)
    {
        if (folded.Length == 0) return [];
        var split = new Word[folded.AsSpan().Count(' ') + 1];
        var next = 0;
        foreach (var part in folded.AsSpan().Split(' '))
            split[next++] = Get(folded.AsSpan(part));
        return split;
    }

    /// <summary>The words that say who a group is: short forms written out, small words and legal forms left out unless nothing else is there.</summary>
    public static Word[] Telling(Word[] words)
    {
        if (Array.TrueForAll(words, word => word.IsPlain)) return words;
        var telling = new List<Word>(words.Length + 2);
        foreach (var word in words)
            if (word.Full is { } full) telling.AddRange(full);
            else if (!word.IsSmall && !word.IsForm) telling.Add(word);
        return telling.Count > 0 ? [.. telling] : words;
    }

    /// <summary>Each word once, in an order that is the same for equal sets.</summary>
    public static Word[] Set(Word[] words)
    {
        var set = (Word[])words.Clone();
        Array.Sort(set, static (a, b) => a.Number.CompareTo(b.Number));
        var kept = 0;
        for (var i = 0; i < set.Length; i++)
            if (kept == 0 || set[kept - 1] != set[i]) set[kept++] = set[i];
        return kept == set.Length ? set : set[..kept];
    }

    private Word Get(ReadOnlySpan<char> letters)
    {
        if (bySpan.TryGetValue(letters, out var known)) return known;
        var text = letters.ToString();
        var word = words[text] = new Word(text, words.Count, Names.IsSmall(text), Names.IsLegalForm(text));
        if (Names.Full(text) is { } full) word.Full = Split(full);
        return word;
    }
}

/// <summary>One word, the same object wherever it stands.</summary>
internal sealed class Word(string text, int number, bool isSmall, bool isForm)
{
    public string Text { get; } = text;
    public int Number { get; } = number;
    public ulong Hash { get; } = Hashing.Of(text);
    public bool IsSmall { get; } = isSmall;
    /// <summary>A legal form, such as Ltd.</summary>
    public bool IsForm { get; } = isForm;
    /// <summary>The words that a short form stands for.</summary>
    public Word[]? Full { get; set; }
    public bool IsPlain => !IsSmall && !IsForm && Full is null;
    /// <summary>In how many names it stands.</summary>
    public int Names { get; set; }
    public bool HasDigit { get; } = text.Any(char.IsDigit);
}

internal static class Hashing
{
    /// <summary>FNV-1a over the letters (Fowler, Noll and Vo).</summary>
    public static ulong Of(ReadOnlySpan<char> letters)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var letter in letters)
            hash = (hash ^ letter) * 0x100000001B3;
        return hash;
    }

    public static ulong Mix(ulong one, ulong other) => (one ^ ulong.RotateLeft(other, 31)) * 0x9E3779B97F4A7C15;
}
