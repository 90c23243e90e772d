using NodaTime;

namespace Weft.Spaces;

public class RestoringTests
{
    private static readonly Instant Start = Circle.Start;
    private static readonly Roster First = Restoring.Begin("ana", Circle.Key("ana"), holders: 5, Start).Roster;

    [Fact]
    public void Who_holds_the_key_takes_a_members_seat_and_the_key_is_not_turned_meanwhile()
    {
        var both = First.TakeBack("bo", Circle.Key("bo"), Start + Duration.FromDays(29)).Given!;

        Assert.Equal(["ana", "bo"], both.Roster.Seats.Select(seat => seat.Account));
        Assert.All(both.Roster.Seats, seat => Assert.Equal(Role.Member, seat.Role));
        Assert.False(both.Roster.TurnsKeys(Start + Duration.FromDays(29)));
        Assert.True(both.Roster.TurnsKeys(Start + Restoring.Open));
    }

    [Fact]
    public void Nobody_takes_a_seat_twice_or_after_thirty_days_or_in_a_space_that_was_not_lost()
    {
        Assert.NotNull(First.TakeBack("ana", Circle.Key("ana"), Start).Refusal);
        Assert.NotNull(First.TakeBack("bo", Circle.Key("bo"), Start + Restoring.Open).Refusal);
        Assert.NotNull(new Circle("ana").Roster.TakeBack("bo", Circle.Key("bo"), Start).Refusal);
    }

    [Fact]
    public void When_all_who_came_have_left_again_the_next_who_holds_the_key_takes_a_seat_whenever_it_is()
    {
        var empty = First.Leave("ana", Start).Given!.Roster;

        Assert.Equal("bo", empty.TakeBack("bo", Circle.Key("bo"), Start + Duration.FromDays(90)).Given!.Roster.Seats.Single().Account);
    }

    [Fact]
    public void A_removal_turns_no_key_and_shuts_out_nobody_but_who_was_removed()
    {
        var now = Start + Duration.FromHours(1);
        var roster = First;
        foreach (var account in (string[])["bo", "cy", "di"]) roster = roster.TakeBack(account, Circle.Key(account), now).Given!.Roster;
        roster = roster.ProposeFacilitator("ana", "ana", now).Given!.Roster;
        foreach (var account in (string[])["bo", "cy"]) roster = roster.AgreeToFacilitator(account, "ana", now).Given!.Roster;
        now += Duration.FromHours(1);
        roster = roster.Pause("ana", "di", now).Given!.Roster;
        roster = roster.ProposeRemoval("ana", "di", now).Given!.Roster;
        roster = roster.AgreeToRemoval("bo", "di", now).Given!.Roster;

        Assert.False(roster.TurnsKeys(now));
        Assert.NotNull(roster.TakeBack("di", Circle.Key("di"), now).Refusal);
        Assert.NotNull(roster.TakeBack("el", Circle.Key("el"), now).Given);
    }

    [Fact]
    public void Nobody_becomes_facilitator_without_more_than_half_of_those_who_held_the_key()
    {
        var roster = First.ProposeFacilitator("ana", "ana", Start).Given!.Roster;
        Assert.Equal(Role.Member, roster["ana"]!.RoleAt(Start));
        Assert.Equal((3, 5), roster.Majority(Start));
        foreach (var account in (string[])["bo", "cy"])
        {
            Assert.Equal(Role.Member, roster["ana"]!.RoleAt(Start));
            roster = roster.TakeBack(account, Circle.Key(account), Start).Given!.Roster.AgreeToFacilitator(account, "ana", Start).Given!.Roster;
        }
        Assert.Equal(Role.Facilitator, roster["ana"]!.RoleAt(Start));
    }
}
