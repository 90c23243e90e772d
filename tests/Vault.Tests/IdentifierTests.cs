namespace Weft.Vault;

public class IdentifierTests
{
    [Fact]
    public void Names_of_rows_have_one_form_and_are_never_the_same()
    {
        var names = Enumerable.Range(0, 1000).Select(_ => Identifier.Random()).ToList();

        Assert.All(names, name => Assert.Matches("^[0-9a-f]{32}$", name));
        Assert.Equal(1000, names.Distinct().Count());
    }
}
