using NodaTime;

namespace Weft.Spaces;

public class InvitationTests
{
    private static Invitation Wish(string by, bool paper = false, bool approval = false) =>
        new() { Id = "i", By = by, At = default, Role = Role.Member, OnPaper = paper, NeedsApproval = approval };

    private static Invitation Made(Circle circle, bool paper = false, bool approval = false) =>
        circle.Roster.Invite(Wish("ana", paper, approval), circle.Now).Given!.Invitation;

    private static string? Accepts(Circle circle, Invitation invitation, string account = "new") =>
        circle.Roster.Accept(invitation, account, Circle.Key(account), circle.Now).Refusal?.ToString();

    [Fact]
    public void One_person_takes_a_seat_with_it_once()
    {
        var circle = new Circle("ana");
        var joined = circle.Roster.Accept(Made(circle), "bo", "key of bo", circle.Now).Given!;

        Assert.Equal(Role.Member, joined.Change.Roster["bo"]!.RoleAt(circle.Now));
        Assert.Equal("key of bo", joined.Change.Roster["bo"]!.PublicKey);
        Assert.Equal([Happening.InvitationUsed, Happening.Joined], joined.Change.Log.Select(entry => entry.What));
        Assert.Equal("This invitation has been used. It was for one person, once", Accepts(circle, joined.Invitation));
    }

    [Fact]
    public void Looking_uses_nothing_up()
    {
        var circle = new Circle("ana");
        var invitation = Made(circle);

        Assert.Null(invitation.Refuse(circle.Roster, circle.Now));
        Assert.Null(invitation.Refuse(circle.Roster, circle.Now));
        Assert.Null(Accepts(circle, invitation));
    }

    [Theory]
    [InlineData(false, 72)]
    [InlineData(true, 14 * 24)]
    public void It_runs_out_after_three_days_and_on_paper_after_fourteen(bool paper, int hours)
    {
        var circle = new Circle("ana");
        var invitation = Made(circle, paper);

        Assert.Null(Accepts(circle.After(Duration.FromHours(hours) - Duration.Epsilon), invitation));
        Assert.Equal("This invitation has run out. Ask for a new one", Accepts(circle.After(Duration.Epsilon), invitation));
    }

    [Fact]
    public void A_second_member_approves_where_that_is_asked()
    {
        var circle = new Circle("ana", "bo");
        var invitation = Made(circle, approval: true);

        Assert.Equal("A second member has to approve this invitation first. Ask who sent it", Accepts(circle, invitation));
        Assert.Equal("Somebody else has to agree: nobody is judge of their own proposal", circle.Roster.Approve(invitation, "ana", circle.Now).Refusal?.ToString());
        Assert.NotNull(circle.Roster.Approve(invitation, "nobody", circle.Now).Refusal);
        Assert.Null(Accepts(circle, circle.Roster.Approve(invitation, "bo", circle.Now).Given!.Invitation));
        Assert.Equal("There is nobody else yet who could approve it", new Circle("ana").Roster.Invite(Wish("ana", approval: true), circle.Now).Refusal?.ToString());
    }

    [Fact]
    public void Who_made_it_or_a_facilitator_withdraws_it()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo");
        var invitation = Made(circle);

        Assert.Equal("Only a facilitator, or who made an invitation, can withdraw it", circle.Roster.Withdraw(invitation, "cy", circle.Now).Refusal?.ToString());
        var withdrawn = circle.Roster.Withdraw(invitation, "bo", circle.Now).Given!.Invitation;
        Assert.Equal("This invitation was withdrawn. Ask for a new one", Accepts(circle, withdrawn));
        circle.Do((roster, now) => roster.StepDown("ana", now));
        Assert.NotNull(circle.Roster.Withdraw(invitation, "ana", circle.Now).Given);
    }

    [Fact]
    public void Nobody_comes_back_with_an_invitation_that_they_made_before_they_were_paused_or_removed()
    {
        const string Void = "Who made this invitation cannot invite any more. Another facilitator can approve it, or make a new one";
        var circle = new Circle("bo", "ana", "cy").Facilitates("ana");
        var invitation = Made(circle);

        circle.Do((roster, now) => roster.Pause("bo", "ana", now));
        Assert.Equal(Void, Accepts(circle, invitation));
        circle.Do((roster, now) => roster.ProposeRemoval("bo", "ana", now)).Do((roster, now) => roster.AgreeToRemoval("cy", "ana", now));
        Assert.Equal(Void, Accepts(circle, invitation, "ana"));
        Assert.Null(Accepts(circle, circle.Roster.Approve(invitation, "bo", circle.Now).Given!.Invitation));
    }

    [Fact]
    public void Only_facilitators_invite_and_nobody_as_a_facilitator_or_as_a_visitor_without_end()
    {
        var circle = new Circle("ana", "bo");
        string? Refusal(Invitation wish) => circle.Roster.Invite(wish, circle.Now).Refusal?.ToString();

        Assert.Equal("Only a facilitator can do this", Refusal(Wish("bo")));
        Assert.Equal("Invite this person as a member. Then you can offer facilitation to them", Refusal(Wish("ana") with { Role = Role.Facilitator }));
        Assert.Equal("Say what the visitor may read, and until when", Refusal(Wish("ana") with { Role = Role.Visitor }));
    }

    [Fact]
    public void Who_sits_here_already_leaves_the_invitation_to_somebody_else()
    {
        var circle = new Circle("ana", "bo");
        Assert.Equal("You have a seat in this space already. The invitation is still good for somebody else", Accepts(circle, Made(circle), "bo"));
    }
}
