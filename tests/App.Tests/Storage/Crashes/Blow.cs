namespace Weft.Storage.Crashes;

/// <summary>What falls in the midst of work: when so many writes were acknowledged, whatever else is under way.</summary>
internal sealed class Blow(int after, Action strike)
{
    private int acknowledged;
    private volatile bool fell;

    public bool Fell => fell;
    public int Acknowledged => acknowledged;

    public void Acknowledge()
    {
        if (Interlocked.Increment(ref acknowledged) != after) return;
        fell = true;
        strike();
    }
}
