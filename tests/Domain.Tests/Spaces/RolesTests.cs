using NodaTime;

namespace Weft.Spaces;

public class RolesTests
{
    private static Visit Visit(Circle circle, int days = 10) => new("report", circle.Now + Duration.FromDays(days));

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
    public void One_alone_makes_a_visit_longer_up_to_a_year()
    {
        var circle = new Circle("ana", "bo");
        circle.Join("val", Role.Visitor, Visit(circle)).Do((roster, now) => roster.LengthenVisit("ana", "val", now));
        Assert.Equal(Visit(circle, 10 + Weft.Spaces.Visit.UsualDays), circle.Roster["val"]!.Visit);

        while (circle.Roster["val"]!.Visit!.Until + Duration.FromDays(Weft.Spaces.Visit.UsualDays) <= Terms.Latest(circle.Now))
            circle.Do((roster, now) => roster.LengthenVisit("ana", "val", now));
        circle.Refuses("Choose a date within a year. It can be renewed then", (roster, now) => roster.LengthenVisit("ana", "val", now))
            .Refuses("Only a facilitator can do this", (roster, now) => roster.LengthenVisit("bo", "val", now))
            .Refuses("This person is no visitor any more", (roster, now) => roster.LengthenVisit("ana", "bo", now))
            .Refuses("This person has no seat in this space any more", (roster, now) => roster.LengthenVisit("ana", "cy", now))
            .Do((roster, now) => roster.Pause("ana", "val", now))
            .Refuses("This person is paused. Wait until that has ended", (roster, now) => roster.LengthenVisit("ana", "val", now));
    }

    [Fact]
    public void A_facilitator_is_made_a_member_by_two_and_keeps_the_key()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo")
            .Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now))
            .Refuses("Somebody else has to agree: nobody is judge of their own proposal", (roster, now) => roster.AgreeToLowerRole("ana", "bo", roster["bo"]?.Lowering?.At ?? default, now));
        Assert.Equal(Role.Facilitator, circle.RoleOf("bo"));

        circle.Refuses("A lower role was proposed already. Another member has to agree to it", (roster, now) => roster.ProposeLowerRole("ana", "bo", now))
            .Do((roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));

        Assert.Equal(Role.Member, circle.RoleOf("bo"));
        Assert.False(circle.Roster.KeysDue);
    }

    [Fact]
    public void It_is_enough_that_the_person_agrees_themselves() => new Circle("ana", "bo").Facilitates("bo")
        .Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now))
        .Do((roster, now) => roster.AgreeToLowerRole("bo", "bo", roster["bo"]?.Lowering?.At ?? default, now));

    [Fact]
    public void A_proposed_lower_role_ends_after_seven_days_or_when_who_proposed_it_steps_down()
    {
        const string Gone = "This proposal is not open any more. Whoever wants it can make it again";
        Circle Proposed() => new Circle("ana", "bo", "cy").Facilitates("bo").Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now));

        Proposed().After(Lowering.Open).Refuses(Gone, (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
        Proposed().Do((roster, now) => roster.StepDown("ana", now)).Refuses(Gone, (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
    }

    [Fact]
    public void Who_proposed_a_lower_role_alone_takes_it_back()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo").Facilitates("cy").Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now));

        circle.Refuses("Only who proposed this can withdraw it", (roster, now) => roster.WithdrawLowerRole("cy", "bo", now))
            .Do((roster, now) => roster.WithdrawLowerRole("ana", "bo", now))
            .Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToLowerRole("cy", "bo", roster["bo"]?.Lowering?.At ?? default, now));
        Assert.Equal(new(Happening.LowerRoleWithdrawn, circle.Now, "ana", "bo", Role.Member), circle.Log[^1]);
        Assert.Empty(circle.Roster.Lowerings(circle.Now));
    }

    [Fact]
    public void Who_agrees_agrees_to_what_they_saw_and_not_to_what_is_proposed_instead()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo").Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now));
        var seen = circle.Roster["bo"]!.Lowering!.At;
        circle.After(Duration.FromDays(1)).Do((roster, now) => roster.WithdrawLowerRole("ana", "bo", now)).Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now));

        circle.Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToLowerRole("cy", "bo", seen, now));
    }

    [Fact]
    public void A_facilitator_proposes_one_lower_role_a_day_which_keeps_nobody_from_pausing()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo").Facilitates("cy");
        circle.Do((roster, now) => roster.ProposeLowerRole("ana", "bo", now))
            .Refuses("You proposed a lower role for somebody less than a day ago. Another facilitator can do it now", (roster, now) => roster.ProposeLowerRole("ana", "cy", now))
            .Do((roster, now) => roster.Pause("ana", "cy", now))
            .After(Duration.FromDays(1)).Do((roster, now) => roster.Lift("ana", "cy", now)).Do((roster, now) => roster.ProposeLowerRole("ana", "cy", now));
    }

    [Fact]
    public void That_a_member_becomes_a_visitor_was_proposed_before_and_nobody_agrees_to_it()
    {
        var circle = new Circle("ana", "bo", "cy").Facilitates("bo");
        foreach (var whom in (string[])["bo", "cy"])
        {
            var stored = circle.Roster with { Seats = circle.Roster.Seats.Select(seat => seat.Account == whom ? seat with { Lowering = new("ana", circle.Now, Role.Visitor) } : seat).ToValueList() };
            Assert.Null(stored.Settle(circle.Now).Roster[whom]!.Lowering);
            Assert.NotNull(stored.AgreeToLowerRole("cy", whom, circle.Now, circle.Now).Refusal);
            Assert.Equal(circle.RoleOf(whom), stored.Settle(circle.Now).Roster[whom]!.RoleAt(circle.Now));
        }
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
    public void Members_change_no_roles_and_only_a_facilitator_who_is_there_has_a_lower_one() => new Circle("ana", "bo", "cy")
        .Refuses("Only a facilitator can do this", (roster, now) => roster.ProposeLowerRole("bo", "cy", now))
        .Refuses("This person has no seat in this space any more", (roster, now) => roster.ProposeLowerRole("ana", "di", now))
        .Refuses("You cannot change your own role here. You can step down", (roster, now) => roster.ProposeLowerRole("ana", "ana", now))
        .Refuses("This person does not facilitate", (roster, now) => roster.ProposeLowerRole("ana", "bo", now))
        .Do((roster, now) => roster.Pause("ana", "bo", now))
        .Refuses("This person is paused. Wait until that has ended", (roster, now) => roster.ProposeLowerRole("ana", "bo", now));
}
