using NodaTime;

namespace Weft.Spaces;

public class PausingTests
{
    private static Duration Days(double days) => Duration.FromDays(days);

    [Fact]
    public void Who_is_paused_may_read_nothing_until_seven_days_are_over()
    {
        var circle = new Circle("ana", "bo", "cy").Do((roster, now) => roster.Pause("ana", "bo", now));

        Assert.False(May.Read(circle.Roster["bo"], circle.Now));
        Assert.DoesNotContain(circle.Roster.Active(circle.Now), seat => seat.Account == "bo");
        Assert.Null(circle.After(Days(7) - Duration.Epsilon).RoleOf("bo"));
        Assert.Equal(Role.Member, circle.After(Duration.Epsilon).RoleOf("bo"));
    }

    [Fact]
    public void A_pause_that_lapsed_stands_in_the_log_once_and_with_its_own_date()
    {
        var circle = new Circle("ana", "bo", "cy").Do((roster, now) => roster.Pause("ana", "bo", now));
        var end = circle.Now + Days(7);
        circle.After(Days(9)).Do((roster, now) => roster.SayRaided("ana", now)).After(Noting.RaidedFor).Do((roster, now) => roster.SayRaided("ana", now));

        Assert.Equal(new(Happening.PauseLapsed, end, null, "bo"), Assert.Single(circle.Log, entry => entry.What == Happening.PauseLapsed));
    }

    [Fact]
    public void Two_facilitators_pause_each_other_and_the_first_wins() => new Circle("ana", "bo", "cy").Facilitates("bo")
        .Do((roster, now) => roster.Pause("ana", "bo", now))
        .Refuses("Only a facilitator can do this", (roster, now) => roster.Pause("bo", "ana", now));

    [Fact]
    public void Only_facilitators_pause_and_nobody_pauses_themselves() => new Circle("ana", "bo", "cy")
        .Refuses("Only a facilitator can do this", (roster, now) => roster.Pause("bo", "cy", now))
        .Refuses("Only a facilitator can do this", (roster, now) => roster.Pause("nobody", "cy", now))
        .Refuses("You cannot pause yourself. You can step down, or leave", (roster, now) => roster.Pause("ana", "ana", now))
        .Refuses("This person has no seat in this space any more", (roster, now) => roster.Pause("ana", "nobody", now));

    [Fact]
    public void An_infiltrator_cannot_pause_everybody_one_after_the_other()
    {
        const string Another = "You have paused somebody already. While that goes on, only another facilitator can pause somebody else";
        const string Slowly = "You paused somebody less than a day ago. Another facilitator can do it now";
        const string Again = "You paused this person less than 30 days ago. If it is needed again, another facilitator has to do it";
        new Circle("mal", "bo", "cy", "di").Facilitates("bo")
            .Do((roster, now) => roster.Pause("mal", "cy", now))
            .After(Days(2)).Refuses(Another, (roster, now) => roster.Pause("mal", "di", now))
            .Do((roster, now) => roster.Lift("mal", "cy", now))
            .Refuses(Again, (roster, now) => roster.Pause("mal", "cy", now))
            .Do((roster, now) => roster.Pause("mal", "di", now))
            .Do((roster, now) => roster.Lift("mal", "di", now))
            .Refuses(Slowly, (roster, now) => roster.Pause("mal", "bo", now))
            .After(Days(27)).Refuses(Again, (roster, now) => roster.Pause("mal", "cy", now))
            .Do((roster, now) => roster.Pause("bo", "mal", now))
            .Refuses("Only a facilitator can do this", (roster, now) => roster.Pause("mal", "bo", now));
    }

    [Fact]
    public void A_person_can_be_paused_again_by_the_same_facilitator_after_thirty_days() => new Circle("ana", "bo", "cy")
        .Do((roster, now) => roster.Pause("ana", "bo", now)).After(Days(37))
        .Do((roster, now) => roster.Pause("ana", "bo", now));

    [Fact]
    public void A_pause_is_lifted_by_who_made_it_or_by_another_once_that_one_is_paused_too() => new Circle("mal", "bo", "cy").Facilitates("bo")
        .Do((roster, now) => roster.Pause("mal", "cy", now))
        .Refuses("Only who paused this person can do this", (roster, now) => roster.Lift("bo", "cy", now))
        .Do((roster, now) => roster.Pause("bo", "mal", now))
        .Do((roster, now) => roster.Lift("bo", "cy", now))
        .Refuses("This person is not paused", (roster, now) => roster.Lift("bo", "cy", now));

    [Fact]
    public void Who_opened_too_much_is_paused_by_nobody_and_any_facilitator_may_end_it_or_propose_removal()
    {
        Circle Copied() => new Circle("ana", "bo", "cy").Facilitates("bo").Do((roster, now) => roster.PauseForReading("cy", now));

        Assert.Null(Copied().RoleOf("cy"));
        Assert.Equal(new(Happening.PausedForReading, Copied().Now, null, "cy"), Copied().Log[^1]);
        Assert.Equal(Role.Member, Copied().Do((roster, now) => roster.Lift("bo", "cy", now)).RoleOf("cy"));
        Assert.NotNull(Copied().Do((roster, now) => roster.ProposeRemoval("ana", "cy", now)).Roster["cy"]!.Pause!.Removal);
        Copied().Refuses("Only a facilitator can do this", (roster, now) => roster.Lift("cy", "cy", now));
    }

    [Fact]
    public void A_facilitator_who_copies_is_stopped_too_and_may_not_end_it() => new Circle("ana", "bo", "cy").Facilitates("bo")
        .Do((roster, now) => roster.PauseForReading("ana", now))
        .Refuses("Only a facilitator can do this", (roster, now) => roster.Lift("ana", "ana", now))
        .Do((roster, now) => roster.Lift("bo", "ana", now));
}
