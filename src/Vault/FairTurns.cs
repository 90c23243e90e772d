namespace Weft.Vault;

/// <summary>Who waits for a turn.</summary>
/// <param name="Who">Whose turns are counted together: an account, or what a stranger wants in with.</param>
/// <param name="Since">Since when a stranger waits, in any unit that grows: who waits longest comes first. Null for those who are known.</param>
public sealed record Place(string Who, long? Since = null)
{
    public bool IsStranger => Since is not null;
}

/// <summary>There are more strangers waiting than can be served in time, and all of them came before.</summary>
public sealed class NoTurnException() : Exception("More strangers wait than can be served in time.");

/// <summary>
/// Turns at what only a few can do at a time. Strangers have all places but one, and one of all is theirs: neither they nor those who are known can keep the others
/// out. Among strangers the one who waits longest comes first; among the known, whoever has the fewest turns under way.
/// </summary>
public sealed class FairTurns(int atOnce)
{
    /// <summary>How many strangers wait for each place of theirs: few, so that whoever comes again with a ticket has few before them.</summary>
    public const int MaxWaitingEach = 20;

    private readonly Lock changing = new();
    private readonly List<Waiter> waiting = [];
    private readonly Dictionary<string, int> underWay = new(StringComparer.Ordinal);
    private int running, strangersRunning;
    private long arrivals;

    public int OfStrangers { get; } = Math.Max(1, atOnce - 1);

    /// <returns>A turn, to be disposed of when it is over.</returns>
    /// <exception cref="NoTurnException">For a stranger, at once or after a while: others wait longer.</exception>
    public Task<IDisposable> Wait(Place place, CancellationToken cancel = default)
    {
        lock (changing)
        {
            var before = place.IsStranger ? 0 : underWay.GetValueOrDefault(place.Who);
            var waiter = new Waiter(this, place, before, arrivals++);
            if (!place.IsStranger) underWay[place.Who] = before + 1;
            waiting.Add(waiter);
            waiter.Cancel = cancel.UnsafeRegister(static (left, cancel) => ((Waiter)left!).Leave(cancel), waiter);
            Serve();
            if (waiting.Count(other => other.Place.IsStranger) > MaxWaitingEach * OfStrangers) TurnAway(waiting.Where(other => other.Place.IsStranger).MaxBy(other => other.Order)!);
            return waiter.Turn.Task;
        }
    }

    private void Serve()
    {
        while (running < atOnce && Next() is { } next)
        {
            waiting.Remove(next);
            running++;
            if (next.Place.IsStranger) strangersRunning++;
            next.Cancel.Unregister();
            next.Turn.TrySetResult(next);
        }
    }

    private Waiter? Next()
    {
        var stranger = strangersRunning < OfStrangers ? waiting.Where(waiter => waiter.Place.IsStranger).MinBy(waiter => waiter.Order) : null;
        return strangersRunning == 0 && stranger is not null ? stranger : waiting.Where(waiter => !waiter.Place.IsStranger).MinBy(waiter => waiter.Order) ?? stranger;
    }

    private void TurnAway(Waiter last)
    {
        waiting.Remove(last);
        last.Cancel.Unregister();
        last.Turn.TrySetException(new NoTurnException());
    }

    private void Forget(Waiter waiter)
    {
        if (waiter.Place.IsStranger) return;
        var left = underWay[waiter.Place.Who] - 1;
        if (left == 0) underWay.Remove(waiter.Place.Who);
        else underWay[waiter.Place.Who] = left;
    }

    private sealed class Waiter(FairTurns turns, Place place, int before, long arrival) : IDisposable
    {
        private bool isOver;

        public Place Place => place;
        public TaskCompletionSource<IDisposable> Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public CancellationTokenRegistration Cancel { get; set; }

        public (int, long, long) Order => (before, place.Since ?? 0, arrival);

        public void Leave(CancellationToken cancel)
        {
            lock (turns.changing)
            {
                if (turns.waiting.Remove(this)) turns.Forget(this);
            }
            Turn.TrySetCanceled(cancel);
        }

        public void Dispose()
        {
            lock (turns.changing)
            {
                if (isOver) return;
                isOver = true;
                turns.running--;
                if (place.IsStranger) turns.strangersRunning--;
                turns.Forget(this);
                turns.Serve();
            }
        }
    }
}
