namespace Weft.Formats;

/// <summary>A tie as a file has it, with the table it stood in.</summary>
internal readonly record struct TieMention(RawTie Tie, int Table);

/// <summary>A group took part in an event or belongs to a network.</summary>
internal readonly record struct Participation(Draft Group, string Event, Meaning Meaning, int Table);
