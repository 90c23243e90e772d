using FsCheck;
using FsCheck.Fluent;

namespace Weft.Formats.Pictures;

public class PictureTests
{
    public static TheoryData<string> Samples => ["still.jpg", "progressive.jpg", "cmyk.jpg", "still.png", "still.webp", "lossless.webp", "moving.webp", "moving.gif"];

    [Theory, MemberData(nameof(Samples))]
    public void What_a_picture_tells_of_itself_is_gone(string sample)
    {
        var told = Telling.Everything(SamplePictures.Read(sample));

        var cleaned = Cleaned(told);

        Assert.True(told.AsSpan().IndexOf(Telling.Mark) >= 0);
        Assert.True(cleaned.AsSpan().IndexOf(Telling.Mark) < 0);
        Assert.True(cleaned.AsSpan().IndexOf("Exif"u8) < 0 || sample.EndsWith(".jpg", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_cleaned_picture_stays_as_it_is_and_has_its_size(string sample)
    {
        var file = SamplePictures.Read(sample);
        var picture = Picture.Clean(Picture.Recognise(file), file);
        var cleaned = Cleaned(file);

        Assert.Equal((40, 30), (picture.Width, picture.Height));
        Assert.Equal(picture.Length, cleaned.Length);
        Assert.Equal(cleaned, Cleaned(cleaned));
    }

    [Theory]
    [InlineData("still.jpg")]
    [InlineData("progressive.jpg")]
    public void A_photograph_stays_the_right_way_up(string sample)
    {
        var turned = Telling.Everything(SamplePictures.Read(sample), orientation: 6);
        var cleaned = Cleaned(turned);
        var picture = Picture.Clean(PictureKind.Jpeg, cleaned);

        Assert.Equal((30, 40), (picture.Width, picture.Height));
        Assert.Equal(cleaned, Cleaned(cleaned));
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_picture_that_breaks_off_is_refused_or_is_a_picture(string sample)
    {
        var file = Telling.Everything(SamplePictures.Read(sample));

        for (var length = 12; length < file.Length; length++)
            AssertHarmless(file[..length]);
    }

    [Theory, MemberData(nameof(Samples))]
    public void A_damaged_picture_is_refused_or_is_a_picture(string sample)
    {
        var file = Telling.Everything(SamplePictures.Read(sample));
        var damages = Gen.Choose(12, file.Length - 1).SelectMany(_ => Gen.Choose(0, 255), (at, value) => (at, value)).ListOf(4);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(damages.ToArbitrary(), places =>
        {
            var damaged = file.ToArray();
            foreach (var (at, value) in places)
                damaged[at] = (byte)value;
            AssertHarmless(damaged);
        }));
    }

    private static void AssertHarmless(byte[] file)
    {
        try
        {
            Cleaned(file);
        }
        catch (InvalidDataException)
        {
            // Whoever sent it is told.
        }
    }

    private static byte[] Cleaned(byte[] file) => [.. Picture.Clean(Picture.Recognise(file), file).Parts.SelectMany(part => part.ToArray())];
}
