namespace Weft.Vault;

public class RosterTests
{
    [Fact]
    public void A_roster_opens_for_members()
    {
        using var space = SpaceKey.First("space");

        Assert.Equal("Ana, Ben"u8, space.OpenRoster(7, space.SealRoster(7, "Ana, Ben"u8)));
    }

    [Fact]
    public void A_roster_of_another_version_is_refused()
    {
        using var space = SpaceKey.First("space");

        foreach (var version in (long[])[6, 8])
            Assert.Throws<SealBrokenException>(() => space.OpenRoster(version, space.SealRoster(7, "Ana, Ben"u8)));
    }

    [Fact]
    public void What_is_sealed_as_a_row_cannot_be_passed_off_as_the_roster()
    {
        using var space = SpaceKey.First("space");

        Assert.Throws<SealBrokenException>(() => space.OpenRoster(7, space.Seal("space", "space", "", 7, "roster", "Ana, Ben, Eve"u8)));
        Assert.Throws<SealBrokenException>(() => space.Open("space", "space", "", 7, "roster", space.SealRoster(7, "Ana, Ben"u8)));
    }

    [Fact]
    public void A_roster_that_somebody_without_the_key_made_is_refused()
    {
        using var space = SpaceKey.First("space");
        using var stranger = SpaceKey.First("space");
        using var guessed = new Secret(new byte[32]);

        Assert.Throws<SealBrokenException>(() => space.OpenRoster(7, stranger.SealRoster(7, "Eve"u8)));
        Assert.Throws<SealBrokenException>(() => space.OpenRoster(7, Box.Seal(guessed, new("space", "space", "space", "", 1, 7, "roster"), "Eve"u8)));
        Assert.Throws<SealBrokenException>(() => space.OpenRoster(7, "Eve"u8));
    }

    [Fact]
    public void A_roster_that_was_changed_is_refused()
    {
        using var space = SpaceKey.First("space");
        var roster = space.SealRoster(7, "Ana, Ben"u8);

        foreach (var changed in Known.EveryBitFlipOf(roster).Concat(Known.EveryOtherLengthOf(roster)))
            Assert.Throws<SealBrokenException>(() => space.OpenRoster(7, changed));
    }
}
