using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Weft.Spaces;

namespace Weft.Sealed;

/// <summary>How a field looks in a form.</summary>
/// <param name="Hint">Stands below its label.</param>
/// <param name="Rows">More than 0 makes it a box of so many lines.</param>
/// <param name="IsAsked">Whether it is in the form; what is not, survives an edit.</param>
/// <param name="IsMarkdown">Whether headings, lists and bold print can be made in it.</param>
/// <param name="Refusal">What is said where it cannot be so: {0} is the most letters.</param>
public sealed record InForm(string? Hint = null, int Rows = 0, bool IsAsked = true, bool IsMarkdown = false, string? Refusal = null);

/// <summary>One thing that a card says: how it is called, typed, checked, shown and taken along.</summary>
/// <param name="name">Of its box in a form and, with a small letter, of its property in an archive: add, never rename.</param>
/// <param name="label">Above its box.</param>
/// <param name="form">How it looks in a form.</param>
public abstract class Field<T>(string name, string label, InForm form)
{
    public string Name => name;
    public string Label => label;
    public InForm Form => form;
    /// <summary>Of the box in a form: "text", "date", "choice".</summary>
    public virtual string Type => "text";
    /// <summary>Whether it may name people, and is looked through for them.</summary>
    public virtual bool IsText => false;
    /// <summary>What can be chosen, each with its label; empty where it is typed.</summary>
    public virtual IReadOnlyList<(string Value, string Label)> Choices => [];

    /// <summary>As it stands in its box, and in an archive.</summary>
    public abstract string Typed(T card);
    /// <summary>What was typed, in the reader's words.</summary>
    public virtual string Shown(string typed, Words words) => typed;

    /// <summary>A number as both languages read it.</summary>
    private protected static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <returns>The card with what was typed, or why it cannot be so.</returns>
    public abstract (T Card, Reason? Refusal) Take(T card, string typed);
}

internal sealed class Line<T>(string name, string label, Func<T, string> get, Func<T, string, T> with, int most, bool required, InForm form) : Field<T>(name, label, form)
{
    public override bool IsText => true;
    public override string Typed(T card) => get(card);

    public override (T, Reason?) Take(T card, string typed)
    {
        var line = OneLine.Of(typed);
        return line.Length > most || (required && line.Length == 0)
            ? (card, new(Form.Refusal ?? "Say it in at most {0} letters.", Number(most)))
            : (with(card, line), null);
    }
}

internal sealed class Prose<T>(string name, string label, Func<T, string> get, Func<T, string, T> with, int most, bool required, InForm form) : Field<T>(name, label, form)
{
    public override bool IsText => true;
    public override string Typed(T card) => get(card);

    public override (T, Reason?) Take(T card, string typed) =>
        typed.Length > most || (required && string.IsNullOrWhiteSpace(typed))
            ? (card, new(Form.Refusal ?? "{0} letters at most.", Number(most)))
            : (with(card, typed.ReplaceLineEndings("\n")), null);
}

internal sealed class Day<T>(string name, string label, Func<T, LocalDate?> get, Func<T, LocalDate?, T> with, InForm form) : Field<T>(name, label, form)
{
    public override string Type => "date";
    public override string Typed(T card) => get(card) is { } day ? LocalDatePattern.Iso.Format(day) : "";
    public override string Shown(string typed, Words words) => Calling.SentDay(typed, words);

    public override (T, Reason?) Take(T card, string typed) =>
        typed.Trim().Length == 0 ? (with(card, null), null)
        : Calling.DayOf(typed.Trim()) is { } day ? (with(card, day), null)
        : (card, new(Form.Refusal ?? "Write a day, or leave this empty."));
}

internal sealed class Choice<T, TEnum>(string name, string label, Func<T, TEnum?> get, Func<T, TEnum?, T> with, Func<TEnum, string> labelOf, bool required, InForm form)
    : Field<T>(name, label, form) where TEnum : struct, Enum
{
    public override string Type => "choice";
    public override IReadOnlyList<(string, string)> Choices => [.. Enum.GetValues<TEnum>().Select(value => (value.ToString(), labelOf(value)))];
    public override string Typed(T card) => get(card)?.ToString() ?? "";
    public override string Shown(string typed, Words words) => Parse(typed) is { } chosen ? words[labelOf(chosen)] : typed;

    public override (T, Reason?) Take(T card, string typed) =>
        Parse(typed) is { } chosen ? (with(card, chosen), null)
        : typed.Length == 0 && !required ? (with(card, null), null)
        : (card, new("Choose one of these."));

    // By its name: a number would be one that stands for none.
    private static TEnum? Parse(string typed) => Enum.GetNames<TEnum>().Contains(typed) ? Enum.Parse<TEnum>(typed) : null;
}

/// <summary>Somebody whom a card names: an account here, or a name from before it came here.</summary>
/// <param name="Name">Of its property in an archive, with a small letter: add, never rename.</param>
/// <param name="Account">Who it is now; null for nobody.</param>
/// <param name="Before">What they were called where it came from; null if nobody knows, or it is somebody here.</param>
/// <param name="Told">What the search for a person says where it finds them: {0} is their name; null for the name alone.</param>
public sealed record Named<T>(string Name, Func<T, Roster, string?> Account, Func<T, string?> Before, Func<T, string?, T> With, string? Told = null);

/// <summary>Another card that a card points at, by its id.</summary>
/// <param name="Name">Of its property in an archive, with a small letter: add, never rename.</param>
/// <param name="Id">Null for none.</param>
/// <param name="IsRequired">Whether it belongs to that card, which then comes before it in an archive.</param>
public sealed record Ref<T>(string Name, Func<T, string?> Id, Func<T, string?, T> With, bool IsRequired);
