using NodaTime;

namespace Weft.Spaces;

public class RestoringTests
{
    private static readonly Instant Start = Circle.Start;
    private static readonly Roster First = Restoring.Begin("ana", Circle.Key("ana"), Start).Roster;

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
    public void A_removal_ends_it_and_who_was_removed_does_not_come_back_so()
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

        Assert.True(roster.TurnsKeys(now));
        foreach (var account in (string[])["di", "el"]) Assert.NotNull(roster.TakeBack(account, Circle.Key(account), now).Refusal);
    }
}
