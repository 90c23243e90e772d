using NodaTime;
using Weft.Archives;
using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <param name="Called">What they want to be called.</param>
/// <param name="Reach">How they are reached.</param>
/// <param name="Asked">How they asked to be asked.</param>
/// <param name="At">When their card was written or changed last.</param>
/// <param name="ReviewOn">The day on which it is looked at again.</param>
/// <param name="Correspondent">What who writes for them, or did, was called; null for nobody.</param>
public sealed record ArchivedPersonCard(string Called, string Reach, Way Asked, Instant At, LocalDate ReviewOn, string? Correspondent = null);

/// <summary>People without an account. Nobody writes for them where they arrive, until somebody takes it on.</summary>
public sealed class PersonsInArchive(CardDrawer drawer, SayingCards sayings, MemberCards members, SayingsInArchive said) : IArchivePart
{
    public string Name => "persons";

    public async Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel)
    {
        var names = await members.Names(space, cancel);
        var all = (await sayings.All(space, cancel)).ToLookup(saying => saying.Head.Of, StringComparer.Ordinal);
        await foreach (var (id, _, head, body) in drawer.Each<PersonHead, PersonBody>(space, PersonCards.Kind, cancel))
        {
            var correspondent = names.NameOf(head.Writes.CorrespondentIn(space.Roster)) ?? body.CorrespondentBefore;
            await to.Put(this, new ArchivedPersonCard(body.Called, body.Reach, body.Asked, body.At, head.ReviewOn, correspondent), cancel);
            await said.Put(space, body.Called, [.. all[id]], names, to, cancel);
        }
    }

    public async Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var person = record.Record.Is<ArchivedPersonCard>();
        if (person.Called.Trim().Length is 0 or > PersonCards.MostCalled || person.Reach.Length > PersonCards.MostReach) throw new InvalidDataException();
        if (person.Correspondent?.Length > MemberCards.MostName) throw new InvalidDataException();
        var called = OneLine.OfBefore(person.Called);
        var id = await to.Put(PersonCards.Kind, PersonCards.Head(new() { ReviewOn = Reviewing.AtMost(person.ReviewOn, to.Today) }, called),
            new PersonBody { Called = called, Reach = person.Reach, Asked = person.Asked, CorrespondentBefore = OneLine.Of(person.Correspondent), At = person.At }, cancel: cancel);
        to.Remembered = new ArrivedPerson(id, person.Called, []);
    }
}

/// <summary>Whose sayings come next out of an archive, and the ids of those that came.</summary>
internal sealed record ArrivedPerson(string Id, string Called, List<string> Sayings);
