using Weft.Places;

namespace Weft.Commands;

/// <summary>The gazetteer, where it is built; without it a place is known only by its coordinates, and that is said.</summary>
internal sealed class GazetteerAtHand : IDisposable
{
    public IGazetteer? Gazetteer { get; private init; }

    public static GazetteerAtHand Open(Words words)
    {
        if (File.Exists(Places.Gazetteer.UsualPath)) return new() { Gazetteer = Places.Gazetteer.Open(Places.Gazetteer.UsualPath) };
        Console.Error.WriteLine(words["The list of places is missing, so only coordinates can be placed. ./run builds it."]);
        return new();
    }

    public void Dispose() => (Gazetteer as IDisposable)?.Dispose();
}
