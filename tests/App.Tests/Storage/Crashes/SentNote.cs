namespace Weft.Storage.Crashes;

/// <summary>A note as it was sent once. Its title says which it is, and its text says so from the first line to the last.</summary>
internal sealed record Draft(string Title, string Text)
{
    private const int MostLines = 600;

    public static Draft Invent(string title, Random chance)
    {
        // From what fits into one page of a database to what takes dozens.
        var lines = Enumerable.Range(1, 1 + (int)(MostLines * Math.Pow(chance.NextDouble(), 3)));
        return new(title, string.Join('\n', lines.Select(line => $"{title}, line {line}, {chance.NextInt64():x}")));
    }
}

/// <summary>A note that somebody writes and changes, and what they know of it.</summary>
internal sealed class SentNote
{
    /// <summary>Where it is; null until that was said.</summary>
    public string? Path { get; set; }
    /// <summary>What is there for sure.</summary>
    public Draft? Saved { get; private set; }
    /// <summary>What was sent after that, and may be there.</summary>
    public Draft? Sent { get; private set; }

    public void Send(Draft draft) => Sent = draft;

    public void Acknowledge(string path) => (Path, Saved, Sent) = (path, Sent, null);

    /// <summary>What is there under this title is what is kept from now on.</summary>
    /// <returns>Null if neither of both was ever called so.</returns>
    public Draft? Find(string title)
    {
        var found = Sent?.Title == title ? Sent : Saved?.Title == title ? Saved : null;
        if (found is not null) (Saved, Sent) = (found, null);
        return found;
    }
}
