namespace Weft.Groups;

/// <summary>For each of many keys the numbers that belong to it, packed into two arrays.</summary>
internal sealed class Postings
{
    private readonly int[] starts;
    private readonly int[] numbers;

    private Postings(int[] starts, int[] numbers) => (this.starts, this.numbers) = (starts, numbers);

    public ReadOnlySpan<int> this[int key] => numbers.AsSpan(starts[key], starts[key + 1] - starts[key]);

    /// <summary>The numbers of a run of neighbouring keys.</summary>
    public ReadOnlySpan<int> Range(int first, int end) => numbers.AsSpan(starts[first], starts[end] - starts[first]);

    /// <param name="pairs">Each key with one of its numbers; they keep their order within a key.</param>
    public static Postings Make(int keys, List<(int Key, int Number)> pairs)
    {
        var starts = new int[keys + 1];
        foreach (var (key, _) in pairs)
            starts[key + 1]++;
        for (var key = 0; key < keys; key++)
            starts[key + 1] += starts[key];
        var next = starts[..^1].ToArray();
        var numbers = new int[pairs.Count];
        foreach (var (key, number) in pairs)
            numbers[next[key]++] = number;
        return new(starts, numbers);
    }
}
