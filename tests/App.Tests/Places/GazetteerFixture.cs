namespace Weft.Places;

/// <summary>The built gazetteer.</summary>
public sealed class GazetteerFixture : IDisposable
{
    public GazetteerFixture()
    {
        var path = Path.Combine(Repository.Root, "artifacts", "gazetteer.bin");
        Assert.True(File.Exists(path), $"The gazetteer is missing: run assets/build ({path}).");
        Data = GazetteerFile.Open(path);
        Gazetteer = new(Data);
    }

    public GazetteerFile Data { get; }
    public Gazetteer Gazetteer { get; }

    public void Dispose() => Gazetteer.Dispose();
}
