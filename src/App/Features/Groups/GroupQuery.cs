using System.Globalization;
using System.Text;

namespace Weft.Groups;

/// <summary>What somebody asks of the list of groups; it stands whole in the address.</summary>
public sealed record GroupQuery
{
    public const int LongestText = 200, DefaultKilometres = 25;
    public static readonly IReadOnlyList<int> Distances = [5, 10, 25, 50, 100, 250];

    public string Text { get; init; } = "";
    /// <summary>A folded value, as the choices have it; null for any.</summary>
    public string? Cause { get; init; }
    public string? Specialism { get; init; }
    public string? Language { get; init; }
    public string? Scale { get; init; }
    public string Near { get; init; } = "";
    public int Kilometres { get; init; } = DefaultKilometres;
    public bool ByName { get; init; }
    public int Page { get; init; } = 1;
    /// <summary>Whether more was asked than is read.</summary>
    public bool WasCut { get; init; }

    public bool IsEverything => this with { Page = 1, ByName = false, Kilometres = DefaultKilometres, WasCut = false } == new GroupQuery();

    /// <summary>Reads any address without complaint: what makes no sense there is as if it were not said.</summary>
    public static GroupQuery From(IQueryCollection query)
    {
        var cut = false;
        return new()
        {
            Text = Said("q"),
            Cause = Value("cause"),
            Specialism = Value("specialism"),
            Language = Value("language"),
            Scale = Value("scale"),
            Near = Said("near"),
            Kilometres = Number("km", 1, 20_000) ?? DefaultKilometres,
            ByName = query["sort"] == "name",
            Page = Number("page", 1, 1_000_000) ?? 1,
            WasCut = cut,
        };

        string Said(string name)
        {
            var said = query[name].ToString();
            if (said.Length > LongestText)
            {
                cut = true;
                said = said[..(char.IsHighSurrogate(said[LongestText - 1]) ? LongestText - 1 : LongestText)];
            }
            return Printable(said);
        }

        string? Value(string name) => Folding.Fold(Said(name)) is { Length: > 0 } folded ? folded : null;

        int? Number(string name, int least, int most) =>
            int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
    }

    /// <summary>The address's question, with the "?"; empty if everything is asked for.</summary>
    public override string ToString()
    {
        var address = new StringBuilder();
        Say("q", Text);
        Say("cause", Cause);
        Say("specialism", Specialism);
        Say("language", Language);
        Say("scale", Scale);
        Say("near", Near);
        if (Near.Length > 0 && Kilometres != DefaultKilometres) Say("km", Kilometres.ToString(CultureInfo.InvariantCulture));
        if (ByName) Say("sort", "name");
        if (Page > 1) Say("page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();

        void Say(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    // Control signs and halves of letters, which no page can show, read as a space.
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            printable.Append(Rune.IsControl(rune) || rune == Rune.ReplacementChar ? " " : rune.ToString());
        return printable.ToString().Trim();
    }
}
