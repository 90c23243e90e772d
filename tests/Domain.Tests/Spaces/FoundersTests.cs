namespace Weft.Spaces;

public class FoundersTests
{
    [Theory]
    [InlineData(Founders.Everybody, false, false, true)]
    [InlineData(Founders.Facilitators, false, false, false)]
    [InlineData(Founders.Facilitators, false, true, true)]
    [InlineData(Founders.Facilitators, true, false, true)]
    [InlineData(Founders.Operator, false, true, false)]
    [InlineData(Founders.Operator, true, false, true)]
    public void Who_may_make_a_space_is_as_it_was_set_and_who_operates_always_may(Founders founders, bool operates, bool facilitates, bool may) =>
        Assert.Equal(may, founders.Refuse(operates, facilitates) is null);
}
