namespace Weft.Sealed;

/// <summary>What somebody else, or the same person at another screen, saved while this form was open: shown beside what was typed, so that nothing of either is lost unseen.</summary>
/// <param name="Name">Who saved it; null if it was the reader themselves, or may have been.</param>
/// <param name="Fields">What it says where that is something else than what was typed: the label of the field, and the text.</param>
public sealed record Meanwhile(string? Name, IReadOnlyList<(string Label, string Text)> Fields)
{
    /// <param name="name">Who saved it.</param>
    /// <param name="fields">All there are: the label, what was saved, and what was typed.</param>
    public static Meanwhile Of(string? name, params IEnumerable<(string Label, string Saved, string Typed)> fields) =>
        new(name, [.. from field in fields where field.Saved.ReplaceLineEndings("\n") != field.Typed.ReplaceLineEndings("\n") select (field.Label, field.Saved)]);
}
