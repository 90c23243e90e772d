namespace Weft.Fixtures;

/// <summary>
/// Whether two samples come from the same distribution, by the ranks of their values alone, so that a few slow answers on a busy machine weigh no more
/// than others (Mann and Whitney 1947; normal approximation, corrected for ties and for continuity).
/// </summary>
public static class MannWhitney
{
    /// <returns>How probable a difference in rank as large as this is if there is none; two-sided. For samples of eight and more.</returns>
    public static double P(IReadOnlyCollection<double> first, IReadOnlyCollection<double> second)
    {
        double n = first.Count, m = second.Count, all = n + m;
        var ranks = Ranks([.. first, .. second], out var ties);
        var u = ranks.Take(first.Count).Sum() - n * (n + 1) / 2;
        var deviation = Math.Sqrt(n * m / 12 * (all + 1 - ties / (all * (all - 1))));
        var distance = Math.Max(0, Math.Abs(u - n * m / 2) - 0.5);
        return deviation == 0 ? 1 : Math.Min(1, 2 * Tail(distance / deviation));
    }

    /// <param name="ties">The sum of t³ − t over all groups of t equal values.</param>
    private static double[] Ranks(double[] values, out double ties)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToList();
        var ranks = new double[values.Length];
        ties = 0;
        for (var begin = 0; begin < order.Count;)
        {
            var end = begin;
            while (end < order.Count && values[order[end]].Equals(values[order[begin]])) end++;
            for (var i = begin; i < end; i++) ranks[order[i]] = (begin + 1 + end) / 2.0;
            double equal = end - begin;
            ties += equal * equal * equal - equal;
            begin = end;
        }
        return ranks;
    }

    /// <summary>The standard normal distribution beyond z ≥ 0, to 10⁻⁷ (Abramowitz and Stegun, 26.2.17).</summary>
    private static double Tail(double z)
    {
        var t = 1 / (1 + 0.2316419 * z);
        var series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * series;
    }
}

public class MannWhitneyTests
{
    [Fact]
    public void The_published_example_has_its_published_value()
    {
        // SciPy's manual, mannwhitneyu: the age at which diabetes was found in men and in women, asymptotic with continuity.
        Assert.Equal(0.11134688653314041, MannWhitney.P([19, 22, 16, 29, 24], [20, 11, 17, 12]), 1e-6);
    }

    [Fact]
    public void Equal_values_share_their_rank()
    {
        // Ranks 1.5 1.5 3.5 5.5 7 against 3.5 5.5 8 9 10: U = 4, variance 25 / 12 × (11 − 18 / 90) = 22.5, z = (8.5 − 0.5) / √22.5.
        Assert.Equal(0.0916904, MannWhitney.P([1, 1, 2, 3, 4], [2, 3, 5, 6, 7]), 1e-6);
        Assert.Equal(1, MannWhitney.P([5, 5, 5], [5, 5, 5, 5]));
    }
}
