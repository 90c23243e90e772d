using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Weft.Accounts;

/// <summary>What a sign-in name and a passphrase have to be, and what to do if they are not.</summary>
public sealed class Wishes(CommonPassphrases common)
{
    public const int LeastLetters = 12, MostLetters = 500, MostName = 60;

    public static Reason? Name(string? name) => (name ?? "").Trim() switch
    {
        { Length: < 2 } => new("Choose a sign-in name of at least two letters."),
        { Length: > MostName } => new("That name is too long: {0} letters at most.", MostName.ToString(CultureInfo.InvariantCulture)),
        var given when Folding.Fold(given).Length == 0 => new("Choose a name with letters or numbers in it."),
        _ => null,
    };

    public Reason? Passphrase(string? passphrase, string? name) => passphrase switch
    {
        null or "" => new("Choose a passphrase: four or five words that do not belong together."),
        _ when new StringInfo(passphrase).LengthInTextElements < LeastLetters => new("That is too short to hold: {0} letters at least. Four or five words are easiest to remember.", LeastLetters.ToString(CultureInfo.InvariantCulture)),
        { Length: > MostLetters } => new("That is longer than we can take: {0} letters at most.", MostLetters.ToString(CultureInfo.InvariantCulture)),
        _ when common.Has(passphrase) || Folding.Fold(passphrase) == Folding.Fold(name ?? "") => new("That one is on the lists that are tried first. Take words that only you would put together."),
        _ => null,
    };

    /// <summary>Says at the two boxes what has to be mended.</summary>
    public void Check(ModelStateDictionary state, Words words, string? passphrase, string? again, string? name)
    {
        if (Passphrase(passphrase, name) is { } reason) state.AddModelError("Passphrase", words[reason]);
        else if (passphrase != again) state.AddModelError("Again", words["The two are not the same. Type it once more."]);
    }
}
