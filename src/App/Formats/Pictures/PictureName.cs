using System.Collections.Frozen;

namespace Weft.Formats.Pictures;

/// <summary>What the end of a file's name says of it: so a kind of raw of which nobody has told us yet is known for a picture too.</summary>
public static class PictureName
{
    private static readonly FrozenSet<string> Cleanable = Endings("jpg jpeg jpe jfif jif jfi mpo jps thm insp png apng gif webp");

    private static readonly FrozenSet<string> Opaque = Endings(
        "3fr ari arq arw bay cr2 cr3 crw cs1 dc2 dcr dcs dng drf eip erf gpr iiq k25 kc2 kdc mef mos mrw nef nrw orf ori pef pxn qtk raf raw rdc rw2 rwl rwz sr2 srf srw x3f"
        + " heic heics heif heifs hif avif avifs avci avcs jxl jp2 j2k j2c jpc jpf jpx jpm jph jhc jxr hdp wdp jls jng mng bpg flif qoi"
        + " tif tiff btf tf8 bmp dib ico cur icns tga icb vda pcx dcx pbm pgm ppm pnm pam pfm xbm xpm wbmp pct pict pic ras sgi iff lbm exr dpx cin dds dcm dicom"
        + " psd psb pdd psp pspimage xcf kra ora pdn afphoto procreate svg svgz eps epsf epsi wmf wmz emf emz");

    /// <summary>A name such as those of the four kinds that can be cleaned.</summary>
    public static bool IsCleanable(string name) => Cleanable.Contains(Path.GetExtension(name));

    /// <summary>A name such as those of pictures that cannot be cleaned.</summary>
    public static bool IsOpaque(string name) => Opaque.Contains(Path.GetExtension(name));

    private static FrozenSet<string> Endings(string endings) => endings.Split(' ').Select(ending => "." + ending).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
