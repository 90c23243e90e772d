namespace Weft.Formats;

/// <summary>Excel's tables since 2007 (ISO/IEC 29500).</summary>
public sealed class XlsxFormat : IFileFormat
{
    public string Name => "XLSX";
    public bool Recognises(ReadOnlySpan<byte> head) => false;
    public void Read(Stream file, string name, IRawSink sink) { }
}
