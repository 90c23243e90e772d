using System.Text.Json;

namespace Weft.Formats;

/// <summary>What a coalition wants, as a list of {what, name, wanted}.</summary>
internal static class PurposeJson
{
    /// <summary>{"name": ..., "wants": [...]}, or a single want.</summary>
    public static void ReadWhole(JsonElement purpose, IRawSink sink)
    {
        if (!purpose.HasList("wants", out var wants))
        {
            ReadWants([purpose], sink);
            return;
        }
        if (purpose.Text("name") is { } name) sink.Purpose(name);
        ReadWants(wants.Items(), sink);
    }

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
