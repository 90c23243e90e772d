namespace Weft.Bench.Map;

/// <param name="Cpu">Seconds of processor time.</param>
/// <param name="Megabytes">The most memory that it had at once; null where it was not looked at.</param>
internal sealed record Measure(double Seconds, double Cpu, double? Megabytes);
