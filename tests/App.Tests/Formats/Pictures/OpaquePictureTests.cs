using System.IO.Compression;
using System.Text;

namespace Weft.Formats.Pictures;

public class OpaquePictureTests
{
    // Each letter a byte; noughts follow.
    [Theory]
    [InlineData("II*\0\b\0\0\0", "TIFF; raw of Nikon, Sony, Adobe, Leica, Pentax")]
    [InlineData("MM\0*\0\0\0\b", "TIFF of the other end; raw of Nikon and Leica")]
    [InlineData("II+\0\b\0\0\0", "BigTIFF")]
    [InlineData("MM\0+\0\b\0\0", "BigTIFF of the other end")]
    [InlineData("II*\0\u0010\0\0\0CR\u0002\0", "raw of Canon, CR2")]
    [InlineData("\0\0\0\u0018ftypcrx \0\0\0\u0001crx isom", "raw of Canon, CR3")]
    [InlineData("II\u001a\0\0\0HEAPCCDR", "raw of Canon, CRW")]
    [InlineData("FUJIFILMCCD-RAW 0201", "raw of Fujifilm")]
    [InlineData("IIRO\b\0\0\0", "raw of Olympus")]
    [InlineData("IIRS\b\0\0\0", "raw of Olympus")]
    [InlineData("MMOR\0\0\0\b", "raw of Olympus")]
    [InlineData("IIU\0\u0018\0\0\0", "raw of Panasonic and Leica")]
    [InlineData("FOVb\0\0\u0002\0", "raw of Sigma")]
    [InlineData("\0MRM\0\u0001\0\0", "raw of Minolta")]
    [InlineData("8BPS\0\u0001", "PSD")]
    [InlineData("8BPS\0\u0002", "PSB")]
    [InlineData("%!PS-Adobe-3.0 EPSF-3.0\n", "EPS")]
    [InlineData("%!PS-Adobe-2.0 EPSF-1.2\n", "EPS")]
    [InlineData("\u00c5\u00d0\u00d3\u00c6\u001e\0\0\0", "EPS with a preview")]
    [InlineData("gimp xcf file\0", "XCF")]
    [InlineData("gimp xcf v011\0", "XCF")]
    [InlineData("II\u00bc\u0001", "JPEG XR")]
    [InlineData("\0\0\0\fjP  \r\n\u0087\n", "JPEG 2000")]
    [InlineData("\u00ffO\u00ffQ\0/", "JPEG 2000, bare")]
    [InlineData("\0\0\0\fJXL \r\n\u0087\n", "JPEG XL")]
    [InlineData("\u00ff\n\u00fa", "JPEG XL, bare")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "HEIC")]
    [InlineData("\0\0\0\u001cftypisom\0\0\0\0isomiso2heix", "HEIF that names films first")]
    [InlineData("\0\0\0\u001cftypmp42\0\0\0\0mp42isommif1", "HEIF that names films first")]
    [InlineData("\0\0\0\u0018ftypmif2\0\0\0\0miafmif2", "HEIF")]
    [InlineData("\0\0\0\u0014ftypmiaf\0\0\0\0miaf", "HEIF")]
    [InlineData("\0\0\0\u0010free\0\0\0\0\0\0\0\0\0\0\0\u0014ftyp1pic\0\0\0\0isom", "HEIF after another box")]
    [InlineData("\0\0\0\u0018ftypmsf1\0\0\0\0msf1hevc", "HEIF that moves")]
    [InlineData("\0\0\0\u0018ftypisom\0\0\0\0isomavif", "AVIF that names films first")]
    [InlineData("\0\0\0\u0001ftyp\0\0\0\0\0\0\0 avis\0\0\0\0avismsf1", "AVIF with a long length")]
    [InlineData("BM\u0096\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0", "BMP")]
    [InlineData("\0\0\u0001\0\u0001\0\u0010\u0010\0\0\u0001\0\u0020\0\u0068\u0004\0\0\u0016\0\0\0", "ICO")]
    [InlineData("\0\0\u0002\0\u0001\0\u0010\u0010\0\0\u0001\0\u0001\0\u0068\u0004\0\0\u0016\0\0\0", "CUR")]
    [InlineData("\n\u0005\u0001\b\0\0\0\0", "PCX")]
    [InlineData("\u0003\0\u0002\0\0\0\0\0\0\0\0\0\u0028\0\u001e\0\u0018\0ana", "TGA")]
    [InlineData("\0\u0001\u0001\0\0\0\u0001\u0018\0\0\0\0\u0028\0\u001e\0\b\0", "TGA with a table")]
    [InlineData("P6\n# CREATOR: GIMP\n40 30\n255\n", "PPM")]
    [InlineData("P2 40 30 255 ", "PGM")]
    [InlineData("P7\nWIDTH 40\n", "PAM")]
    [InlineData("\u00d7\u00cd\u00c6\u009a\0\0", "WMF")]
    [InlineData("FORM\0\0\u0010\0ILBMBMHD", "ILBM")]
    [InlineData("icns\0\0\u0010\0", "ICNS")]
    [InlineData("v/1\u0001\u0002\0\0\0", "OpenEXR")]
    public void A_picture_that_is_not_cleaned_is_known_for_what_it_is(string beginning, string name) => Assert.True(Kind(beginning + new string('\0', 40)) == PictureKind.Opaque, name);

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\">")]
    [InlineData("\u00ef\u00bb\u00bf<svg>")]
    [InlineData("\r\n  <SVG\n>")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- Created with Inkscape, by <svg> or not -->\n<!-- and more --><svg:svg>")]
    [InlineData("<?xml version=\"1.0\"?><?xml-stylesheet href=\"a.css\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\" [ <!ENTITY a \"]>\"> ]><svg/>")]
    public void A_drawing_is_known_whatever_stands_before_it(string text)
    {
        Assert.Equal(PictureKind.Opaque, Kind(text));
        Assert.Equal(PictureKind.Opaque, Picture.Recognise(Zipped(Encoding.Latin1.GetBytes(text))));
        Assert.Equal(PictureKind.Opaque, Picture.Recognise([0xff, 0xfe, .. Encoding.Unicode.GetBytes(text.TrimStart('\u00ef', '\u00bb', '\u00bf'))]));
        Assert.Equal(PictureKind.Opaque, Picture.Recognise([0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(text.TrimStart('\u00ef', '\u00bb', '\u00bf'))]));
    }

    [Fact]
    public void A_drawing_is_known_after_a_long_comment_and_where_its_zip_breaks_off()
    {
        Assert.Equal(PictureKind.Opaque, Kind($"<!-- {new string('a', 50_000)} --><svg>"));
        var zipped = Zipped([.. "<svg>"u8, .. System.Security.Cryptography.RandomNumberGenerator.GetBytes(100_000)]);
        Assert.Equal(PictureKind.Opaque, Picture.Recognise(zipped.AsSpan(0, 60_000)));
    }

    [Fact]
    public void A_telephones_pictures_are_known_for_what_they_are()
    {
        foreach (var sample in (string[])["telephone.heic", "telephone.avif"])
            Assert.Equal(PictureKind.Opaque, Picture.Recognise(SamplePictures.Read(sample)));
    }

    [Theory]
    [InlineData("still.jpg")]
    [InlineData("still.png")]
    [InlineData("still.webp")]
    [InlineData("moving.gif")]
    [InlineData("telephone.heic")]
    public void A_picture_behind_a_few_bytes_of_something_else_or_in_a_zip_is_not_taken_for_a_document(string sample)
    {
        for (var before = 1; before <= 16; before++)
            Assert.Equal(PictureKind.Opaque, Picture.Recognise([.. new byte[before], .. SamplePictures.Read(sample)]));
        Assert.Equal(PictureKind.Opaque, Picture.Recognise(Zipped(SamplePictures.Read(sample))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00ff")]
    [InlineData("%PDF-1.7\n")]
    [InlineData("%!PS-Adobe-3.0\n%%Title: minutes\n")]
    [InlineData("RIFF\u0024\0\0\0WAVEfmt ")]
    [InlineData("ID3\u0003\0\0\0\0\u000f\u0076APIC\0\0\u00ff\0\0\0\0image/jpeg\0\u0003\0\u00ff\u00d8\u00ff\u00e0")]
    [InlineData("\0\0\0\u0018ftypmp42\0\0\0\0isommp42")]
    [InlineData("\0\0\0\u0014ftypqt  \0\0\0\0qt  ")]
    [InlineData("\0\0\0\u0020ftypisom\0\0\u0002\0isomiso2avc1mp41")]
    [InlineData("\0\0\0\b" + "wide\0\0\0\u0010mdat")]
    [InlineData("\u001aE\u00df\u00a3")]
    [InlineData("PK\u0003\u0004\u0014\0\0\0\0\0")]
    [InlineData("<!DOCTYPE html><html><svg>")]
    [InlineData("<?xml version=\"1.0\"?><gpx><!-- <svg> -->")]
    [InlineData("A <svg> begins a drawing")]
    [InlineData("BM, the meeting of Monday the third of May")]
    [InlineData("P1 is the first paragraph, P2 the second")]
    [InlineData("P1\n# Who comes\nall")]
    [InlineData("COMMORN and KIDDS went home")]
    [InlineData("\n\n\nMinutes")]
    public void A_document_a_film_and_a_recording_are_none_of_them(string beginning)
    {
        Assert.Equal(PictureKind.None, Kind(beginning));
        Assert.Equal(PictureKind.None, Picture.Recognise(Zipped(Encoding.Latin1.GetBytes(beginning + " "))));
    }

    [Fact]
    public void Whatever_a_file_begins_with_there_is_an_answer()
    {
        var chance = new Random(7);
        byte[][] beginnings = [[], [0x1f, 0x8b, 8], [.. "\0\0\0\b"u8, .. "ftyp"u8], [.. "P6\n#"u8], [.. "<!--"u8], [.. "BM"u8], [0xff, 0xfe], [0, 0, 1, 0]];
        for (var tries = 0; tries < 20_000; tries++)
        {
            var rest = new byte[chance.Next(60)];
            chance.NextBytes(rest);
            Picture.Recognise([.. beginnings[chance.Next(beginnings.Length)], .. rest]);
        }
    }

    [Theory]
    [InlineData("IMG_0001.HEIC", true, false)]
    [InlineData("a.b.Dng", true, false)]
    [InlineData("logo.svgz", true, false)]
    [InlineData("gate.jpg", false, true)]
    [InlineData("gate.JPEG", false, true)]
    [InlineData("minutes.pdf", false, false)]
    [InlineData("march.mp4", false, false)]
    [InlineData("heic", false, false)]
    [InlineData("", false, false)]
    public void A_name_can_end_as_a_pictures_does(string name, bool opaque, bool cleanable) =>
        Assert.Equal((opaque, cleanable), (PictureName.IsOpaque(name), PictureName.IsCleanable(name)));

    private static PictureKind Kind(string letters) => Picture.Recognise(Encoding.Latin1.GetBytes(letters));

    private static byte[] Zipped(byte[] file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionMode.Compress)) zip.Write(file);
        return zipped.ToArray();
    }
}
