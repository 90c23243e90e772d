using System.Globalization;
using System.Text;

namespace Weft.Drawing;

/// <summary>How wide words are in Atkinson Hyperlegible, so that the server can keep them apart.</summary>
internal static class Letters
{
    /// <summary>Advance widths from space to ~, in thousandths of the size, as the font files have them.</summary>
    private static readonly short[] Regular =
    [
        280, 281, 301, 655, 594, 927, 705, 160, 300, 300, 433, 602, 205, 368, 205, 377, 648, 402, 549, 574, 614, 583, 598, 510,
        615, 598, 205, 205, 553, 602, 553, 520, 780, 626, 619, 656, 673, 567, 548, 710, 690, 414, 510, 627, 539, 820, 689, 727,
        601, 753, 618, 596, 558, 690, 589, 840, 623, 595, 607, 315, 377, 315, 552, 396, 268, 526, 566, 500, 564, 539, 311, 560,
        546, 278, 254, 490, 239, 841, 546, 552, 566, 576, 340, 471, 324, 536, 441, 654, 461, 429, 460, 319, 233, 319, 555,
    ];

    private static readonly short[] Bold =
    [
        320, 283, 410, 783, 619, 977, 702, 222, 366, 366, 434, 618, 243, 374, 243, 442, 652, 448, 586, 605, 626, 612, 632, 543,
        625, 561, 243, 243, 573, 618, 573, 614, 754, 690, 639, 673, 686, 580, 544, 719, 679, 458, 560, 659, 537, 842, 700, 764,
        626, 781, 654, 619, 617, 663, 656, 883, 699, 687, 621, 333, 442, 333, 589, 430, 314, 553, 596, 520, 596, 566, 367, 597,
        572, 315, 259, 567, 314, 886, 572, 573, 596, 601, 372, 534, 379, 570, 526, 723, 533, 518, 516, 370, 234, 370, 533,
    ];

    public static double Width(string text, double size, bool bold = true)
    {
        var widths = bold ? Bold : Regular;
        var sum = 0.0;
        if (Ascii.IsValid(text))
        {
            foreach (var letter in text) sum += letter is >= ' ' and <= '~' ? widths[letter - ' '] : 690;
            return sum * size / 1000;
        }
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            sum += rune.Value is >= ' ' and <= '~' ? widths[rune.Value - ' ']
                : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? 0
                : rune.Value >= 0x1100 ? 1000 : 690;
        }
        return sum * size / 1000;
    }

    /// <summary>The words cut off before they are wider than this, with a mark that says so.</summary>
    public static string Fit(string text, double size, double width, bool bold = true)
    {
        if (Width(text, size, bold) <= width) return text;
        var elements = StringInfo.ParseCombiningCharacters(text);
        var (low, high) = (1, elements.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Width(text[..elements[middle]] + "…", size, bold) <= width) low = middle + 1;
            else high = middle;
        }
        return elements.Length < 2 ? text : text[..elements[Math.Max(1, low - 1)]].TrimEnd() + "…";
    }
}
