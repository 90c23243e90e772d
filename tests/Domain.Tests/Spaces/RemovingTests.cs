using NodaTime;

namespace Weft.Spaces;

public class RemovingTests
{
    private const string Alone = "Somebody else has to agree: nobody is judge of their own proposal";

    private static Circle Proposed() => new Circle("ana", "bo", "cy", "di")
        .Do((roster, now) => roster.Pause("ana", "bo", now)).Do((roster, now) => roster.ProposeRemoval("ana", "bo", now));

    [Fact]
    public void A_second_member_agrees_and_access_ends_and_the_keys_turn()
    {
        var circle = Proposed();
        Assert.False(circle.Roster.KeysDue);
        circle.Do((roster, now) => roster.AgreeToRemoval("cy", "bo", now));

        Assert.Null(circle.Roster["bo"]);
        Assert.True(circle.Roster.KeysDue);
        Assert.Equal(new(Happening.Removed, circle.Now, "cy", "bo"), circle.Log[^1]);
        Assert.False(circle.Do((roster, now) => roster.TurnKeys("cy", now)).Roster.KeysDue);
    }

    [Fact]
    public void Neither_who_paused_nor_who_is_paused_nor_an_outsider_can_be_the_second() => Proposed()
        .Refuses(Alone, (roster, now) => roster.AgreeToRemoval("ana", "bo", now))
        .Refuses("Only a member who is not paused can do this", (roster, now) => roster.AgreeToRemoval("bo", "bo", now))
        .Refuses("Only a member who is not paused can do this", (roster, now) => roster.AgreeToRemoval("nobody", "bo", now));

    [Fact]
    public void Nobody_invites_a_second_voice_after_the_pause() => Proposed().After(Duration.FromHours(1)).Join("eve")
        .Refuses("You joined after this pause began. Somebody who was here before has to agree", (roster, now) => roster.AgreeToRemoval("eve", "bo", now));

    [Fact]
    public void After_seven_days_nobody_can_agree_any_more() => Proposed().After(Pause.Longest)
        .Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToRemoval("cy", "bo", now))
        .Refuses("Pause this person first. Then a removal can be proposed", (roster, now) => roster.ProposeRemoval("ana", "bo", now));

    [Fact]
    public void The_proposal_of_somebody_who_is_paused_lapses_and_does_not_come_back()
    {
        var circle = new Circle("mal", "bo", "cy", "di").Facilitates("di")
            .Do((roster, now) => roster.Pause("mal", "bo", now)).Do((roster, now) => roster.ProposeRemoval("mal", "bo", now))
            .Do((roster, now) => roster.Pause("di", "mal", now)).Do((roster, now) => roster.Lift("di", "mal", now));

        circle.Refuses("This proposal is not open any more. Whoever wants it can make it again", (roster, now) => roster.AgreeToRemoval("cy", "bo", now));
        Assert.Null(circle.RoleOf("bo"));
    }

    [Fact]
    public void Another_facilitator_goes_on_once_who_paused_has_left() => new Circle("ana", "bo", "cy", "di").Facilitates("di")
        .Do((roster, now) => roster.Pause("ana", "bo", now))
        .Refuses("Only who paused this person can do this", (roster, now) => roster.ProposeRemoval("di", "bo", now))
        .Do((roster, now) => roster.Leave("ana", now))
        .Do((roster, now) => roster.ProposeRemoval("di", "bo", now))
        .Refuses(Alone, (roster, now) => roster.AgreeToRemoval("di", "bo", now))
        .Do((roster, now) => roster.AgreeToRemoval("cy", "bo", now));

    [Fact]
    public void Who_paused_is_no_second_voice_even_when_another_proposes() => new Circle("ana", "bo", "cy", "di").Facilitates("di")
        .Do((roster, now) => roster.Pause("ana", "bo", now)).Do((roster, now) => roster.StepDown("ana", now))
        .Do((roster, now) => roster.ProposeRemoval("di", "bo", now))
        .Refuses(Alone, (roster, now) => roster.AgreeToRemoval("ana", "bo", now));

    [Fact]
    public void Who_was_removed_comes_back_by_invitation_and_the_log_says_so_for_ninety_days()
    {
        var circle = Proposed().Do((roster, now) => roster.AgreeToRemoval("cy", "bo", now)).After(LogEntry.Kept - Duration.Epsilon);
        Assert.Equal(Happening.JoinedAgain, circle.Join("bo").Log[^1].What);
        Assert.Equal(Role.Member, circle.RoleOf("bo"));

        var later = Proposed().Do((roster, now) => roster.AgreeToRemoval("cy", "bo", now)).After(LogEntry.Kept);
        Assert.Equal(Happening.Joined, later.Join("bo").Log[^1].What);
        Assert.Empty(later.Roster.Removed);
    }

    [Fact]
    public void Who_is_paused_can_still_leave_and_who_leaves_cannot_turn_the_keys()
    {
        var circle = Proposed().Do((roster, now) => roster.Leave("bo", now));

        Assert.True(circle.Roster.KeysDue);
        circle.Refuses("Only a member who is not paused can do this", (roster, now) => roster.TurnKeys("bo", now))
            .Refuses("This person has no seat in this space any more", (roster, now) => roster.Leave("bo", now));
    }
}
