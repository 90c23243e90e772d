namespace Weft.Fixtures;

/// <summary>Waits for something that another program does, of which it tells nobody.</summary>
internal static class Until
{
    // Who asks all the time takes the core that the other program needs.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20);

    public static async Task Is(Func<Task<bool>> ask)
    {
        while (!await ask()) await Task.Delay(Between);
    }
}
