namespace Weft.Sessions;

/// <summary>How many bytes a page takes in, where that is not what every page takes. The gate sees to it, since it reads the form first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesInAttribute(long bytes) : Attribute
{
    public long Bytes => bytes;
}
