using Weft.Spaces;

namespace Weft.Members;

/// <summary>What an archive says of somebody: no account, and nothing that they told only to who facilitates.</summary>
public sealed record ArchivedPerson(string Called, string Pronouns, string CanDo, string Reach);

public sealed class PeopleInArchive(MemberCards members, FormerMembers former) : IArchivePart
{
    private const int MostText = 4000;

    public string Name => "people";

    public async Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel)
    {
        foreach (var (_, _, head, body) in await members.All(space, cancel))
            await to.Put(this, new ArchivedPerson(head.Called, head.Pronouns, Told(body.CanDo, body.CanDoFor), Told(body.Reach, body.ReachFor)), cancel);
        foreach (var (_, _, head, body) in await former.All(space, cancel))
            await to.Put(this, new ArchivedPerson(head.Called, head.Pronouns, body.CanDo, body.Reach), cancel);
    }

    public Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var (called, pronouns, canDo, reach) = record.Record.Is<ArchivedPerson>();
        (called, pronouns) = (OneLine.OfBefore(called), OneLine.Of(pronouns));
        if (MemberCards.Refuse(called) is not null || MemberCards.RefusePronouns(pronouns) is not null || canDo.Length > MostText || reach.Length > MostText) throw new InvalidDataException();
        var head = new FormerHead { Called = called, Pronouns = pronouns, ReviewOn = Reviewing.Usual(to.Today) };
        return to.Put(FormerMembers.Kind, new Card<FormerHead, FormerBody>(Vault.Identifier.Random(), 0, head, new() { CanDo = canDo, Reach = reach }), cancel: cancel);
    }

    private static string Told(string text, Audience audience) => audience == Audience.Members ? text : "";
}
