using NodaTime;

namespace Weft.Correspondents;

public class SayingTests
{
    private static readonly LocalDate Today = new(2031, 5, 20);
    private static readonly Saying Fresh = new() { Of = "kofi", On = Today.PlusDays(-9), WrittenOn = Today.PlusDays(-5) };

    [Fact]
    public void Nobody_says_anything_on_a_day_that_is_still_to_come()
    {
        Assert.Null(Saying.RefuseDay(Today, Today));
        Assert.NotNull(Saying.RefuseDay(Today.PlusDays(1), Today));
        Assert.NotNull(Saying.RefuseDay(null, Today));
    }

    [Fact]
    public void What_was_shown_back_stays_as_it_is()
    {
        Assert.Null(Fresh.RefuseChange());
        Assert.NotNull(Fresh.ShowBack(Today, null, Today).Given!.RefuseChange());
    }

    [Fact]
    public void An_answer_may_come_later_and_stands_once_it_has_come()
    {
        var shown = Fresh.ShowBack(Today.PlusDays(-1), null, Today).Given!;
        Assert.Null(shown.Reply);

        var answered = shown.ShowBack(shown.ShownOn, Reply.Different, Today).Given!;

        Assert.Equal((Today.PlusDays(-1), Reply.Different), (answered.ShownOn, answered.Reply));
        Assert.NotNull(answered.ShowBack(Today, Reply.Right, Today).Refusal);
    }

    [Theory]
    [InlineData(-9, true)]
    [InlineData(0, true)]
    [InlineData(-10, false)]
    [InlineData(1, false)]
    public void It_is_shown_back_after_it_was_said_and_not_in_days_to_come(int days, bool can) =>
        Assert.Equal(can, Fresh.ShowBack(Today.PlusDays(days), Reply.Right, Today).Given is not null);

    [Theory]
    [InlineData(30, false)]
    [InlineData(31, true)]
    public void It_waits_long_after_thirty_days_from_when_it_was_written_down(int days, bool isLong)
    {
        var then = Fresh.WrittenOn.PlusDays(days);

        Assert.Equal(isLong, Fresh.WaitsLong(then));
        Assert.False(Fresh.ShowBack(Today, null, Today).Given!.WaitsLong(then));
    }
}
