using FsCheck;
using FsCheck.Fluent;

namespace Weft.Vault;

public class LabelTests
{
    [Fact]
    public void Labels_whose_texts_run_together_are_written_differently()
    {
        Assert.NotEqual(Bytes(new("ab", "c", "", "", 0, 0, "")), Bytes(new("a", "bc", "", "", 0, 0, "")));
        Assert.NotEqual(Bytes(new("", "a", "", "", 0, 0, "")), Bytes(new("a", "", "", "", 0, 0, "")));
        Assert.NotEqual(Bytes(new("", "", "", "", 1, 0, "")), Bytes(new("", "", "", "", 0, 1, "")));
    }

    [Fact]
    public void No_two_labels_are_written_alike()
    {
        var text = Gen.Elements("", "a", "b", "ab", "ba", "\0", "\u0001", "é", "e\u0301", "日本", "👩🏽‍🌾");
        var number = Gen.Elements(0L, 1, -1, 256, long.MaxValue);
        var labels = from texts in Gen.ArrayOf(text, 5)
                     from epoch in number
                     from version in number
                     select new Label(texts[0], texts[1], texts[2], texts[3], epoch, version, texts[4]);

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Two(labels).ToArbitrary(), two =>
            two.Item1 == two.Item2 == (Bytes(two.Item1) == Bytes(two.Item2))));
    }

    [Fact]
    public void A_label_that_is_longer_than_its_room_is_written_as_in_a_larger_one()
    {
        var label = Label.Of("table", new string('é', 5000), "body");

        Assert.Equal(Known.Hex(label.Write(1, new byte[20_000])), Bytes(label));
    }

    [Fact]
    public void The_way_of_sealing_is_part_of_what_is_written() =>
        Assert.NotEqual(Bytes(default(Label) with { Table = "", Space = "", Row = "", Kind = "", Part = "" }, version: 2), Bytes(new("", "", "", "", 0, 0, "")));

    [Fact]
    public void What_is_no_text_is_refused_instead_of_being_written_like_another() =>
        Assert.ThrowsAny<ArgumentException>(() => Bytes(Label.Of("table", "\ud800", "body")));

    private static string Bytes(Label label, byte version = 1) => Known.Hex(label.Write(version, new byte[Label.Room]));
}
