using System.Text.Json;

namespace Weft.Formats;

/// <summary>What a coalition wants, as a list of {what, name, wanted}.</summary>
internal static class PurposeJson
{
    public static void ReadWants(IEnumerable<JsonElement> wants, IRawSink sink)
    {
        long row = 0;
        foreach (var item in wants)
        {
            row++;
            var (want, refusal) = PurposeReading.Make(item.Text("what") ?? "", item.Text("name") ?? "", item.Text("wanted") ?? "");
            if (want is null) sink.Skip(row, refusal!);
            else sink.Want(want);
        }
    }
}
