namespace Weft.Fixtures;

/// <summary>Whether this is ./test --long: more rounds of the same, and everything in every way.</summary>
public static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("WEFT_LONG") == "1";
}
