namespace Weft.Members;

/// <summary>The people of a space, on its page.</summary>
public sealed class PeopleSection : ISpaceSection
{
    public int Place => 300;

    public Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel)
    {
        var words = page.HttpContext.Words();
        return Task.FromResult<Section?>(new("/Features/Members/_People.cshtml",
            new PeopleList(page, [.. page.Space.Roster.Seats.Select(seat => (seat.Account, names.Called(seat.Account, words), names.Standing(seat, page.Space.Now, words)))])));
    }
}

public sealed record PeopleList(SpacePage Page, IReadOnlyList<(string Account, string Name, string What)> People);
