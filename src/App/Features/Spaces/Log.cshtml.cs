using Weft.Correspondents;
using Weft.Notes;
using Weft.Sessions;
using Weft.Tasks;

namespace Weft.Spaces;

public sealed class LogModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members) : SpacePage(viewer, spaces)
{
    public IReadOnlyList<(string Day, string Sentence)> Lines { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var names = await members.Names(Space, HttpContext.RequestAborted);
        Lines = [.. from entry in await Spaces.Log(Space, HttpContext.RequestAborted) select (Calling.Day(entry.At, words), Say(entry, names))];
    }

    private string Say(LogEntry entry, IReadOnlyDictionary<string, MemberHead> names)
    {
        var (who, whom) = (names.Called(entry.Who, words), names.Called(entry.Whom, words));
        var role = entry.Role switch { Role.Facilitator => words["a facilitator"], Role.Visitor => words["a visitor"], _ => words["a member"] };
        return entry.What switch
        {
            Happening.Joined when entry.Role == Role.Visitor => words["{0} came, to read one thing.", who],
            Happening.Joined => words["{0} joined.", who],
            Happening.JoinedAgain => words["{0} joined again, after having been removed.", who],
            Happening.Left => words["{0} left.", who],
            Happening.VisitEnded => words["The visit of {0} ended.", whom],
            Happening.RoleChanged => words["{0} is {1} now.", whom, role],
            Happening.LowerRoleProposed => words["{0} proposed that {1} should be {2}.", who, whom, role],
            Happening.LowerRoleWithdrawn => words["{0} took back that {1} should be {2}.", who, whom, role],
            Happening.Paused => words["{0} paused {1}.", who, whom],
            Happening.PauseLifted => words["{0} ended the pause of {1}.", who, whom],
            Happening.PauseLapsed => words["The pause of {0} ended by itself.", whom],
            Happening.RemovalProposed => words["{0} proposed that {1} should go.", who, whom],
            Happening.Removed => words["{0} agreed, and {1} was removed.", who, whom],
            Happening.FacilitationOffered => words["{0} offered facilitation to {1}.", who, whom],
            Happening.FacilitationDeclined => words["{0} declined facilitation.", who],
            Happening.FacilitationRenewed => words["{0} goes on facilitating.", who],
            Happening.FacilitatorProposed => words["{0} proposed {1} as facilitator.", who, whom],
            Happening.FacilitatorAgreed => words["{0} said yes to {1} as facilitator.", who, whom],
            Happening.InvitationMade when entry.Role == Role.Visitor => words["{0} made an invitation for somebody from outside, to read one thing.", who],
            Happening.InvitationMade => words["{0} made an invitation.", who],
            Happening.InvitationApproved => words["{0} approved an invitation.", who],
            Happening.InvitationWithdrawn => words["{0} withdrew an invitation.", who],
            Happening.InvitationUsed => words["An invitation was used."],
            Happening.Exported => words["{0} fetched the archive of this space.", who],
            Happening.ExportProposed => words["{0} proposed to take this space out as a file.", who],
            Happening.ExportAgreed => words["{0} agreed that {1} takes this space out as a file.", who, whom],
            Happening.ExportWithdrawn => words["{0} withdrew that {1} takes this space out as a file.", who, whom],
            Happening.Imported => words["{0} made this space out of an archive.", who],
            Happening.KeysTurned => words["A new key began."],
            Happening.CardWritten => words["{0} wrote {1}.", who, Card(entry)],
            Happening.CardChanged => words["{0} changed {1}.", who, Card(entry)],
            Happening.CardDeleted => words["{0} deleted {1}.", who, Card(entry)],
            Happening.TaskFree => words["A task is free again."],
            Happening.TaskTakenOver => words["{0} took over a task of {1}.", who, whom],
            Happening.TaskDone => words["{0} marked a task as done.", who],
            Happening.TaskReopened => words["{0} opened a task again.", who],
            Happening.PausedForReading => words["{0} opened hundreds of records within minutes, and was paused by that.", whom],
            Happening.Raided => words["{0} signed everybody out who belongs here, because the machine was being taken.", who],
            Happening.CorrespondentOffered => words["{0} asked {1} to write for somebody without an account.", who, whom],
            Happening.CorrespondentChanged when entry.Whom is null => words["{0} writes for somebody without an account now.", who],
            Happening.CorrespondentChanged => words["{0} writes for somebody without an account now, after {1}.", who, whom],
            Happening.CorrespondentFree => words["Somebody without an account has nobody who writes for them."],
            Happening.Arranged => words["{0} changed which space this one stands inside.", who],
            Happening.VouchProposed => words["{0} vouched that {1} cannot sign in any more.", who, whom],
            Happening.VouchAgreed => words["{0} vouched for {1}, too.", who, whom],
            Happening.VouchEnded when entry.Who == entry.Whom => words["{0} came with their own account: nobody vouches for them any more.", who],
            Happening.VouchEnded => words["{0} stopped it that anybody vouches for {1}.", who, whom],
            Happening.CameBack => words["{0} came back with a new account.", who],
            _ => entry.What.ToString(),
        };
    }

    private string Card(LogEntry entry) => entry.Kind switch
    {
        NoteCards.Kind => words["a note"],
        TaskCards.Kind => words["a task"],
        MemberCards.Kind => words["their own card"],
        FormerMembers.Kind => words["the card of somebody from before"],
        PersonCards.Kind => words["the card of somebody without an account"],
        SayingCards.Kind => words["what somebody without an account said"],
        _ => words["something"],
    };
}
