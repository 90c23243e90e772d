using System.Text.Json;

namespace Weft.Formats;

/// <summary>A map.json given as a file to make a map of: its groups, ties and purpose; what was worked out is worked out anew.</summary>
internal static class WeftJson
{
    public static void Read(JsonElement root, IRawSink sink)
    {
        long row = 0;
        foreach (var item in root.Has("groups", out var groups) ? groups.Items() : [])
        {
            row++;
            if (MapJson.TryGroup(item, out var group) && GroupHeadings.Fields(group.Group) is var fields)
                sink.Group(new RawGroup { Row = row, Id = group.Group.Id, Fields = fields, Lists = fields.Lists });
            else if (item.IsObject() && item.Text("name") is not null && item.Fields("id") is var written)
                sink.Group(new RawGroup { Row = row, Id = item.Text("id"), Fields = written, Lists = written.Lists });
            else sink.Skip(row, new Reason("It has no name"));
        }
        if (row == 0) sink.Skip(null, new Reason("There is no group in it"));
        row = 0;
        foreach (var item in root.Has("ties", out var ties) ? ties.Items() : [])
        {
            row++;
            if (item.Text("from") is not { } from || item.Text("to") is not { } to) sink.Skip(row, new Reason("It names only one end of a tie"));
            else sink.Tie(new RawTie(from, to)
            {
                Row = row,
                Kind = item.Text("kind") ?? "",
                Strength = item.Number("strength"),
                Confirmed = item.Text("confirmed") is { } confirmed ? confirmed == "true" : null,
                Through = [.. item.Has("through", out var through) ? through.Items().Select(shared => shared.Text()).OfType<string>() : []],
            });
        }
        if (root.HasObject("purpose", out var purpose)) PurposeJson.ReadWhole(purpose, sink);
    }
}
