using System.Text;

namespace Weft.Archives;

/// <summary>Archives as somebody writes them who knows a passphrase, and not as Weft does.</summary>
internal static class ArchiveByHand
{
    public const string Begun = """
        {"part":"weft","record":{"version":1,"made":"2026-05-20T12:00:00Z"}}
        {"part":"space","record":{"name":"Moved","kind":"Coalition"}}

        """;

    public static string Note(string title) => $$$"""{"part":"notes","record":{"title":"{{{title}}}","text":"{{{new string('x', 1000)}}}","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20"}}""" + "\n";

    public static string Person(string called) => $$$"""{"part":"persons","record":{"called":"{{{called}}}","reach":"","asked":"Letter","at":"2026-05-20T12:00:00Z","reviewOn":"2027-05-20"}}""" + "\n";

    public static string Said(string of, string more = "") =>
        $$$"""{"part":"sayings","record":{"of":"{{{of}}}","text":"x","on":"2026-05-20","way":"Letter","writtenOn":"2026-05-20","at":"2026-05-20T12:00:00Z"{{{more}}}}}""" + "\n";

    public static string Photo(string name, string bytes = "Monday") => $$$"""{"part":"files","record":{"name":"{{{name}}}","description":""},"bytes":{{{bytes.Length}}}}""" + $"\n{bytes}\n";

    public static string End(int records) => $$$"""{"part":"end","record":{"records":{{{records}}}}}""" + "\n";

    /// <summary>Lines as an archive.</summary>
    public static async Task<byte[]> Seal(string lines)
    {
        using var written = new MemoryStream();
        using (var sealing = await Vault.SealingStream.Begin(written, Mover.Passphrase, new(Vault.ArchiveHead.LeastMemory, 1)))
        {
            sealing.Write(Encoding.UTF8.GetBytes(lines));
            sealing.Complete();
        }
        return written.ToArray();
    }
}
