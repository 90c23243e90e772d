using NodaTime;

namespace Weft.Spaces;

public class ExportingTests
{
    private const string Gone = "This proposal is not open any more. Whoever wants it can make it again", Alone = "This needs somebody else who agrees, first";

    private static Circle Proposed() => new Circle("ana", "bo", "cy").Facilitates("cy").After(Duration.FromHours(1)).Do((roster, now) => roster.ProposeExport("ana", " to move ", now));

    private static Circle Agreed() => Proposed().Do((roster, now) => roster.AgreeToExport("bo", "ana", now));

    private static Answer<Change> Fetch(Roster roster, Instant now) => roster.FetchExport("ana", now);

    [Fact]
    public void One_proposes_another_agrees_and_who_proposed_fetches_it_for_a_day()
    {
        var circle = Agreed();

        circle.After(Export.Ready - Duration.Epsilon).Do(Fetch).Do(Fetch).After(Duration.Epsilon).Refuses(Alone, Fetch);
        Assert.Equal([Happening.ExportProposed, Happening.ExportAgreed, Happening.Exported, Happening.Exported], circle.Log.Select(entry => entry.What).Where(what => what.StartsWith("Export", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_it_is_for_is_said() => new Circle("ana", "bo")
        .Refuses("Say in at most 200 letters what it is for", (roster, now) => roster.ProposeExport("ana", "  ", now))
        .Refuses("Say in at most 200 letters what it is for", (roster, now) => roster.ProposeExport("ana", new('a', 201), now))
        .Do((roster, now) => roster.ProposeExport("ana", new('a', 200), now))
        .Refuses("You have proposed this already", (roster, now) => roster.ProposeExport("ana", "again", now));

    [Fact]
    public void Nobody_exports_alone() => Proposed()
        .Refuses(Alone, Fetch)
        .Refuses("Somebody else has to agree: nobody is judge of their own proposal", (roster, now) => roster.AgreeToExport("ana", "ana", now))
        .Refuses("Only a member who is not paused can do this", (roster, now) => roster.AgreeToExport("nobody", "ana", now))
        .Refuses("Only a facilitator can do this", (roster, now) => roster.ProposeExport("bo", "to move", now))
        .Refuses("Only a facilitator can do this", (roster, now) => roster.FetchExport("bo", now));

    [Fact]
    public void Whoever_is_alone_in_a_space_has_nobody_who_could_agree() => new Circle("ana")
        .Refuses("There is nobody else yet who could agree", (roster, now) => roster.ProposeExport("ana", "to move", now));

    [Fact]
    public void Nobody_invites_a_second_voice_after_the_proposal() => Proposed().After(Duration.FromHours(1)).Join("eve")
        .Refuses("You joined after this was proposed. Somebody who was here before has to agree", (roster, now) => roster.AgreeToExport("eve", "ana", now));

    [Fact]
    public void After_seven_days_nobody_can_agree_any_more() => Proposed().After(Export.Open)
        .Refuses(Gone, (roster, now) => roster.AgreeToExport("bo", "ana", now));

    [Fact]
    public void One_agreement_is_enough_and_another_facilitators_fetches_nothing() => Agreed()
        .Refuses("Somebody else has agreed already", (roster, now) => roster.AgreeToExport("cy", "ana", now))
        .Refuses(Alone, (roster, now) => roster.FetchExport("cy", now));

    [Theory]
    [InlineData("ana")]
    [InlineData("bo")]
    public void Either_of_the_two_ends_it(string who) => Agreed()
        .Refuses("Only who proposed this, or who agreed to it, can withdraw it", (roster, now) => roster.WithdrawExport("cy", "ana", now))
        .Do((roster, now) => roster.WithdrawExport(who, "ana", now))
        .Refuses(Alone, Fetch).Refuses(Gone, (roster, now) => roster.AgreeToExport("bo", "ana", now)).Refuses(Gone, (roster, now) => roster.WithdrawExport("ana", "ana", now));

    [Theory]
    [InlineData("ana")]
    [InlineData("bo")]
    public void A_pause_of_either_ends_it_and_it_does_not_come_back(string who)
    {
        var circle = Agreed().Do((roster, now) => roster.Pause("cy", who, now)).Do((roster, now) => roster.Lift("cy", who, now));

        circle.Refuses(Alone, Fetch);
        Assert.Null(circle.Roster["ana"]!.Export);
    }

    [Fact]
    public void It_ends_when_who_proposed_it_facilitates_no_more() => Agreed()
        .Do((roster, now) => roster.StepDown("ana", now)).Refuses("Only a facilitator can do this", Fetch);

    [Fact]
    public void It_ends_when_who_agreed_has_left() => Agreed().Do((roster, now) => roster.Leave("bo", now)).Refuses(Alone, Fetch);
}
