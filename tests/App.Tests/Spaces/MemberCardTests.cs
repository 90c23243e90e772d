using System.Net;
using NodaTime;
using Weft.FirstRun;
using Weft.Fixtures;
using Weft.Groups;

namespace Weft.Spaces;

public class MemberCardTests
{
    private const string Reach = "How do you want to be reached?", CanDo = "What can you do?";

    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_is_told_only_to_who_facilitates_other_members_do_not_see(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (facilitator, space) = await Circle.Make(site);
        var teller = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        var member = await Circle.InviteAndJoin(site, facilitator, space, "Aoife");
        await teller.Open(space + "/me");
        await teller.Press("Save your card", (CanDo, "Welsh, and a van"), (Reach, "ring the bakery"), ("Only who facilitates: Who sees how to reach you?", ""));

        foreach (var (person, sees) in ((Person, bool)[])[(teller, true), (facilitator, true), (member, false)])
        {
            await (await person.Open(space + "/people")).Follow("Siôn");
            Assert.Equal("Siôn", person.Title);
            Assert.Contains("Welsh, and a van", person.Text, StringComparison.Ordinal);
            Assert.Equal(sees, person.Text.Contains("ring the bakery", StringComparison.Ordinal));
            Assert.Contains("Told only to who facilitates.", person.Text, StringComparison.Ordinal);
        }
        Assert.True((await teller.Open(space + "/me")).Labelled("Only who facilitates: Who sees how to reach you?").HasAttribute("checked"));
        Assert.Contains("No key does", teller.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u200B")]
    [InlineData("\u0001")]
    [InlineData("\u3164 \u202E")]
    public async Task Nobody_and_nothing_is_called_by_what_cannot_be_seen(string name)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);

        foreach (var (page, button, label, said) in ((string, string, string, string)[])
        [
            ("/spaces/new", "Make the space", "Name of the space", "Give the space a name"),
            ("/spaces/new", "Make the space", "What shall the others call you here?", "Say what the others shall call you here."),
            (space + "/me", "Save your card", "What shall the others call you here?", "Say what the others shall call you here."),
            (space + "/persons/new/edit", "Save this card", "What do they want to be called?", "Say in at most 60 letters"),
            (space + "/notes/new/edit", "Save the note", "Title", "Give it a title"),
            (space + "/tasks/new/edit", "Save the task", "What is to be done?", "Say in at most 120 letters"),
        ])
        {
            await person.Open(page);
            await person.Press(button, (label, name));
            Assert.Contains(said, person.Wrong, StringComparison.Ordinal);
        }
        var invited = await Circle.Join(site, await Circle.Invite(person, space), name);
        Assert.Contains("Say what the others shall call you here.", invited.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_does_not_turn_the_words_after_it()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);

        await Circle.TakeSeat(await new Person(site).Open(await Circle.Invite(person, space)), "Si\u202Eôn\u2067 🌱", "sion");
        await Circle.Write(person, space, "Minutes\u202E of May", "What was said.");

        await person.Open(space + "/people");
        Assert.Contains("Siôn 🌱", person.Text, StringComparison.Ordinal);
        Assert.Contains("Minutes of May", (await person.Open(space)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Who_rests_is_shown_with_the_day_and_is_open_again_after_it(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (person, space) = await Circle.Make(site);
        Assert.Contains("· open", (await person.Open(space)).Text, StringComparison.Ordinal);
        var day = shelf.Clock.Now.InUtc().Date.PlusDays(3);
        await person.Open(space + "/me");
        await person.Press("Save your card", ("I am resting, until the day below", ""), ("If you rest, until when", ""));
        Assert.Contains("Say until which day you rest", person.Wrong, StringComparison.Ordinal);
        await person.Press("Save your card", ("If you rest, until when", day.ToString("uuuu-MM-dd", null)));

        Assert.Contains($"resting until {Calling.Day(day, Words.English)}", person.Text, StringComparison.Ordinal);
        Assert.Contains("resting until", (await person.Open(space + "/people")).Text, StringComparison.Ordinal);
        // Another day without resting says two things; the day of before says nothing.
        await person.Open(space + "/me");
        await person.Press("Save your card", ("I am open: ask me", ""), ("If you rest, until when", day.PlusDays(9).ToString("uuuu-MM-dd", null)));
        Assert.Contains("You gave a day until which you rest.", person.Wrong, StringComparison.Ordinal);
        await person.Press("Save your card", ("I am open: ask me", ""), ("If you rest, until when", day.ToString("uuuu-MM-dd", null)));
        Assert.Equal("", person.Wrong);
        Assert.Contains("· open", person.Text, StringComparison.Ordinal);
        await person.Open(space + "/me");
        await person.Press("Save your card", ("I am resting, until the day below", ""), ("If you rest, until when", day.ToString("uuuu-MM-dd", null)));
        shelf.Clock.Now += Duration.FromDays(4);
        person = await Settler.SignIn(site);
        Assert.Contains("· open", (await person.Open(space)).Text, StringComparison.Ordinal);
        await person.Open(space + "/me");
        await person.Press("Save your card", ("A little", ""));
        Assert.Contains("can do a little", person.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_card_of_who_is_not_here_is_not_there()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (person, space) = await Circle.Make(site);
        var leaving = await Circle.InviteAndJoin(site, person, space, "Siôn");
        await (await person.Open(space + "/people")).Follow("Siôn");
        var card = person.Path;
        await (await leaving.Open(space + "/people")).Press($"Leave {Circle.Name}");

        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(card)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Open(space + "/people/0123")).Status);
    }

    [Theory]
    [InlineData(Capacity.Open)]
    [InlineData(Capacity.ALittle)]
    [InlineData(Capacity.Resting)]
    public void The_fullest_head_of_a_member_has_room_and_is_read_as_it_was_written(Capacity capacity)
    {
        var head = new MemberHead { Called = new('a', 130), Pronouns = new('a', 60), Strength = new(capacity, new(2027, 12, 31)) };
        var sealedHead = SealedJson.Seal(head, text => [.. text]);

        Assert.InRange(sealedHead.Length, 200, 255);
        Assert.Equal(head, SealedJson.Read<MemberHead>(sealedHead));
        Assert.Equal(capacity, head.Strength.Capacity);
    }

    [Fact]
    public void A_card_of_before_is_told_to_all_members_and_open() =>
        Assert.Equal((Audience.Members, Capacity.Open), (SealedJson.Read<MemberBody>("""{"Shape":1,"CanDo":"x"}"""u8.ToArray()).ReachFor, SealedJson.Read<MemberHead>("""{"Called":"x"}"""u8.ToArray()).Strength.Capacity));

    [Theory]
    [InlineData("9"), InlineData("everybody"), InlineData("Facilitators,Members"), InlineData(null)]
    public async Task Who_sees_it_is_never_decided_by_what_cannot_be_read(string? audience)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var teller = await Circle.InviteAndJoin(site, facilitator, space, "Siôn");
        await teller.Open(space + "/me");
        await teller.Press("Save your card", (Reach, "ring the bakery"), ("Only who facilitates: Who sees how to reach you?", ""));
        await teller.Open(space + "/me");
        var form = teller.Request("Save your card");
        var fields = System.Web.HttpUtility.ParseQueryString(await form.Content!.ReadAsStringAsync());
        if (audience is null) fields.Remove("ReachFor");
        else fields["ReachFor"] = audience;
        form.Content = new StringContent(fields.ToString()!, null, "application/x-www-form-urlencoded");

        await teller.Send(form);

        Assert.Contains("Choose one of these.", teller.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True((await teller.Open(space + "/me")).Labelled("Only who facilitates: Who sees how to reach you?").HasAttribute("checked"));
    }

    [Theory]
    [InlineData(59), InlineData(60)]
    public async Task A_name_with_a_number_after_it_is_one_that_could_be_chosen(int letters)
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (facilitator, space) = await Circle.Make(site);
        var name = string.Concat(Enumerable.Repeat("Zoë of the Upper Valley and of the Lower ", 3))[..letters].TrimEnd().PadRight(letters, 'x');
        await facilitator.Open(space + "/me");
        await facilitator.Press("Save your card", ("What shall the others call you here?", name));
        Assert.Equal("", facilitator.Wrong);
        using var viewer = await Archives.Mover.Viewer(site, facilitator);
        using var open = (await site.Get<SpaceBook>().Find(viewer, space.Split('/')[^1]))!;

        var free = await site.Get<MemberCards>().Free(open, name, "somebody");

        Assert.EndsWith(" 2", free, StringComparison.Ordinal);
        Assert.Null(MemberCards.Refuse(free));
    }
}
