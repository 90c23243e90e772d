namespace Weft.Formats.Pictures;

/// <summary>Small pictures of 40 by 30 pixels, drawn by ImageMagick: red above, blue below, with a white corner.</summary>
public static class SamplePictures
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Repository.Root, "tests/App.Tests/Formats/Pictures/samples", name));
}
