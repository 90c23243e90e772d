namespace Weft.Formats;

/// <summary>Rows that each say one tie: from, to, and more about it.</summary>
internal static class TieRows
{
    public static void Take(RawGroup row, TablePlan plan, Collected collected, int number)
    {
        string? from = null, to = null;
        var tie = new RawTie("", "") { Row = row.Row };
        foreach (var field in row.Fields)
        {
            var text = field.Value.Trim();
            if (text.Length == 0) continue;
            var column = plan.Column(field.Name);
            switch (column.Meaning)
            {
                case Meaning.From: from = text; break;
                case Meaning.To: to = text; break;
                case Meaning.TieKind: tie = tie with { Kind = text }; break;
                case Meaning.Through: tie = tie with { Through = [.. column.Values(text)] }; break;
                case Meaning.Confirmed: tie = tie with { Confirmed = Values.PlainYesOrNo(text) }; break;
                case Meaning.Strength:
                    if (Values.Number(text) is not ({ } strength and > 0))
                    {
                        collected.Skip(number, row.Row, new Reason("Its strength, “{0}”, is not a number above 0", text));
                        return;
                    }
                    tie = tie with { Strength = strength };
                    break;
            }
        }
        if (from is null || to is null) collected.Skip(number, row.Row, new Reason("It names only one end of a tie"));
        else collected.Ties.Add(new(tie with { From = from, To = to }, number));
    }
}
