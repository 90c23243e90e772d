namespace Weft.Formats;

/// <summary>What stands under one heading, in the rows that were looked at.</summary>
internal sealed class ColumnProfile(string heading)
{
    private const int MostDistinct = 5000;
    private readonly HashSet<string> distinct = [];
    private int lastRow = -1;
    private int parts, longParts, sentences, commas, otherSeparators;
    private long letters;

    public string Heading { get; } = heading;
    /// <summary>Cells with something in them.</summary>
    public int Filled { get; private set; }
    /// <summary>Rows with something under this heading.</summary>
    public int Rows { get; private set; }
    public int WebAddresses { get; private set; }
    public int Emails { get; private set; }
    public int Telephones { get; private set; }
    public int Numbers { get; private set; }
    public int Dates { get; private set; }
    public int YesOrNo { get; private set; }
    public int Machines { get; private set; }
    /// <summary>A format that has lists gave several values for one row: they need no splitting.</summary>
    public bool Repeats { get; private set; }
    public IReadOnlyCollection<string> Distinct => distinct;

    public double Share(int count) => Filled == 0 ? 0 : (double)count / Filled;
    public double MeanLength => Filled == 0 ? 0 : (double)letters / Filled;
    public double Sentences => Share(sentences);

    /// <summary>Of the different texts, how many look like names of people, and how many have a word in them that names of groups have.</summary>
    public double NamesOfPeople => ShareOfDistinct(Formats.NamesOfPeople.LooksLikeOne);
    public double NamesOfGroups => ShareOfDistinct(Formats.NamesOfPeople.SaysGroup);

    private double ShareOfDistinct(Predicate<string> fits) => distinct.Count == 0 ? 0 : (double)distinct.Count(text => fits(text)) / distinct.Count;

    /// <summary>
    /// Whether a comma parts the values of a list here, decided for the column as a whole: nothing else parts them, no cell reads like
    /// a sentence, and what stands between commas is short.
    /// </summary>
    public bool SplitsAtCommas => !Repeats && commas > 0 && otherSeparators == 0 && sentences == 0 && longParts * 20 <= parts;

    public void Add(int row, string value, bool isItem = false)
    {
        var text = value.Trim();
        if (text.Length == 0) return;
        Filled++;
        Repeats |= isItem || row == lastRow;
        if (row != lastRow) Rows++;
        lastRow = row;
        letters += text.Length;
        if (distinct.Count < MostDistinct) distinct.Add(text);
        if (Values.IsWebAddress(text)) WebAddresses++;
        else if (Values.IsEmail(text)) Emails++;
        else if (char.IsAsciiDigit(text[^1]) || char.IsAsciiDigit(text[0]))
        {
            if (Values.IsTelephone(text)) Telephones++;
            else if (Values.Number(text) is not null) Numbers++;
            else if (text.Length >= 8 && Values.Date(text) is not null) Dates++;
        }
        if (Values.IsNetworkAddress(text)) Machines++;
        if (text.Length <= 16 && Values.YesOrNo(text) is not null) YesOrNo++;
        LookForLists(text);
    }

    private void LookForLists(string text)
    {
        if (text.AsSpan().ContainsAny("|;\n")) otherSeparators++;
        if (text.Contains(',')) commas++;
        var words = 1;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ') words++;
            else if (text[i] is '.' or '!' or '?' && words > 4 && (i + 1 == text.Length || text[i + 1] == ' '))
            {
                sentences++;
                return;
            }
        }
        foreach (var part in text.AsSpan().Split(','))
        {
            parts++;
            var piece = text.AsSpan(part).Trim();
            if (piece.Length > 50 || piece.Count(' ') > 5) longParts++;
        }
    }
}
