using NodaTime;
using Weft.Archives;
using Weft.Fixtures;
using Weft.Lifts;
using Weft.Log;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Sealed;

/// <summary>What holds for every kind of card that there is, and that there will be: a feature tests its acts and its pages alone.</summary>
public class KindLawsTests
{
    private const string Past = "2026-05-01";

    /// <summary>Does something with each kind, as what it is.</summary>
    private static async Task<int> Each(WeftSite site, Func<dynamic, Task> judge)
    {
        var kinds = site.Get<CardKinds>().All.Where(kind => Generic(kind.GetType()) is not null).ToList();
        foreach (var kind in kinds) await judge(kind);
        return kinds.Count;
    }

    private static Type? Generic(Type? type) => type is null || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Cards<,>)) ? type : Generic(type.BaseType);

    /// <summary>What somebody could type into a field: the same in none of them.</summary>
    private static string Sample<T>(Field<T> field) => field.Type switch
    {
        "date" => Past,
        "choice" => field.Choices[^1].Value,
        _ => $"{field.Name} of Zoë \"<b>\" 😀",
    };

    /// <summary>A card that says something in each of its fields, and points at another wherever it can.</summary>
    private static T Filled<T, TLine>(Kind<T, TLine> kind, LocalDate today, string other) where T : CardText, new() where TLine : CardLine
    {
        var card = new T { ReviewOn = kind.IsReviewed ? today.PlusYears(1) : null };
        foreach (var field in kind.Fields)
        {
            (card, var refusal) = field.Take(card, Sample(field));
            Assert.Null(refusal);
            Assert.Equal(Sample(field), field.Typed(card));
        }
        foreach (var reference in kind.Refs.Where(reference => reference.IsRequired)) card = reference.With(card, other);
        Assert.Null(kind.Checked(card, today));
        return card;
    }

    private static T AsRead<T, TLine>(Kind<T, TLine> kind, T card) where T : CardText, new() where TLine : CardLine
    {
        var boxed = kind.Card(Identifier.Random(), 0, card);
        byte[] head = [], body = [];
        SealedJson.Seal(boxed.Head, text => head = [.. text]);
        SealedJson.Seal(boxed.Body, text => body = [.. text]);
        Assert.InRange(head.Length, 1, 255);
        Assert.Equal(boxed.Head, SealedJson.Read<TLine>([.. head]));
        return kind.Read(head, body);
    }

    private static Task Boxes<T, TLine>(Cards<T, TLine> cards) where T : CardText, new() where TLine : CardLine
    {
        var (kind, today) = (cards.Kind, new LocalDate(2026, 5, 20));
        var card = Filled(kind, today, Identifier.Random()) with { By = new('a', 32), At = Instant.FromUtc(2026, 5, 20, 12, 0), Edition = 3 };
        Assert.Equal(card with { Shape = kind.Shape }, AsRead(kind, card));

        // The longest that can be typed has room in a list, and one letter more is refused and changes nothing.
        foreach (var field in kind.Fields.Where(field => field.Type == "text"))
        {
            var most = Enumerable.Range(1, 20).Select(power => 1 << power).Last(length => field.Take(card, new('"', length)).Refusal is null);
            (card, _) = field.Take(card, new('"', most));
            var (same, refusal) = field.Take(card, new('x', 1_000_000));
            Assert.NotNull(refusal);
            Assert.Same(card, same);
        }
        AsRead(kind, card);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_kind_is_sealed_and_read_again_whole_and_its_fullest_head_has_room()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.StartWithLifts(shelf);

        Assert.True(await Each(site, kind => Boxes(kind)) >= 5);
    }

    private static Task Words<T, TLine>(Cards<T, TLine> cards) where T : CardText, new() where TLine : CardLine
    {
        string?[] said =
        [
            cards.Kind.Label, cards.Kind.One,
            .. cards.Kind.Fields.SelectMany(field => field.Choices.Select(choice => choice.Label).Append(field.Label).Append(field.Form.Hint!).Append(field.Form.Refusal!)),
            .. cards.Kind.Fields.Select(field => field.Take(new(), new('x', 1_000_000)).Refusal?.Key),
            .. cards.Kind.People.Select(person => person.Told),
        ];
        Assert.All(said.OfType<string>(), sentence => Assert.True(Lifting.Knows(sentence), sentence));
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Every_word_that_a_kind_says_stands_in_both_languages()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.StartWithLifts(shelf);

        await Each(site, kind => Words(kind));
        foreach (var sentence in site.Get<IEnumerable<LogSentence>>())
            Assert.All((string?[])[sentence.Text, sentence.OfNobody], text => Assert.True(text is null || Lifting.Knows(text), text));
    }

    private static async Task Write<T, TLine>(Cards<T, TLine> cards, OpenSpace space, List<string> written) where T : CardText, new() where TLine : CardLine
    {
        var (id, card) = (Identifier.Random(), Filled(cards.Kind, space.Now.InUtc().Date, written.FirstOrDefault("")));
        // Only what belongs to a person that is there stays.
        if (cards.Kind.Refs.Any(reference => reference.IsRequired)) card = cards.Kind.Refs.Single(reference => reference.IsRequired).With(card, written[^1]);
        Assert.Equal(CardDrawer.Outcome.Saved, await cards.Write(space, null, id, card));
        written.Add(id);

        var held = await cards.Held(space, Weft.Words.English, default);
        foreach (var field in cards.Kind.Fields.Where(field => field.IsText))
            Assert.Contains(held, one => one.Texts.Prepend(one.Title).Any(text => text.Contains($"{field.Name} of Zoë", StringComparison.Ordinal)));
        if (cards.Kind.IsReviewed) Assert.Single(await cards.Reviewed(space, default), due => due.Id == id);
        var read = (await cards.Find(space, id))!;
        if (cards.Kind.IsReviewed) Assert.Equal(CardDrawer.Outcome.Saved, await cards.LookAgain(space, id, read.Version, new(2027, 1, 2), default));
        Assert.Equal(CardDrawer.Outcome.ChangedMeanwhile, await cards.LookAgain(space, id, read.Version - 1, new(2027, 1, 3), default));
    }

    private static async Task Compare<T, TLine>(Cards<T, TLine> cards, OpenSpace before, OpenSpace after) where T : CardText, new() where TLine : CardLine
    {
        var there = Assert.Single(await cards.All(after));
        var (was, now) = ((await cards.Find(before, Assert.Single(await cards.All(before)).Id))!.Body, (await cards.Find(after, there.Id))!.Body);
        foreach (var field in cards.Kind.Fields) Assert.Equal(field.Typed(was), field.Typed(now));
        Assert.Equal((was.ReviewOn, was.At), (now.ReviewOn, now.At));
        Assert.All(cards.Kind.Refs.Where(reference => reference.Id(was) is not null), reference => Assert.NotEqual(reference.Id(was), reference.Id(now)));
    }

    private static async Task Delete<T, TLine>(Cards<T, TLine> cards, OpenSpace space) where T : CardText, new() where TLine : CardLine
    {
        foreach (var card in await cards.All(space))
        {
            Assert.Equal(CardDrawer.Outcome.ChangedMeanwhile, await cards.Delete(space, card.Id, card.Version + 1, default));
            Assert.Equal(CardDrawer.Outcome.Saved, await cards.Delete(space, card.Id, card.Version, default));
        }
        Assert.Empty(await cards.All(space));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Every_kind_is_found_by_a_name_looked_at_again_taken_along_and_deleted(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.StartWithLifts(shelf);
        var (facilitator, path) = await Circle.Make(site);
        using var viewer = await Mover.Viewer(site, facilitator);
        using var space = (await site.Get<SpaceBook>().Find(viewer, path.Split('/')[^1]))!;
        var written = new List<string>();
        await Each(site, kind => Write(kind, space, written));

        using var archive = new MemoryStream();
        await site.Get<SpaceArchives>().Write(space, archive, Mover.Passphrase);
        archive.Position = 0;
        var copied = await site.Get<SpaceArchives>().Read(viewer, archive, Mover.Passphrase);
        Assert.Null(copied.Refusal);
        using var copy = (await site.Get<SpaceBook>().Find(viewer, copied.Given!))!;

        Assert.Equal(written.Count, await Each(site, kind => Compare(kind, space, copy)));
        await Each(site, kind => Delete(kind, copy));
        // No id of this machine is in the file.
        archive.Position = 0;
        var opened = string.Concat((await Mover.Open(archive.ToArray())).Select(record => record.Record));
        Assert.DoesNotContain(written.Append(space.Id).Append(space.Account), id => opened.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_kinds_or_two_sentences_of_one_name_fail_at_the_start()
    {
        Assert.Throws<ArgumentException>(() => new CardKinds([new FormerMembers(null!), new FormerMembers(null!)]));
        Assert.Throws<ArgumentException>(() => new LogSentences([new("TaskDone", "a"), new("TaskDone", "b")]));
    }
}
