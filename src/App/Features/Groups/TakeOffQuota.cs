using System.Threading.RateLimiting;

namespace Weft.Groups;

/// <summary>
/// Anybody may take a group off, so nobody may take off all of them: a few from one address, and not too many from everywhere. What
/// it remembers of addresses stands in memory and is forgotten within minutes.
/// </summary>
public sealed class TakeOffQuota : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => Bucket(20, TimeSpan.FromSeconds(30)))),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetTokenBucketLimiter(
            "", _ => Bucket(200, TimeSpan.FromSeconds(20)))));

    public bool Allows(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int most, TimeSpan each) => new()
    {
        TokenLimit = most,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = each,
        AutoReplenishment = true,
    };
}
