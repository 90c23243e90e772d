namespace Weft.Held;

/// <summary>What another person is called by.</summary>
public static class OtherNames
{
    // They stand in many names and name nobody; hidden, nothing could be read.
    private static readonly HashSet<string> Joining =
    [
        "the", "of", "from", "in", "at", "and", "y", "e", "i", "de", "del", "da", "do", "das", "dos", "du", "di", "della", "d", "la", "las", "le", "les", "los",
        "el", "al", "van", "von", "der", "den", "ter", "ten", "zu", "bin", "ibn", "bint", "con", "en",
    ];

    /// <summary>A name and its parts, which is how others write of them: the first name, the surname.</summary>
    public static IEnumerable<string> Of(string called)
    {
        var words = called.Split([' ', '\u3000', '\u00A0', '\t', '\n', '\r', '·', '・']).SelectMany(Words).ToList();
        return words.Where((word, place) => place == 0 || !Joining.Contains(word)).Prepend(called);
    }

    private static IEnumerable<string> Words(string name) => IsUndivided(name) ? Undivided(name.Normalize()) : new Traced(name).Letters.Split(' ');

    private static bool IsUndivided(string name) =>
        name.Length > 0 && name.All(letter => letter is >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF');

    /// <summary>Chinese and Korean names, and Japanese ones in Chinese letters, do not tell where the surname ends: it is one letter or two, and so is the name.</summary>
    private static string[] Undivided(string name) => name.Length > 2 ? [name, name[..2], name[^2..]] : [name];
}
