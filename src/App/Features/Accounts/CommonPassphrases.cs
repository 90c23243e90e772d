using System.Collections.Frozen;

namespace Weft.Accounts;

/// <summary>What people who guess try first: leaked passwords, with or without a number behind them, once or twice, or a few letters again and again.</summary>
public sealed class CommonPassphrases
{
    private const int FewestLetters = 5;

    // Read when somebody chooses a passphrase, which is seldom, and not kept.
    public bool Has(string passphrase)
    {
        var folded = new string([.. passphrase.ToLowerInvariant().Where(letter => !char.IsWhiteSpace(letter))]);
        if (folded.Distinct().Count() < FewestLetters || IsRow(folded)) return true;
        var tried = Forms(folded).ToFrozenSet(StringComparer.Ordinal);
        using var lines = new StreamReader(typeof(CommonPassphrases).Assembly.GetManifestResourceStream("common-passphrases.txt")!);
        while (lines.ReadLine() is { } line)
        {
            if (tried.Contains(line)) return true;
        }
        return false;
    }

    private static IEnumerable<string> Forms(string folded)
    {
        var bare = folded.Trim("0123456789!?.,;:*#$%&@-_+".ToCharArray());
        foreach (var form in (string[])[folded, bare])
        {
            yield return form;
            if (form.Length % 2 == 0 && form[..(form.Length / 2)] == form[(form.Length / 2)..]) yield return form[..(form.Length / 2)];
        }
    }

    // 123456..., abcdef..., and backwards.
    private static bool IsRow(string text)
    {
        var steps = text.Zip(text.Skip(1), (one, next) => next - one).ToList();
        return steps.Count > 0 && (steps.Count(step => step == 1) >= steps.Count - 1 || steps.Count(step => step == -1) >= steps.Count - 1);
    }
}
