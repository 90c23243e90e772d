using System.Text;

namespace Weft.Storage.Backups;

/// <summary>
/// Reads what <see cref="BackupWriter"/> wrote. Whoever knows the public key can have written it: nothing in it is believed, and what is
/// not as it should be is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class BackupReader
{
    private const int MostColumns = 1000;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly BinaryReader read;

    public BackupReader(Stream from)
    {
        read = new(from, Utf8, leaveOpen: true);
        if (!read.ReadBytes(BackupWriter.Mark.Length).AsSpan().SequenceEqual(BackupWriter.Mark)) throw Wrong();
        Migration = read.ReadInt32();
    }

    public int Migration { get; }

    /// <returns>Null after the last one.</returns>
    public Table? NextTable()
    {
        if (!IsMore()) return null;
        var name = Text();
        var count = read.Read7BitEncodedInt();
        if (count is < 1 or > MostColumns) throw Wrong();
        return new(name, [.. Enumerable.Range(0, count).Select(_ => new Column(Text(), (ColumnKind)read.ReadByte()))]);
    }

    /// <param name="length">About how much memory the row takes.</param>
    /// <returns>Null after the last one of its table.</returns>
    public object?[]? NextRow(Table table, out int length)
    {
        length = 0;
        if (!IsMore()) return null;
        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Value(table.Columns[i].Kind);
            length += row[i] switch { string text => 2 * text.Length, byte[] bytes => bytes.Length, _ => 0 } + sizeof(long);
        }
        return row;
    }

    /// <summary>What was written, as it was counted then; and nothing may come after it.</summary>
    public IReadOnlyList<TableCount> Finish()
    {
        var counts = new List<TableCount>();
        for (var left = read.Read7BitEncodedInt(); left > 0; left--)
            counts.Add(new(Text(), read.ReadInt64()));
        return read.BaseStream.ReadByte() < 0 ? counts : throw Wrong();
    }

    private object? Value(ColumnKind kind)
    {
        var found = read.ReadByte();
        if (found == BackupWriter.Null) return null;
        if (found != (byte)kind) throw Wrong();
        return kind switch
        {
            ColumnKind.Integer => read.ReadInt64(),
            ColumnKind.Real => read.ReadDouble(),
            ColumnKind.Boolean => IsMore(),
            ColumnKind.Text => Text(),
            ColumnKind.Blob => Bytes(),
            _ => throw Wrong(),
        };
    }

    private bool IsMore() => read.ReadByte() switch
    {
        BackupWriter.End => false,
        BackupWriter.More => true,
        _ => throw Wrong(),
    };

    private string Text() => Utf8.GetString(Bytes());

    private byte[] Bytes()
    {
        var length = read.Read7BitEncodedInt();
        if (length is < 0 or > BackupWriter.MostBytes) throw Wrong();
        var bytes = read.ReadBytes(length);
        return bytes.Length == length ? bytes : throw Wrong();
    }

    private static InvalidDataException Wrong() => new();
}
