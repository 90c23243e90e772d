using System.Text;

namespace Weft.Fixtures;

/// <summary>Looks for a mark as a thief of the disk would.</summary>
public static class Leaks
{
    /// <summary>Where marks stand: in the files of a shelf and beside it, and in those of PostgreSQL, its log of changes too.</summary>
    public static async Task<IReadOnlyList<string>> Find(TestShelf shelf, params string[] marks)
    {
        var folders = new List<string> { Path.GetDirectoryName(shelf.Folder)! };
        if (shelf.Connection is not null)
        {
            await shelf.Database.Glance(connection => Dapper.SqlMapper.ExecuteAsync(connection, "checkpoint;"));
            folders.Add(PostgresServer.DataOf(shelf.Connection));
        }
        var leaks = new List<string>();
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)))
        {
            byte[] bytes;
            try
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy);
                bytes = copy.ToArray();
            }
            catch (FileNotFoundException)
            {
                continue; // the server lets go of files while it runs
            }
            leaks.AddRange(from form in marks.SelectMany(Forms) where bytes.AsSpan().IndexOf(form.Bytes) >= 0 select $"{form.Name} in {file}");
        }
        return leaks;
    }

    /// <summary>The mark as it may stand somewhere: base64 begins at three different places.</summary>
    private static IReadOnlyList<(string Name, byte[] Bytes)> Forms(string mark) =>
    [
        ("plain", Encoding.UTF8.GetBytes(mark)),
        ("folded", Encoding.UTF8.GetBytes(Folding.Fold(mark))),
        ("UTF-16", Encoding.Unicode.GetBytes(mark)),
        ("UTF-16, the other way", Encoding.BigEndianUnicode.GetBytes(mark)),
        ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(mark)))),
        ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(mark)))),
        .. Enumerable.Range(0, 3).Select(shift => ($"base64, {shift}", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', shift) + mark + "   "))[4..^8]))),
    ];
}
