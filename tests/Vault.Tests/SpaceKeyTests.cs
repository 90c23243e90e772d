namespace Weft.Vault;

public class SpaceKeyTests
{
    [Fact]
    public void A_row_opens_for_every_member()
    {
        using var member = KeyPair.Random();
        using var space = SpaceKey.First("space");
        using var theirs = SpaceKey.Take(member, space.HandTo(member.PublicKey), "space", 1);

        Assert.Equal("A row"u8, Open(theirs, Seal(space)));
    }

    [Fact]
    public void Rows_that_changed_places_are_refused()
    {
        using var space = SpaceKey.First("space");
        var box = Seal(space);

        Assert.Throws<SealBrokenException>(() => Open(space, box, row: "another"));
        Assert.Throws<SealBrokenException>(() => Open(space, box, table: "letter"));
        Assert.Throws<SealBrokenException>(() => Open(space, box, kind: "task"));
        Assert.Throws<SealBrokenException>(() => Open(space, box, version: 2));
        Assert.Throws<SealBrokenException>(() => Open(space, box, version: 4));
        Assert.Throws<SealBrokenException>(() => Open(space, box, part: "body"));
    }

    [Fact]
    public void A_fingerprint_is_the_keys_own_whoever_took_it_and_another_epochs_is_another()
    {
        using var member = KeyPair.Random();
        using var space = SpaceKey.First("space");
        using var theirs = SpaceKey.Take(member, space.HandTo(member.PublicKey), "space", 1);
        using var other = SpaceKey.First("space");
        var (next, _) = space.Turn();
        using (next)
        {
            Assert.Equal(space.Fingerprint(), theirs.Fingerprint());
            Assert.Equal(3, new[] { space, other, next }.Select(key => key.Fingerprint()).Distinct().Count());
        }
    }

    [Fact]
    public void Another_spaces_key_opens_nothing()
    {
        using var space = SpaceKey.First("space");
        using var other = SpaceKey.First("space");

        Assert.Throws<SealBrokenException>(() => Open(other, Seal(space)));
    }

    [Fact]
    public void The_same_key_under_another_spaces_name_opens_nothing()
    {
        using var secret = Secret.Random();
        using var space = Taken("space", 1, secret);
        using var other = Taken("other", 1, secret);

        Assert.Throws<SealBrokenException>(() => Open(other, Seal(space)));
        Assert.Throws<SealBrokenException>(() => other.OpenRoster(1, space.SealRoster(1, "Ana"u8)));
    }

    [Fact]
    public void The_same_key_in_another_epoch_opens_nothing()
    {
        using var secret = Secret.Random();
        using var space = Taken("space", 2, secret);
        var box = Seal(space);

        foreach (var epoch in (long[])[1, 3])
        {
            using var other = Taken("space", epoch, secret);
            Assert.Throws<SealBrokenException>(() => Open(other, box));
            Assert.Throws<SealBrokenException>(() => other.OpenRoster(1, space.SealRoster(1, "Ana"u8)));
        }
    }

    [Fact]
    public void Who_was_removed_cannot_open_what_is_sealed_afterwards()
    {
        using var space = SpaceKey.First("space");
        var (next, previous) = space.Turn();
        using var _ = next;

        Assert.Throws<SealBrokenException>(() => Open(space, Seal(next)));
        Assert.Throws<SealBrokenException>(() => space.OpenRoster(1, next.SealRoster(1, "Ana"u8)));
        Assert.Throws<SealBrokenException>(() => space.Before(previous));
    }

    [Fact]
    public void Who_has_the_newest_epoch_can_open_all_before_it()
    {
        var (epochs, links) = Epochs(5);
        var key = epochs[^1];
        for (var i = links.Count - 1; i >= 0; i--)
        {
            key = key.Before(links[i]);
            Assert.Equal(i + 1, key.Epoch);
            Assert.Equal("A row"u8, Open(key, Seal(epochs[i])));
        }
    }

    [Fact]
    public void A_chain_with_a_link_of_another_place_is_refused()
    {
        var (epochs, links) = Epochs(5);
        var (_, others) = Epochs(5);

        for (var epoch = 1; epoch < epochs.Count; epoch++)
        {
            for (var link = 0; link < links.Count; link++)
            {
                if (link != epoch - 1) Assert.Throws<SealBrokenException>(() => epochs[epoch].Before(links[link]));
                Assert.Throws<SealBrokenException>(() => epochs[epoch].Before(others[link]));
            }
        }
        foreach (var link in links)
            Assert.Throws<SealBrokenException>(() => epochs[0].Before(link));
    }

    [Fact]
    public void A_link_that_is_changed_or_cut_off_is_refused()
    {
        using var space = SpaceKey.First("space");
        var (next, previous) = space.Turn();
        using var _ = next;

        foreach (var changed in Known.EveryBitFlipOf(previous).Concat(Known.EveryOtherLengthOf(previous)))
            Assert.Throws<SealBrokenException>(() => next.Before(changed));
    }

    [Fact]
    public void A_key_that_was_handed_over_opens_for_its_member_space_and_epoch_alone()
    {
        using var member = KeyPair.Random();
        using var other = KeyPair.Random();
        using var space = SpaceKey.First("space");
        var handed = space.HandTo(member.PublicKey);

        Assert.Throws<SealBrokenException>(() => SpaceKey.Take(other, handed, "space", 1));
        Assert.Throws<SealBrokenException>(() => SpaceKey.Take(member, handed, "another", 1));
        Assert.Throws<SealBrokenException>(() => SpaceKey.Take(member, handed, "space", 0));
        Assert.Throws<SealBrokenException>(() => SpaceKey.Take(member, handed, "space", 2));
    }

    [Fact]
    public void What_somebody_outside_seals_to_a_space_opens_for_its_members_of_that_epoch()
    {
        using var space = SpaceKey.First("space");
        var (next, _) = space.Turn();
        using var secret = Secret.Random();
        var place = Label.Of("intake", "a row", "key");
        var handed = space.Intake.PublicKey.HandOver(secret, place);
        using var taken = space.Intake.Take(handed, place);

        Assert.Equal(secret.Bytes, taken.Bytes);
        Assert.Throws<SealBrokenException>(() => next.Intake.Take(handed, place));
    }

    [Fact]
    public void A_row_with_a_very_long_name_opens()
    {
        using var space = SpaceKey.First("space");
        var row = new string('é', 3000);

        Assert.Equal("A row"u8, Open(space, Seal(space, row), row: row));
    }

    [Fact]
    public void A_key_that_was_disposed_of_seals_and_opens_nothing()
    {
        var space = SpaceKey.First("space");
        var box = Seal(space);

        space.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Seal(space));
        Assert.Throws<ObjectDisposedException>(() => Open(space, box));
        Assert.Throws<ObjectDisposedException>(() => space.SealRoster(1, "Ana"u8));
        Assert.Throws<ObjectDisposedException>(() => space.Turn());
    }

    private static byte[] Seal(SpaceKey space, string row = "row") => space.Seal("record", row, "contact", 3, "head", "A row"u8);

    private static byte[] Open(SpaceKey space, byte[] box, string table = "record", string row = "row", string kind = "contact", long version = 3, string part = "head") =>
        space.Open(table, row, kind, version, part, box);

    private static SpaceKey Taken(string space, long epoch, Secret secret)
    {
        using var member = KeyPair.Random();
        return SpaceKey.Take(member, member.PublicKey.HandOver(secret, new("membership", space, space, "", epoch, 0, "key of a space")), space, epoch);
    }

    private static (List<SpaceKey> Epochs, List<byte[]> Links) Epochs(int count)
    {
        var (epochs, links) = (new List<SpaceKey> { SpaceKey.First("space") }, new List<byte[]>());
        while (epochs.Count < count)
        {
            var (next, previous) = epochs[^1].Turn();
            epochs.Add(next);
            links.Add(previous);
        }
        return (epochs, links);
    }
}
