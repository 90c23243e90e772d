using NodaTime;
using Weft.Tasks;

namespace Weft.Spaces;

public class VouchingTests
{
    private const string Nobody = "Nobody vouches for this person any more. Two members who have met them can do it again", Early = "Two members have to vouch, and then a day has to go by",
        Gone = "This proposal is not open any more. Whoever wants it can make it again";

    /// <summary>Ana facilitates; bo lost the way to his account; cy, di and eve are members.</summary>
    private static Circle Proposed() => new Circle("ana", "bo", "cy", "di", "eve").Do((roster, now) => roster.ProposeVouch("cy", "bo", now));

    private static Circle Agreed() => Proposed().After(Duration.FromHours(1)).Do((roster, now) => roster.AgreeToVouch("di", "bo", now));

    private static Circle Ripe() => Agreed().After(Vouch.Wait);

    private static Answer<Change> Make(Roster roster, Instant now) => Make(roster, "cy", now);

    private static Answer<Change> Make(Roster roster, string by, Instant now) => roster.Invite(Wish(by), now).Try(out var made, out var refusal) ? made.Change : refusal;

    private static Invitation Wish(string by, string lost = "bo") => new() { Id = "back", By = by, At = default, Role = Role.Member, For = lost };

    private static Answer<Change> ComeBack(Roster roster, Instant now) => ComeBack(roster, "bo'", now);

    private static Answer<Change> ComeBack(Roster roster, string account, Instant now) => Use(roster, roster.Invite(Wish("cy"), now).Given!.Invitation, account, now);

    private static Answer<Change> Use(Roster roster, Invitation invitation, string account, Instant now) =>
        roster.Accept(invitation, account, Circle.Key(account), now).Try(out var back, out var refusal) ? back.Change : refusal;

    [Fact]
    public void Two_vouch_a_day_goes_by_and_the_seat_goes_to_a_new_account()
    {
        var circle = Ripe().Do(ComeBack);

        var seat = circle.Roster["bo'"]!;
        Assert.Equal((Role.Member, Circle.Key("bo'"), "bo"), (seat.Role, seat.PublicKey, Assert.Single(seat.Before)));
        Assert.Null(circle.Roster["bo"]);
        Assert.True(circle.Roster.KeysDue);
        Assert.Equal(new LogEntry(Happening.CameBack, circle.Now, "bo'", "bo", Role.Member), circle.Log[^1]);
    }

    [Fact]
    public void What_the_old_account_took_on_is_the_new_ones()
    {
        var work = new Undertaking { Owner = "bo" };
        var circle = Ripe().Do(ComeBack);

        Assert.Equal("bo'", work.OwnerIn(circle.Roster));
        Assert.True(work.HandBack(circle.Roster, "bo'", circle.Now).Try(out _, out _));
        Assert.Null(work.OwnerIn(circle.Do((roster, now) => roster.Leave("bo'", now)).Roster));
    }

    [Fact]
    public void Who_lost_a_second_account_keeps_both()
    {
        var circle = Ripe().Do(ComeBack).Do((roster, now) => roster.ProposeVouch("ana", "bo'", now)).After(Duration.FromHours(1)).Do((roster, now) => roster.AgreeToVouch("eve", "bo'", now)).After(Vouch.Wait)
            .Do((roster, now) => Use(roster, roster.Invite(Wish("ana", "bo'"), now).Given!.Invitation, "bo''", now));

        Assert.Equal(["bo", "bo'"], circle.Roster["bo''"]!.Before);
        Assert.Equal("bo''", circle.Roster.SeatOf("bo")!.Account);
    }

    [Fact]
    public void A_lost_account_that_was_found_and_invited_again_is_somebody_else()
    {
        var circle = Ripe().Do(ComeBack).Join("bo");

        Assert.Equal(("bo", "bo'"), (circle.Roster.SeatOf("bo")!.Account, circle.Roster.SeatOf("bo'")!.Account));
        Assert.Equal(["bo'"], circle.Roster.AccountsOf(circle.Roster["bo'"]!));

        // And lost again, it belongs to the seat that it had last.
        circle.Do((roster, now) => roster.ProposeVouch("cy", "bo", now)).After(Duration.FromHours(1)).Do((roster, now) => roster.AgreeToVouch("di", "bo", now)).After(Vouch.Wait).Do((roster, now) => ComeBack(roster, "bo''", now));
        Assert.Equal("bo''", circle.Roster.SeatOf("bo")!.Account);
        Assert.Empty(circle.Roster["bo'"]!.Before);
    }

    [Fact]
    public void One_alone_is_not_enough_nor_is_a_day_less_a_moment() => Proposed()
        .After(Vouch.Wait).Refuses(Early, Make)
        .Refuses("Somebody else has to agree: nobody is judge of their own proposal", (roster, now) => roster.AgreeToVouch("cy", "bo", now))
        .Do((roster, now) => roster.AgreeToVouch("di", "bo", now)).After(Vouch.Wait - Duration.Epsilon).Refuses(Early, Make)
        .After(Duration.Epsilon).Do(Make);

    [Fact]
    public void Nobody_vouches_for_themselves_or_with_a_voice_that_came_later() => new Circle("ana", "bo", "cy")
        .Refuses("Nobody vouches for themselves", (roster, now) => roster.ProposeVouch("bo", "bo", now))
        .Do((roster, now) => roster.ProposeVouch("cy", "bo", now))
        .Refuses("Somebody vouches for them already. You can vouch, too", (roster, now) => roster.ProposeVouch("ana", "bo", now))
        .Refuses("Somebody else has to agree: nobody is judge of their own proposal", (roster, now) => roster.AgreeToVouch("bo", "bo", now))
        .After(Duration.FromHours(1)).Join("mal")
        .Refuses("You joined after this was proposed. Somebody who was here before has to agree", (roster, now) => roster.AgreeToVouch("mal", "bo", now))
        .Do((roster, now) => roster.AgreeToVouch("ana", "bo", now))
        .Refuses("Two vouch for them already", (roster, now) => roster.AgreeToVouch("mal", "bo", now));

    [Fact]
    public void Two_in_a_space_of_two_have_nobody_else() => new Circle("ana", "bo")
        .Refuses("This needs two members beside the one who cannot sign in any more. Invite them anew instead", (roster, now) => roster.ProposeVouch("ana", "bo", now));

    [Fact]
    public void Only_who_vouches_makes_the_invitation() => Ripe()
        .Refuses(Nobody, (roster, now) => Make(roster, "ana", now)).Refuses(Nobody, (roster, now) => Make(roster, "eve", now))
        .Do((roster, now) => Make(roster, "di", now));

    [Theory]
    [InlineData("bo")]
    [InlineData("cy")]
    [InlineData("di")]
    [InlineData("ana")]
    public void Who_has_the_account_who_vouches_and_who_facilitates_each_end_it(string who)
    {
        var circle = Ripe();
        var made = circle.Roster.Invite(Wish("cy"), circle.Now).Given!.Invitation;

        circle.Refuses("Only who vouches, or a facilitator, can do this", (roster, now) => roster.EndVouch("eve", "bo", now))
            .Do((roster, now) => roster.EndVouch(who, "bo", now))
            .Refuses(Nobody, (roster, now) => Use(roster, made, "bo'", now)).Refuses(Nobody, Make).Refuses(Gone, (roster, now) => roster.AgreeToVouch("di", "bo", now));
    }

    [Theory]
    [InlineData("bo")]
    [InlineData("cy")]
    [InlineData("di")]
    public void A_pause_of_any_of_the_three_ends_it_and_it_does_not_come_back(string who)
    {
        var circle = Ripe();
        var made = circle.Roster.Invite(Wish("cy"), circle.Now).Given!.Invitation;

        circle.Do((roster, now) => roster.Pause("ana", who, now)).Do((roster, now) => roster.Lift("ana", who, now)).Refuses(Nobody, (roster, now) => Use(roster, made, "bo'", now));
        Assert.Null(circle.Roster["bo"]!.Vouch);
    }

    [Fact]
    public void An_invitation_of_an_earlier_vouching_is_good_for_nothing_in_a_later_one()
    {
        var circle = Ripe();
        var earlier = (circle.Roster.Invite(Wish("cy") with { OnPaper = true }, circle.Now).Given!).Invitation;

        circle.Do((roster, now) => roster.EndVouch("bo", "bo", now)).Do((roster, now) => roster.ProposeVouch("cy", "bo", now)).After(Duration.FromHours(1)).Do((roster, now) => roster.AgreeToVouch("eve", "bo", now)).After(Vouch.Wait)
            .Refuses(Early, (roster, now) => Use(roster, earlier, "bo'", now)).Do(ComeBack);
    }

    [Fact]
    public void It_ends_when_one_of_the_two_leaves() => Ripe().Do((roster, now) => roster.Leave("di", now)).Refuses(Nobody, Make);

    [Fact]
    public void Nobody_vouches_for_who_is_paused_or_visits()
    {
        var circle = new Circle("ana", "bo", "cy", "di").Join("vis", Role.Visitor, new("report", Circle.Start + Duration.FromDays(9))).Do((roster, now) => roster.Pause("ana", "bo", now));

        circle.Refuses("Only for a member who is not paused", (roster, now) => roster.ProposeVouch("cy", "bo", now))
            .Refuses("Only for a member who is not paused", (roster, now) => roster.ProposeVouch("cy", "vis", now))
            .Refuses("Only a member who is not paused can do this", (roster, now) => roster.ProposeVouch("vis", "di", now))
            .Refuses("Only a member who is not paused can do this", (roster, now) => roster.ProposeVouch("bo", "di", now))
            .Refuses("This person has no seat in this space any more", (roster, now) => roster.ProposeVouch("cy", "nobody", now));
    }

    [Fact]
    public void The_second_has_seven_days_and_the_two_have_fourteen_after_the_wait()
    {
        Proposed().After(Vouch.Open - Duration.Epsilon).Do((roster, now) => roster.AgreeToVouch("di", "bo", now));
        Proposed().After(Vouch.Open).Refuses(Gone, (roster, now) => roster.AgreeToVouch("di", "bo", now));
        Ripe().After(Vouch.Ready - Duration.Epsilon).Do(Make).Do(ComeBack);
        Ripe().After(Vouch.Ready).Refuses(Nobody, Make);
    }

    [Fact]
    public void An_invitation_for_a_seat_seats_one_and_only_who_has_none_here_and_was_not_sent_away()
    {
        var sentAway = Ripe().Do((roster, now) => roster.Pause("ana", "eve", now)).Do((roster, now) => roster.ProposeRemoval("ana", "eve", now)).Do((roster, now) => roster.AgreeToRemoval("cy", "eve", now));
        sentAway.Refuses("This account was removed from this space. A facilitator can invite it", (roster, now) => ComeBack(roster, "eve", now))
            .Refuses("You have a seat in this space already. The invitation is still good for somebody else", (roster, now) => ComeBack(roster, "ana", now));
        var made = sentAway.Roster.Invite(Wish("cy"), sentAway.Now).Given!.Invitation;

        sentAway.Do((roster, now) => Use(roster, made, "bo'", now)).Refuses(Nobody, (roster, now) => Use(roster, made, "mal", now));
    }

    [Fact]
    public void A_facilitator_comes_back_as_a_member()
    {
        var circle = new Circle("ana", "bo", "cy").Do((roster, now) => roster.ProposeVouch("bo", "ana", now)).After(Duration.FromHours(1)).Do((roster, now) => roster.AgreeToVouch("cy", "ana", now)).After(Vouch.Wait)
            .Do((roster, now) => Use(roster, roster.Invite(Wish("bo", "ana"), now).Given!.Invitation, "ana'", now));

        Assert.Equal(Role.Member, circle.RoleOf("ana'"));
        Assert.Empty(circle.Roster.Facilitators(circle.Now));
    }
}
