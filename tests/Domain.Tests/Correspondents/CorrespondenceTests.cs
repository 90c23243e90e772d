using Weft.Spaces;

namespace Weft.Correspondents;

public class CorrespondenceTests
{
    private static readonly Circle Three = new("ana", "bo", "cy");

    private static Correspondence Given(Answer<Corresponding> answer)
    {
        Assert.True(answer.Try(out var corresponding, out var refusal), refusal?.ToString());
        return corresponding.Correspondence;
    }

    [Fact]
    public void Only_who_writes_for_a_person_writes_down_what_they_said()
    {
        var writes = new Correspondence { By = "bo" };

        Assert.Null(writes.RefuseWriting(Three.Roster, "bo", Three.Now));
        Assert.Equal("Only who writes for this person can do this", writes.RefuseWriting(Three.Roster, "ana", Three.Now)?.ToString());
        Assert.NotNull(writes.RefuseTending(Three.Roster, "ana", Three.Now));
        Assert.NotNull(writes.RefuseWriting(Three.Roster, "nobody", Three.Now));
    }

    [Fact]
    public void A_correspondent_hands_over_to_who_accepts_and_the_log_names_both()
    {
        var offered = new Correspondence { By = "bo" }.Offer(Three.Roster, "bo", "cy", Three.Now).Given!;
        Assert.Equal(new(CorrespondentLog.Offered, Three.Now, "bo", "cy"), offered.Entry);
        Assert.Equal("bo", offered.Correspondence.CorrespondentIn(Three.Roster));
        Assert.NotNull(offered.Correspondence.Accept(Three.Roster, "ana", Three.Now).Refusal);

        var accepted = offered.Correspondence.Accept(Three.Roster, "cy", Three.Now).Given!;

        Assert.Equal(new Correspondence { By = "cy" }, accepted.Correspondence);
        Assert.Equal(new(CorrespondentLog.Changed, Three.Now, "cy", "bo"), accepted.Entry);
        Assert.NotNull(accepted.Correspondence.Accept(Three.Roster, "cy", Three.Now).Refusal);
    }

    [Fact]
    public void Taking_it_from_somebody_takes_a_facilitator_and_another_member()
    {
        var writes = new Correspondence { By = "bo" };

        Assert.Equal("Somebody else writes for this person already", writes.Take(Three.Roster, "cy", Three.Now).Refusal?.ToString());
        Assert.NotNull(writes.Offer(Three.Roster, "cy", "cy", Three.Now).Refusal);
        Assert.NotNull(writes.Offer(Three.Roster, "cy", "ana", Three.Now).Refusal);
        Assert.Equal("Ask somebody else: it takes two to hand this over", writes.Offer(Three.Roster, "ana", "ana", Three.Now).Refusal?.ToString());
        var offered = Given(writes.Offer(Three.Roster, "ana", "cy", Three.Now));
        Assert.Equal("bo", offered.CorrespondentIn(Three.Roster));
        Assert.Equal("cy", Given(offered.Accept(Three.Roster, "cy", Three.Now)).By);
    }

    [Fact]
    public void Whoever_is_asked_and_whoever_asked_can_say_no()
    {
        var offered = Given(new Correspondence { By = "bo" }.Offer(Three.Roster, "bo", "cy", Three.Now));

        Assert.Equal(new() { By = "bo" }, Given(offered.Decline(Three.Roster, "cy", Three.Now)));
        Assert.Equal(new() { By = "bo" }, Given(offered.Decline(Three.Roster, "bo", Three.Now)));
        Assert.Null(offered.Decline(Three.Roster, "cy", Three.Now).Given!.Entry);
        Assert.NotNull(Given(offered.Decline(Three.Roster, "bo", Three.Now)).Accept(Three.Roster, "cy", Three.Now).Refusal);
    }

    [Fact]
    public void Nothing_that_is_written_down_tells_who_gave_it_back()
    {
        var free = new Correspondence { By = "bo", OfferedTo = "cy" }.HandBack(Three.Roster, "bo", Three.Now).Given!;

        Assert.Equal(new Correspondence(), free.Correspondence);
        Assert.Equal(new LogEntry(CorrespondentLog.Free, Three.Now, null), free.Entry);
        Assert.NotNull(new Correspondence { By = "bo" }.HandBack(Three.Roster, "ana", Three.Now).Refusal);
    }

    [Fact]
    public void When_the_correspondent_left_any_member_takes_it_and_meanwhile_all_look_after_it()
    {
        var circle = new Circle("ana", "bo", "cy");
        var writes = new Correspondence { By = "bo" };
        circle.Do((roster, now) => roster.Pause("ana", "bo", now));
        Assert.NotNull(writes.Take(circle.Roster, "cy", circle.Now).Refusal);
        Assert.NotNull(writes.RefuseWriting(circle.Roster, "bo", circle.Now));

        circle.Do((roster, now) => roster.Leave("bo", now));

        Assert.Null(writes.CorrespondentIn(circle.Roster));
        Assert.Null(writes.RefuseTending(circle.Roster, "ana", circle.Now));
        Assert.NotNull(writes.RefuseWriting(circle.Roster, "ana", circle.Now));
        var taken = writes.Take(circle.Roster, "cy", circle.Now).Given!;
        Assert.Equal(new LogEntry(CorrespondentLog.Changed, circle.Now, "cy"), taken.Entry);
        Assert.Null(taken.Correspondence.RefuseWriting(circle.Roster, "cy", circle.Now));
    }

    [Fact]
    public void Who_only_visits_writes_for_nobody()
    {
        var circle = new Circle("ana").Join("vi", Role.Visitor, new("thing", Circle.Start + NodaTime.Duration.FromDays(30)));

        Assert.NotNull(new Correspondence().Take(circle.Roster, "vi", circle.Now).Refusal);
        Assert.NotNull(new Correspondence { By = "ana" }.Offer(circle.Roster, "ana", "vi", circle.Now).Refusal);
        Assert.Null(new Correspondence { By = "vi", OfferedTo = "vi" }.OfferedIn(circle.Roster));
    }
}
