namespace Weft.Formats;

/// <summary>A file that was given, opened by whoever may touch files.</summary>
/// <param name="Name">As it is shown to people and written to skipped.csv.</param>
/// <param name="Open">A new stream from the beginning, each time.</param>
public sealed record SourceFile(string Name, Func<Stream> Open);
