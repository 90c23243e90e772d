using Weft.Spaces;

namespace Weft.Visits;

/// <summary>What the page of a record says of those from outside who may read it.</summary>
/// <param name="Page">The record's.</param>
/// <param name="Id">Of the record.</param>
public sealed record LetInLink(SpacePage Page, string Id)
{
    public int Readers => Page.Space.Roster.ReadersOf(Id);
    public bool IsPossible => May.Invite(Page.Space.Mine, Page.Space.Now);
}
