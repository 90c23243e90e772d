using NodaTime;

namespace Weft.Spaces;

public class RolesTests
{
    private static Visit Visit(Circle circle, int days = 10) => new("report", circle.Now + Duration.FromDays(days));

    [Fact]
    public void A_visitor_becomes_a_member_by_an_invitation_and_not_by_a_word()
    {
        var circle = new Circle("ana");
        circle.Join("val", Role.Visitor, Visit(circle)).Refuses("An invitation makes a visitor a member", (roster, now) => roster.ChangeRole("ana", "val", Role.Member, null, now));
    }

    [Fact]
    public void A_visitor_reads_one_thing_until_a_date_and_then_the_seat_is_gone()
    {
        var circle = new Circle("ana");
        circle.Join("val", Role.Visitor, Visit(circle));

        Assert.True(May.ReadThing(circle.Roster["val"], "report", circle.Now));
        Assert.False(May.ReadThing(circle.Roster["val"], "letters", circle.Now));
        Assert.False(May.Read(circle.Roster["val"], circle.Now));
        circle.After(Duration.FromDays(10));
        Assert.False(May.ReadThing(circle.Roster["val"], "report", circle.Now));
        circle.Do((roster, now) => roster.SayRaided("ana", now));
        Assert.Null(circle.Roster["val"]);
        Assert.Equal(["report"], circle.Roster.RecordsDue);
        Assert.Contains(circle.Log, entry => entry.What == Happening.VisitEnded && entry.Whom == "val");
    }

    [Fact]
    public void A_visit_needs_a_date_within_a_year_and_is_made_longer_but_not_shorter_by_one_alone()
    {
        var circle = new Circle("ana", "bo");
        circle.Join("val", Role.Visitor, Visit(circle));
        Answer<Change> Give(Roster roster, Instant now, Visit? visit) => roster.ChangeRole("ana", "val", Role.Visitor, visit, now);

        circle.Refuses("Say what the visitor may read, and until when", (roster, now) => Give(roster, now, null))
            .Refuses("Choose a date that is still to come", (roster, now) => Give(roster, now, Visit(circle, 0)))
            .Refuses("Choose a date within a year. It can be renewed then", (roster, now) => Give(roster, now, Visit(circle, 366)))
            .Refuses("A visit can be made longer. To end it, pause this person and propose removal", (roster, now) => Give(roster, now, Visit(circle, 1)))
            .Do((roster, now) => Give(roster, now, Visit(circle, 365)));
    }

    [Fact]
    public void A_lower_role_needs_somebody_else_who_agrees_and_a_member_made_a_visitor_loses_the_key()
    {
        var circle = new Circle("ana", "bo", "cy");
        circle.Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle), now));
        Assert.Equal(Role.Member, circle.RoleOf("bo"));

        circle.Refuses("Somebody else has to agree: nobody is judge of their own proposal", (roster, now) => roster.AgreeToLowerRole("ana", "bo", roster["bo"]?.Lowering?.At ?? default, now))
            .Do((roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
        Assert.Equal(Role.Visitor, circle.RoleOf("bo"));
        Assert.True(circle.Roster.KeysDue);
    }

    [Fact]
    public void A_facilitator_is_made_a_member_by_two_and_keeps_the_key()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo")
            .Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Member, null, now))
            .Do((roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));

        Assert.Equal(Role.Member, circle.RoleOf("bo"));
        Assert.False(circle.Roster.KeysDue);
    }

    [Fact]
    public void It_is_enough_that_the_person_agrees_themselves() => new Circle("ana", "bo").Facilitates("bo")
        .Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Member, null, now))
        .Do((roster, now) => roster.AgreeToLowerRole("bo", "bo", roster["bo"]?.Lowering?.At ?? default, now));

    [Fact]
    public void A_proposed_lower_role_ends_after_seven_days_or_when_who_proposed_it_steps_down()
    {
        const string Gone = "This proposal is not open any more. Whoever wants it can make it again";
        Circle Proposed() => new Circle("ana", "bo", "cy").Facilitates("bo").Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Member, null, now));

        Proposed().After(Lowering.Open).Refuses(Gone, (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
        Proposed().Do((roster, now) => roster.StepDown("ana", now)).Refuses(Gone, (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
    }

    [Fact]
    public void Who_proposed_a_lower_role_alone_takes_it_back()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("cy");
        circle.Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle), now));

        circle.Refuses("Only who proposed this can withdraw it", (roster, now) => roster.WithdrawLowerRole("cy", "bo", now))
            .Do((roster, now) => roster.WithdrawLowerRole("ana", "bo", now))
            .Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
        Assert.Equal(new(Happening.LowerRoleWithdrawn, circle.Now, "ana", "bo", Role.Visitor), circle.Log[^1]);
        Assert.Empty(circle.Roster.Lowerings(circle.Now));
    }

    [Fact]
    public void Who_agrees_agrees_to_what_they_saw_and_not_to_what_is_proposed_instead()
    {
        var circle = new Circle("ana", "bo", "cy");
        circle.Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle), now));
        var seen = circle.Roster["bo"]!.Lowering!.At;
        circle.After(Duration.FromDays(1)).Do((roster, now) => roster.WithdrawLowerRole("ana", "bo", now)).Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle, 1), now));

        circle.Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToLowerRole("cy", "bo", seen, now));
    }

    [Fact]
    public void A_proposed_visit_stays_open_when_who_facilitates_steps_down_or_takes_it_up()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo");
        circle.Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle), now)).Do((roster, now) => roster.StepDown("bo", now));
        Assert.NotNull(circle.Roster["bo"]!.Lowering);
        circle.Facilitates("bo");
        Assert.NotNull(circle.Roster["bo"]!.Lowering);

        Assert.Equal(Role.Visitor, circle.Do((roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]!.Lowering!.At, now)).RoleOf("bo"));
        Assert.Null(circle.Roster["bo"]!.Lowering);
    }

    [Fact]
    public void A_facilitator_proposes_one_lower_role_a_day_which_keeps_nobody_from_pausing()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("cy");
        circle.Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle), now))
            .Refuses("You proposed a lower role for somebody less than a day ago. Another facilitator can do it now", (roster, now) => roster.ChangeRole("ana", "cy", Role.Member, null, now))
            .Do((roster, now) => roster.Pause("ana", "cy", now))
            .After(Duration.FromDays(1)).Do((roster, now) => roster.Lift("ana", "cy", now)).Do((roster, now) => roster.ChangeRole("ana", "cy", Role.Member, null, now));
    }

    [Fact]
    public void A_proposed_visit_is_not_agreed_to_once_it_would_be_over()
    {
        var circle = new Circle("ana", "bo", "cy");
        circle.Do((roster, now) => roster.ChangeRole("ana", "bo", Role.Visitor, Visit(circle, 2), now));

        Assert.Equal(circle.Now + Duration.FromDays(2), Assert.Single(circle.Roster.Lowerings(circle.Now)).Lowering!.Ends);
        circle.After(Duration.FromDays(2)).Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
    }

    [Fact]
    public void A_visit_through_a_day_ends_when_that_day_does_also_on_the_last_there_is()
    {
        Assert.Equal(new Visit("report", Instant.FromUtc(2026, 6, 3, 0, 0)), Weft.Spaces.Visit.Through("report", new(2026, 6, 2)));
        Assert.Equal(Instant.MaxValue, Weft.Spaces.Visit.Through("report", LocalDate.MaxIsoValue).Until);
    }

    [Fact]
    public void The_only_facilitator_is_told_how_to_step_down() => new Circle("ana", "bo")
        .Refuses("You are the only facilitator. Offer it to a member: once they accept, you can step down", (roster, now) => roster.StepDown("ana", now))
        .Facilitates("bo").Do((roster, now) => roster.StepDown("ana", now))
        .Refuses("Only a facilitator can do this", (roster, now) => roster.StepDown("ana", now));

    [Fact]
    public void Members_change_no_roles_and_nobody_is_made_a_facilitator_unasked() => new Circle("ana", "bo", "cy")
        .Refuses("Only a facilitator can do this", (roster, now) => roster.ChangeRole("bo", "cy", Role.Member, null, now))
        .Refuses("Nobody facilitates who did not say yes. Offer it to this person", (roster, now) => roster.ChangeRole("ana", "cy", Role.Facilitator, null, now))
        .Refuses("You cannot change your own role here. You can step down", (roster, now) => roster.ChangeRole("ana", "ana", Role.Member, null, now))
        .Refuses("This person has that role already", (roster, now) => roster.ChangeRole("ana", "bo", Role.Member, null, now));
}
