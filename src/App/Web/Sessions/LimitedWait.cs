using Weft.Formats;

namespace Weft.Web;

/// <summary>
/// The body of a request, for as long as it goes on coming. The web server asks for so many bytes a second on average since the beginning, so that whoever sent
/// much at first could be silent for hours.
/// </summary>
public sealed class LimitedWait(HttpContext context, Stream body, TimeProvider time) : ForwardStream
{
    public static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(30);

    /// <summary>Hangs up on a sender who is silent for too long.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var silence = new CancellationTokenSource(MaxSilence, time);
        // Letting go of this waits until it has hung up, if it is about to: the context may be another's after that.
        using var hangUp = silence.Token.UnsafeRegister(static context => ((HttpContext)context!).Abort(), context);
        // The end of the connection ends this. A reading that is cancelled otherwise is to the web server one that never ended, about which it complains.
        return await body.ReadAsync(buffer, CancellationToken.None);
    }
}
