using System.Text;

namespace Weft.Drawing;

/// <summary>HTML that is already encoded.</summary>
internal readonly record struct Markup(string Html)
{
    public override string ToString() => Html;
}

/// <summary>Writes the words of a page. What comes from files is always encoded; names stand in bdi, so that none turns another round.</summary>
internal sealed class Page(Words words)
{
    private readonly StringBuilder _html = new();

    public Words Words => words;
    public override string ToString() => _html.ToString();

    /// <summary>Markup of our own.</summary>
    public Page Add(string html)
    {
        _html.Append(html).Append('\n');
        return this;
    }

    public static Markup Text(string text) => new(SvgText.Encode(text));
    public static Markup Name(string name) => new($"<bdi>{SvgText.Encode(name)}</bdi>");
    public static Markup Link(string href, Markup words) => new($"<a href=\"{SvgText.Encode(href)}\">{words}</a>");
    public static Markup Strong(Markup words) => new($"<b>{words}</b>");
    public static Markup Soft(Markup words) => new($"<span class=\"soft\">{words}</span>");

    /// <summary>A sentence in the reader's language; what is not markup yet is encoded.</summary>
    public Markup Say(string key, params object[] arguments) =>
        new(string.Format(words.Culture, SvgText.Encode(words[key]), [.. arguments.Select(Encoded)]));

    public Markup Say(Reason reason) => Say(reason.Key, [.. reason.Arguments.Select(Name)]);

    /// <summary>One of two sentences, by how many there are; the number is {0}.</summary>
    public Markup Count(int number, string one, string many, params object[] more) =>
        Say(number == 1 ? one : many, [number.ToString("N0", words.Culture), .. more]);

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public Markup And(IReadOnlyList<Markup> items) => items.Count switch
    {
        0 => new(""),
        1 => items[0],
        _ => Say("{0} and {1}", new Markup(string.Join(", ", items.SkipLast(1))), items[^1]),
    };

    public Markup And(IEnumerable<string> names) => And(names.Select(Name).ToList());

    public string Kilometres(double kilometres) =>
        words["{0} km", Math.Round(kilometres, kilometres < 10 ? 1 : 0).ToString("#,0.#", words.Culture)];

    private static object Encoded(object argument) => argument is Markup markup ? markup.Html : SvgText.Encode(argument.ToString() ?? "");
}
