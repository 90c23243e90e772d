using Microsoft.AspNetCore.Mvc;

namespace Weft.Correspondents;

/// <summary>Writes the card of somebody without an account, or changes it. Whoever writes a new card writes for them.</summary>
[IgnoreAntiforgeryToken, Once]
public sealed class EditModel(PersonCards persons, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : EditCardPage<PersonCard, PersonLine>(persons, viewer, words, spaces, members)
{
    protected override PersonCard Begin() => new() { Writes = new() { By = Viewer.Account } };

    protected override Reason? RefuseWriting() => IsNew ? null : Is.Writes.RefuseWriting(Space.Roster, Viewer.Account, Space.Now);
}
