using System.Text;

namespace Weft.Worksheet;

/// <summary>A spreadsheet with the headings that Weft reads and no rows, to type a worksheet's answers into.</summary>
public static class EmptySpreadsheet
{
    private static readonly string[] Headings =
    [
        "name", "place", "country", "website", "description", "member", "causes", "specialisms", "skills", "resources", "values",
        "communities", "languages", "needs", "works with", "capacity",
    ];

    /// <summary>UTF-8 with its mark, which spreadsheet programs need to read accents.</summary>
    public static IResult Download(HttpContext context)
    {
        var words = context.Words();
        var row = string.Join(',', Headings.Select(heading => words[heading]));
        return Results.Bytes([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(row + "\r\n")], "text/csv; charset=utf-8",
            words["groups"] + ".csv");
    }
}
