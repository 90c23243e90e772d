using NodaTime;
using Weft.Spaces;

namespace Weft.Tasks;

public class UndertakingTests
{
    private static readonly Circle Three = new("ana", "bo", "cy");
    private static readonly LocalDate Today = Three.Now.InUtc().Date;

    private static Undertaking Given(Answer<Undertaken> answer)
    {
        Assert.True(answer.Try(out var undertaken, out var refusal), refusal?.ToString());
        return undertaken.Work;
    }

    [Fact]
    public void Of_two_who_take_a_free_task_the_first_gets_it()
    {
        var taken = Given(new Undertaking().Take(Three.Roster, "bo", null, Three.Now));

        Assert.Equal("bo", taken.OwnerIn(Three.Roster));
        Assert.Equal("Somebody else took this task a moment ago", taken.Take(Three.Roster, "cy", null, Three.Now).Refusal?.ToString());
        Assert.Equal("bo", Given(taken.Take(Three.Roster, "bo", null, Three.Now)).Owner);
    }

    [Fact]
    public void Who_takes_a_task_over_has_seen_whose_it_is()
    {
        var taken = new Undertaking { Owner = "bo" }.Take(Three.Roster, "cy", "bo", Three.Now).Given!;

        Assert.Equal("cy", taken.Work.Owner);
        Assert.Equal(new(TaskLog.TakenOver, Three.Now, "cy", "bo"), taken.Entry);
        Assert.NotNull(taken.Work.Take(Three.Roster, "ana", "bo", Three.Now).Refusal);
    }

    [Fact]
    public void Nothing_that_is_written_down_tells_who_gave_a_task_back()
    {
        var taken = new Undertaking().Take(Three.Roster, "bo", null, Three.Now).Given!;
        var free = taken.Work.HandBack(Three.Roster, "bo", Three.Now).Given!;

        Assert.Null(taken.Entry);
        Assert.Equal(new LogEntry(TaskLog.Free, Three.Now, null), free.Entry);
        Assert.Equal(new Undertaking(), free.Work);
        Assert.NotNull(taken.Work.HandBack(Three.Roster, "cy", Three.Now).Refusal);
    }

    [Fact]
    public void Who_leaves_does_nothing_any_more_and_who_is_paused_comes_back_to_it()
    {
        var circle = new Circle("ana", "bo", "cy");
        var work = new Undertaking { Owner = "bo" };
        circle.Do((roster, now) => roster.Pause("ana", "bo", now));
        Assert.Equal("bo", work.OwnerIn(circle.Roster));
        Assert.NotNull(work.Finish(circle.Roster, "bo", "bo", circle.Now).Refusal);

        circle.Do((roster, now) => roster.Leave("bo", now));

        Assert.Null(work.OwnerIn(circle.Roster));
        Assert.Equal(Pile.Free, work.PileOf(circle.Roster, "cy", Today));
        Assert.Null(work.Take(circle.Roster, "cy", null, circle.Now).Given!.Entry);
    }

    [Fact]
    public void A_visitor_takes_nothing_and_has_nothing()
    {
        var circle = new Circle("ana").Join("vi", Role.Visitor, new("thing", Circle.Start + Duration.FromDays(30)));

        Assert.NotNull(new Undertaking().Take(circle.Roster, "vi", null, circle.Now).Refusal);
        Assert.Null(new Undertaking { Owner = "vi" }.OwnerIn(circle.Roster));
    }

    [Fact]
    public void What_is_done_is_neither_taken_nor_given_back_until_it_is_opened_again()
    {
        var done = Given(new Undertaking { Owner = "bo", DueOn = Today.PlusDays(-1) }.Finish(Three.Roster, "cy", "bo", Three.Now));

        Assert.False(done.IsOverdue(Today));
        Assert.NotNull(done.Take(Three.Roster, "cy", "bo", Three.Now).Refusal);
        Assert.NotNull(done.HandBack(Three.Roster, "bo", Three.Now).Refusal);
        Assert.NotNull(done.Finish(Three.Roster, "bo", "bo", Three.Now).Refusal);
        Assert.True(Given(done.Reopen(Three.Roster, "cy", Three.Now)).IsOverdue(Today));
    }

    [Fact]
    public void Who_finishes_what_somebody_else_took_or_gave_back_meanwhile_is_told_so()
    {
        var free = new Undertaking();
        var taken = free with { Owner = "bo" };

        Assert.Equal(new Reason("Somebody else took this task a moment ago"), taken.Finish(Three.Roster, "cy", null, Three.Now).Refusal);
        Assert.Equal(new Reason("Somebody gave this task back a moment ago: nobody does it now"), free.Finish(Three.Roster, "cy", "bo", Three.Now).Refusal);
        Assert.Equal(new Reason("Somebody gave this task back a moment ago: nobody does it now"), free.Take(Three.Roster, "cy", "bo", Three.Now).Refusal);
        Assert.Equal("cy", Given(free.Finish(Three.Roster, "cy", null, Three.Now)).Owner);
        Assert.Equal("bo", Given(taken.Finish(Three.Roster, "cy", "bo", Three.Now)).Owner);
    }

    [Fact]
    public void A_task_stands_in_one_pile_and_what_is_done_goes_after_two_weeks()
    {
        Pile? Of(Undertaking work, int days = 0) => work.PileOf(Three.Roster, "bo", Today.PlusDays(days));

        Assert.Equal(Pile.Mine, Of(new() { Owner = "bo" }));
        Assert.Equal(Pile.Others, Of(new() { Owner = "cy" }));
        Assert.Equal(Pile.Free, Of(new()));
        Assert.Equal(Pile.Done, Of(new() { Owner = "bo", DoneOn = Today }, 13));
        Assert.Null(Of(new() { Owner = "bo", DoneOn = Today }, 14));
        Assert.Equal(Pile.Done, Of(new() { DoneOn = LocalDate.MaxIsoValue }));
    }

    [Fact]
    public void The_first_day_comes_first_and_what_has_none_last()
    {
        Undertaking[] tasks = [new(), new() { DueOn = Today.PlusDays(2) }, new() { DueOn = Today }, new() { DueOn = Today, DoneOn = Today }];

        Assert.Equal([tasks[3], tasks[2], tasks[1], tasks[0]], tasks.InOrder(task => task));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void A_task_is_overdue_the_day_after_its_day(int days, bool overdue) =>
        Assert.Equal(overdue, new Undertaking { DueOn = Today.PlusDays(days) }.IsOverdue(Today));
}
