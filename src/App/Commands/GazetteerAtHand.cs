using Weft.Places;

namespace Weft.Commands;

/// <summary>The gazetteer, where it is built.</summary>
internal sealed class GazetteerAtHand : IDisposable
{
    public IGazetteer? Gazetteer { get; private init; }

    public static GazetteerAtHand Open() =>
        new() { Gazetteer = File.Exists(Places.Gazetteer.UsualPath) ? Places.Gazetteer.Open(Places.Gazetteer.UsualPath) : null };

    public void Dispose() => (Gazetteer as IDisposable)?.Dispose();
}
