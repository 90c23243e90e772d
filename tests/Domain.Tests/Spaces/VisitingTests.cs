using NodaTime;

namespace Weft.Spaces;

public class VisitingTests
{
    private static readonly Visit Report = new("report", Circle.Start + Duration.FromDays(30));

    [Fact]
    public void A_visitor_sits_among_the_visitors_and_not_among_the_members()
    {
        var circle = new Circle("ana", "bo").Join("law", Role.Visitor, Report);

        Assert.Equal(["ana", "bo"], circle.Roster.Members.Select(seat => seat.Account));
        Assert.Equal(["law"], circle.Roster.Visitors.Select(seat => seat.Account));
        Assert.DoesNotContain(circle.Roster.Active(circle.Now), seat => seat.Account == "law");
    }

    [Fact]
    public void A_visit_ends_with_what_could_be_read_and_only_that_records_key_is_due()
    {
        var circle = new Circle("ana").Join("law", Role.Visitor, Report).Do((roster, now) => roster.EndVisit("law", now));

        Assert.Null(circle.Roster["law"]);
        Assert.Equal((false, "report"), (circle.Roster.KeysDue, circle.Roster.RecordsDue.Single()));
        Assert.Equal(new(Happening.VisitEnded, circle.Now, null, "law"), circle.Log[^1]);
    }

    [Fact]
    public void A_visitor_becomes_a_member_with_a_members_invitation_and_counts_as_one_from_then_on()
    {
        var circle = new Circle("ana", "bo", "cy").Join("law", Role.Visitor, Report).After(Duration.FromHours(1)).Do((roster, now) => roster.Pause("ana", "bo", now)).Do((roster, now) => roster.ProposeRemoval("ana", "bo", now))
            .After(Duration.FromHours(1)).Join("law");

        Assert.Equal((Role.Member, null), (circle.RoleOf("law"), circle.Roster["law"]!.Visit));
        Assert.Contains(circle.Roster.Active(circle.Now), seat => seat.Account == "law");
        Assert.Equal(new(Happening.RoleChanged, circle.Now, "law", "law", Role.Member), circle.Log[^1]);
        circle.Refuses("You joined after this pause began. Somebody who was here before has to agree", (roster, now) => roster.AgreeToRemoval("law", "bo", now));
    }

    [Fact]
    public void A_visitor_who_is_paused_becomes_nothing()
    {
        var circle = new Circle("ana", "bo").Join("law", Role.Visitor, Report).Do((roster, now) => roster.Pause("ana", "law", now));
        var invitation = circle.Roster.Invite(new() { Id = "i", By = "ana", At = default, Role = Role.Member }, circle.Now).Given!.Invitation;

        Assert.Equal("You have a seat in this space already. The invitation is still good for somebody else", circle.Roster.Accept(invitation, "law", Circle.Key("law"), circle.Now).Refusal?.ToString());
    }

    [Fact]
    public void Only_a_visitors_seat_ends_so()
    {
        var circle = new Circle("ana", "bo");

        foreach (var account in (string[])["bo", "nobody"])
            circle.Refuses("This person has no seat in this space any more", (roster, now) => roster.EndVisit(account, now));
    }

    [Fact]
    public void A_visitor_is_refused_for_what_can_be_known_without_the_roster()
    {
        var circle = new Circle("ana", "bo");
        Invitation Made(bool approval) => circle.Roster.Invite(new() { Id = "i", By = "ana", At = default, Role = Role.Visitor, Visit = Report, NeedsApproval = approval, OnPaper = true }, circle.Now).Given!.Invitation;

        Assert.Null(Made(approval: false).RefuseVisitor(circle.Now));
        Assert.Equal("A second member has to approve this invitation first. Ask who sent it", Made(approval: true).RefuseVisitor(circle.Now)?.ToString());
        Assert.Null(circle.Roster.Approve(Made(approval: true), "bo", circle.Now).Given!.Invitation.RefuseVisitor(circle.Now));
        foreach (var over in (Instant[])[circle.Now + Invitation.OpenOnPaper, Report.Until])
            Assert.Equal("This invitation has run out. Ask for a new one", Made(approval: false).RefuseVisitor(over)?.ToString());
        Assert.Equal("This invitation was withdrawn. Ask for a new one", circle.Roster.Withdraw(Made(approval: false), "ana", circle.Now).Given!.Invitation.RefuseVisitor(circle.Now)?.ToString());
    }
}
