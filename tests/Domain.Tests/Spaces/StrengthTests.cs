using NodaTime;
using Weft.Groups;

namespace Weft.Spaces;

public class StrengthTests
{
    private static readonly LocalDate Today = new(2026, 5, 20);

    [Theory]
    [InlineData(0, Capacity.Resting)]
    [InlineData(5, Capacity.Resting)]
    [InlineData(-1, Capacity.Open)]
    public void A_rest_ends_by_itself_the_day_after(int days, Capacity capacity) =>
        Assert.Equal(capacity, new Strength(Capacity.Resting, Today.PlusDays(days)).On(Today));

    [Fact]
    public void Who_rests_says_until_when_and_within_a_year()
    {
        Assert.NotNull(new Strength(Capacity.Resting).Refuse(Today));
        Assert.NotNull(new Strength(Capacity.Resting, Today.PlusDays(-1)).Refuse(Today));
        Assert.NotNull(new Strength(Capacity.Resting, Today.PlusYears(1).PlusDays(1)).Refuse(Today));
        Assert.Null(new Strength(Capacity.Resting, Today).Refuse(Today));
        Assert.Null(new Strength(Capacity.ALittle).Refuse(Today));
    }
}
