namespace Weft.Formats;

/// <summary>How much of a table is read before it is refused: far above what a coalition has, far below what hurts a machine.</summary>
internal static class Limits
{
    public const int CellLetters = 1 << 20;
    public const int HeadingLetters = 10_000;
    public const int Columns = 1000;
    public const long Rows = 5_000_000;

    public static UnreadableFileException TextTooLong(int megabytes) =>
        new(new Reason("It has a text of more than {0} MB. Please take it out", megabytes.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static UnreadableFileException TooManyRows() =>
        new(new Reason("It has more than {0} rows. Please split it", "5,000,000"));

    public static UnreadableFileException TooManyColumns() =>
        new(new Reason("It has more than {0} columns. Please keep those that matter", "1,000"));
}
