using NodaTime;

namespace Weft.Spaces;

public class ChoosingTests
{
    private static Circle Left(params string[] accounts) => new Circle(["ana", .. accounts]).Do((roster, now) => roster.Leave("ana", now));

    [Fact]
    public void One_who_is_left_chooses_themselves()
    {
        var circle = Left("bo").Do((roster, now) => roster.ProposeFacilitator("bo", "bo", now));

        Assert.Equal(Role.Facilitator, circle.RoleOf("bo"));
        Assert.Equal(new(Happening.RoleChanged, circle.Now, null, "bo", Role.Facilitator), circle.Log[^1]);
    }

    [Fact]
    public void Two_have_to_agree_both()
    {
        var circle = Left("bo", "cy").Do((roster, now) => roster.ProposeFacilitator("bo", "bo", now));
        Assert.Equal(Role.Member, circle.RoleOf("bo"));
        Assert.Equal(Role.Facilitator, circle.Do((roster, now) => roster.AgreeToFacilitator("cy", "bo", now)).RoleOf("bo"));
    }

    [Fact]
    public void More_than_half_of_four_are_three_and_the_chosen_one_has_to_be_among_them()
    {
        var circle = Left("bo", "cy", "di", "el").Do((roster, now) => roster.ProposeFacilitator("bo", "cy", now))
            .Refuses("You have agreed already", (roster, now) => roster.AgreeToFacilitator("bo", "cy", now))
            .Do((roster, now) => roster.AgreeToFacilitator("di", "cy", now)).Do((roster, now) => roster.AgreeToFacilitator("el", "cy", now));
        Assert.Equal(Role.Member, circle.RoleOf("cy"));
        Assert.Equal(Role.Facilitator, circle.Do((roster, now) => roster.AgreeToFacilitator("cy", "cy", now)).RoleOf("cy"));
    }

    [Fact]
    public void When_somebody_leaves_the_votes_of_the_others_may_be_enough()
    {
        var circle = Left("bo", "cy", "di", "el").Do((roster, now) => roster.ProposeFacilitator("bo", "bo", now))
            .Do((roster, now) => roster.AgreeToFacilitator("cy", "bo", now));
        Assert.Equal((3, 4), circle.Roster.Majority(circle.Now));
        Assert.Equal(Role.Facilitator, circle.Do((roster, now) => roster.Leave("el", now)).RoleOf("bo"));
    }

    [Fact]
    public void The_members_choose_when_all_facilitators_fell_silent()
    {
        var circle = new Circle("ana", "bo", "cy").After(Duration.FromDays(200));
        Assert.Empty(circle.Roster.Facilitators(circle.Now));
        circle.Do((roster, now) => roster.ProposeFacilitator("bo", "cy", now)).Do((roster, now) => roster.AgreeToFacilitator("cy", "cy", now));
        Assert.Equal(Role.Facilitator, circle.RoleOf("cy"));
    }

    [Fact]
    public void When_all_facilitators_are_silent_for_sixty_days_those_who_are_here_choose_and_wait_for_nobody()
    {
        var circle = new Circle("ana", "bo", "cy", "di", "el").Facilitates("bo").After(Duration.FromDays(50)).Do((roster, now) => roster.NotePresence("cy", now))
            .After(Duration.FromDays(8)).Do((roster, now) => roster.ProposeFacilitator("cy", "cy", now));
        Assert.Equal((3, 5), circle.Roster.Majority(circle.Now));
        Assert.False(circle.Roster.IsLedByNobodyHere(circle.Now));

        circle.After(Duration.FromDays(2));
        Assert.True(circle.Roster.IsLedByNobodyHere(circle.Now));
        Assert.Equal((1, 1), circle.Roster.Majority(circle.Now));
        // Not by itself: who said yes says it again.
        Assert.Equal(Role.Member, circle.Do((roster, now) => roster.NotePresence("cy", now)).RoleOf("cy"));
        circle.Do((roster, now) => roster.AgreeToFacilitator("cy", "cy", now));
        Assert.Equal((Role.Facilitator, Role.Facilitator), (circle.RoleOf("cy"), circle.RoleOf("ana")));
    }

    [Fact]
    public void Of_two_the_one_who_is_left_goes_on_when_the_other_who_facilitates_does_not_come_any_more()
    {
        var circle = new Circle("ana", "bo").After(Duration.FromDays(58)).Do((roster, now) => roster.ProposeFacilitator("bo", "bo", now))
            .Refuses("You have agreed already", (roster, now) => roster.AgreeToFacilitator("bo", "bo", now));
        Assert.Equal(Role.Member, circle.RoleOf("bo"));

        circle.After(Duration.FromDays(1)).Do((roster, now) => roster.AgreeToFacilitator("bo", "bo", now));

        Assert.Equal(Role.Facilitator, circle.RoleOf("bo"));
    }

    [Fact]
    public void A_facilitator_who_comes_is_awaited_and_so_are_all_others()
    {
        var circle = new Circle("ana", "bo", "cy").After(Duration.FromDays(70)).Do((roster, now) => roster.NotePresence("ana", now));
        circle.Do((roster, now) => roster.ProposeFacilitator("bo", "bo", now));

        Assert.Equal((2, 3), circle.Roster.Majority(circle.Now));
        Assert.Equal(Role.Member, circle.RoleOf("bo"));
    }

    [Fact]
    public void Of_whom_nothing_was_noted_counting_begins_with_the_next_who_comes()
    {
        var circle = new Circle("ana", "bo");
        var roster = circle.Roster with { Seats = circle.Roster.Seats.Select(seat => seat with { Seen = null }).ToValueList() };
        var later = circle.Now + Duration.FromDays(100);
        Assert.Equal((2, 2), roster.Majority(later));

        roster = roster.NotePresence("bo", later).Given!.Roster;

        Assert.False(roster["ana"]!.IsSilent(later + Duration.FromDays(59)));
        Assert.True(roster["ana"]!.IsSilent(later + Duration.FromDays(60)));
        Assert.True(roster["bo"]!.IsToBeNoted(later + Duration.FromDays(7)));
        Assert.False(roster["bo"]!.IsToBeNoted(later + Duration.FromDays(6)));
    }

    [Fact]
    public void Whoever_is_alone_in_charge_can_be_relieved()
    {
        var circle = new Circle("mal", "bo", "cy", "di").Do((roster, now) => roster.ProposeFacilitator("bo", "bo", now))
            .Do((roster, now) => roster.Pause("mal", "di", now)).Do((roster, now) => roster.AgreeToFacilitator("cy", "bo", now));
        Assert.Equal(Role.Facilitator, circle.RoleOf("bo"));
        circle.Do((roster, now) => roster.Pause("bo", "mal", now)).Do((roster, now) => roster.ProposeRemoval("bo", "mal", now))
            .Do((roster, now) => roster.AgreeToRemoval("cy", "mal", now));
        Assert.Null(circle.Roster["mal"]);
    }

    [Fact]
    public void A_proposal_ends_after_fourteen_days_or_when_who_made_it_is_paused()
    {
        const string Gone = "This proposal is not open any more. Whoever wants it can make it again";
        Left("bo", "cy", "di").Do((roster, now) => roster.ProposeFacilitator("bo", "cy", now)).After(Candidacy.Open)
            .Refuses(Gone, (roster, now) => roster.AgreeToFacilitator("cy", "cy", now))
            .Do((roster, now) => roster.ProposeFacilitator("di", "cy", now));
        new Circle("ana", "bo", "cy", "di").Do((roster, now) => roster.ProposeFacilitator("bo", "cy", now))
            .Do((roster, now) => roster.Pause("ana", "bo", now)).Do((roster, now) => roster.Lift("ana", "bo", now))
            .Refuses(Gone, (roster, now) => roster.AgreeToFacilitator("cy", "cy", now));
    }

    [Fact]
    public void Visitors_neither_choose_nor_are_chosen()
    {
        var circle = new Circle("ana", "bo");
        circle.Join("val", Role.Visitor, new("report", circle.Now + Duration.FromDays(9)))
            .Refuses("Only a member who is not paused can do this", (roster, now) => roster.ProposeFacilitator("val", "bo", now))
            .Refuses("Only a member who is not paused can become a facilitator", (roster, now) => roster.ProposeFacilitator("bo", "val", now));
        Assert.Equal((2, 2), circle.Roster.Majority(circle.Now));
    }
}
