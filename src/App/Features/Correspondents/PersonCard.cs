using NodaTime;
using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>What a list shows of a person without an account.</summary>
public sealed record PersonHead
{
    public string Called { get; init; } = "";
    /// <summary>The day on which it is looked at again, and with it what the person said.</summary>
    public LocalDate ReviewOn { get; init; }
    public Correspondence Writes { get; init; } = new();
}

/// <summary>No number, no charge, no sentence: what somebody else did to a person is not what they are.</summary>
public sealed record PersonBody
{
    public int Shape { get; init; } = 1;
    /// <summary>The whole of it: a head has room for the beginning of a long one.</summary>
    public string Called { get; init; } = "";
    /// <summary>How they are reached.</summary>
    public string Reach { get; init; } = "";
    /// <summary>How they asked to be asked.</summary>
    public Way Asked { get; init; }
    public string By { get; init; } = "";
    /// <summary>The name of who wrote for them before they came here in an archive, until somebody here takes it on.</summary>
    public string? CorrespondentBefore { get; init; }
    public Instant At { get; init; }
}

public sealed class PersonCards(CardDrawer drawer)
{
    public const string Kind = "person";
    public const int MostCalled = 60, MostReach = 4000;
    // A head has 255 bytes, and its JSON with two accounts and a day needs the others.
    private const int CalledBytes = 100;

    public async Task<IReadOnlyList<CardHead<PersonHead>>> All(OpenSpace space, CancellationToken cancel = default) =>
        [.. (await drawer.Heads<PersonHead>(space, Kind, cancel)).OrderBy(person => person.Head.Called, StringComparer.CurrentCulture)];

    public Task<Card<PersonHead, PersonBody>?> Find(OpenSpace space, string id, CancellationToken cancel = default) => drawer.Find<PersonHead, PersonBody>(space, Kind, id, cancel);

    /// <summary>Saves what is written of somebody. Whoever writes a new card writes for them.</summary>
    /// <param name="space">Where it stands.</param>
    /// <param name="before">As it was read; null for a new one.</param>
    /// <param name="id">Of the person.</param>
    /// <param name="reviewOn">The day on which it is looked at again.</param>
    /// <param name="body">All of it but who and when.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<CardDrawer.Outcome> Write(OpenSpace space, Card<PersonHead, PersonBody>? before, string id, LocalDate reviewOn, PersonBody body, CancellationToken cancel = default)
    {
        var entry = Noting.Saving(Kind, space.Account, space.Now, before is null ? null : (before.Body.By, before.Body.At));
        var head = Head((before?.Head ?? new() { Writes = new() { By = space.Account } }) with { ReviewOn = reviewOn }, body.Called);
        return drawer.Put(space, Kind, new Card<PersonHead, PersonBody>(id, before?.Version ?? 0, head, body with { By = space.Account, At = space.Now }), entry, cancel);
    }

    internal static PersonHead Head(PersonHead head, string called) => head with { Called = SealedJson.Begin(called, CalledBytes) };

    /// <summary>Saves who writes for them now.</summary>
    public Task<CardDrawer.Outcome> Put(OpenSpace space, Card<PersonHead, PersonBody> person, Corresponding corresponding, CancellationToken cancel = default)
    {
        var body = corresponding.Correspondence.By is null ? person.Body : person.Body with { CorrespondentBefore = null };
        return drawer.Put(space, Kind, person with { Head = person.Head with { Writes = corresponding.Correspondence }, Body = body }, corresponding.Entry, cancel);
    }

    /// <summary>Puts off the day, if nobody changed it since that version.</summary>
    public Task<CardDrawer.Outcome> LookAgain(OpenSpace space, string id, long version, LocalDate on, CancellationToken cancel = default) =>
        drawer.Change<PersonHead, PersonBody>(space, Kind, id, version, card => card with { Head = card.Head with { ReviewOn = on } }, cancel);

    /// <summary>Deletes somebody's card alone: see <see cref="Correspondents.Delete"/>.</summary>
    internal Task<CardDrawer.Outcome> Delete(OpenSpace space, string id, long version, CancellationToken cancel) =>
        drawer.Delete(space, Kind, id, Noting.Deleting(Kind, space.Account, space.Now), version, cancel);
}
