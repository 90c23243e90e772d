using NodaTime;
using Weft.Spaces;
using Weft.Tasks;

namespace Weft.Sealed;

public class SealedJsonTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 5, 20, 12, 0);

    private static T AsRead<T>(T value) => SealedJson.Read<T>(SealedJson.Seal(value, text => [.. text]));

    [Theory]
    [InlineData(Role.Visitor)]
    [InlineData(Role.Member)]
    [InlineData(Role.Facilitator)]
    public void A_seat_is_read_with_the_role_that_it_was_written_with(Role role)
    {
        var seat = new Seat { Account = "a", PublicKey = "b", From = Now, Role = role, Visit = new("thing", Now), FacilitatesUntil = Now, Pause = new("c", Now) { Removal = new("d", Now) } };
        var roster = new Roster { Seats = [seat], Removed = [new("e", Now)], KeysDue = true };

        Assert.Equal(roster, AsRead(roster));
    }

    [Fact]
    public void Everything_of_an_invitation_and_of_a_log_is_read_again()
    {
        var invitation = new Invitation { Id = "i", By = "a", At = Now, Role = Role.Visitor, Visit = new("thing", Now), OnPaper = true, NeedsApproval = true, ApprovedBy = "b", Withdrawn = Now, Used = Now };
        Assert.Equal(invitation, AsRead(invitation));
        foreach (var what in typeof(Happening).GetFields().Select(word => (string)word.GetValue(null)!))
            Assert.Equal(new LogEntry(what, Now, null, "b", Role.Visitor, "task"), AsRead(new LogEntry(what, Now, null, "b", Role.Visitor, "task")));
        foreach (var kind in Enum.GetValues<SpaceKind>())
            Assert.Equal(new SpaceBody { Name = "ñ 😀 \"<", Kind = kind }, AsRead(new SpaceBody { Name = "ñ 😀 \"<", Kind = kind }));
    }

    [Fact]
    public void The_fullest_head_of_a_task_has_room()
    {
        var day = new LocalDate(2027, 12, 31);
        var task = new TaskCard { Title = new('"', 120), ReviewOn = day, Work = new() { Owner = new('a', 32), DueOn = day, DoneOn = day } };
        var head = TaskCard.Kind.Card("id", 0, task).Head;

        Assert.Equal(head, AsRead(head));
        Assert.InRange(SealedJson.Seal(head, text => [.. text]).Length, 200, 255);
    }
}
