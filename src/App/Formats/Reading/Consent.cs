using System.Text.RegularExpressions;

namespace Weft.Formats;

/// <summary>Columns in which somebody said whether a group may be shown to everyone: "May we publish this?", "Confidential", "Visibility".</summary>
internal static partial class Consent
{
    /// <summary>Over "yes" in files that Weft writes.</summary>
    public const string Heading = "not public";

    /// <summary>Whether a cell under this heading says that the group is not to be public; null if the heading asks for something else.</summary>
    public static Func<string, bool>? Refusal(string heading)
    {
        if (heading.Length > 200) return null;
        var folded = HeadingWords.Fold(heading);
        if (Visibility().IsMatch(folded)) return value => Hidden().IsMatch(Folding.Fold(value)) || Values.YesOrNo(value) == false;
        if (Secret().IsMatch(folded)) return value => Values.YesOrNo(value) == true;
        return Public().IsMatch(folded) ? value => Values.YesOrNo(value) == false || Hidden().IsMatch(Folding.Fold(value)) : null;
    }

    [GeneratedRegex("^(visibility|visible( to| for)?|visibilidad|visibilite|sichtbarkeit|privacy|privacidad)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Visibility();

    [GeneratedRegex("\\b(confidential|confidencial|confidentiel|vertraulich|secret|secreto|hidden|unlisted)\\b|\\b(do not|dont|not|never|no|nicht|ne pas) (to )?(be )?(publish|published|public|share|list|show|publicar|publico|publier|veroffentlichen|offentlich|zeigen)\\b|\\b(keep|is|only) private\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("\\b(publish|published|publicly|publicar|publicarse|publicable|publier|publie|veroffentlichen|veroffentlicht|veroffentlichung)\\b|^(is )?(it )?(public|publico|publica|offentlich)$|\\b(may|can|should) we (share|list|show|display)\\b|\\b(ok|okay|happy|consent|permission|agree|agrees) (to|for) (be )?(share|shared|list|listed|listing|show|shown|sharing)\\b|\\b(be|make|made|es|ser|hacer|sein) (public|publico|publica|offentlich)\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Public();

    [GeneratedRegex("^(private|hidden|internal|internal only|members only|members|team|team only|secret|confidential|not public|no one|nobody|privado|privada|interno|interna|solo miembros|oculto|oculta|prive|privee|interne|cache|privat|intern|nur intern|nur mitglieder|vertraulich|geheim)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
