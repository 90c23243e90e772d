using System.Net;
using Weft.Fixtures;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <summary>A person without an account has a say: a correspondent writes it down, and it is shown back on paper.</summary>
public class SayingPagesTests
{
    [Theory, ClassData(typeof(OneEngine))]
    public async Task What_somebody_said_bears_from_whom_how_when_and_who_wrote_it_down(Engine engine)
    {
        await using var shelf = await TestShelf.Open(engine);
        await using var site = await WeftSite.Start(shelf);
        var (correspondent, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, correspondent, space, "Siôn");
        var kofi = await Kofi.Add(correspondent, space);
        var today = shelf.Clock.Now.InUtc().Date;
        var day = today.PlusDays(-4);
        var saying = await Kofi.Says(correspondent, kofi, "Not on a **Friday**.", ("At a visit", ""), ("The day of the letter, the visit or the call", day.ToString("uuuu-MM-dd", null)));

        await member.Open(saying);
        Assert.Contains($"From Kofi, at a visit, {Calling.Day(day, Words.English)}. Written down by Łucja of the Oven on {Calling.Day(today, Words.English)}.", member.Text, StringComparison.Ordinal);
        Assert.Contains("Not shown back yet", member.Text, StringComparison.Ordinal);
        Assert.Equal("Friday", member.Page.QuerySelector(".prose strong")?.TextContent);
        await member.Open(space);
        await member.Follow("Kofi");
        Assert.Contains("Has no account here. Łucja of the Oven writes for them.", member.Text, StringComparison.Ordinal);
        Assert.Contains("Letters to the house at the ford", member.Text, StringComparison.Ordinal);
        await member.Follow("Not on a Friday.");
        var log = (await member.Open(space + "/log")).Text;
        Assert.Contains("Łucja of the Oven wrote the card of somebody without an account.", log, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven wrote what somebody without an account said.", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Kofi", log, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Until_it_was_shown_back_it_can_be_changed_and_then_a_new_one_corrects_it(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (correspondent, space) = await Circle.Make(site);
        var kofi = await Kofi.Add(correspondent, space);
        var saying = await Kofi.Says(correspondent, kofi, "Not on a Friday.");
        await correspondent.Open(saying + "/edit");
        var early = correspondent.Request("Save what they said", ("What they said", "Never on a Friday."));
        await correspondent.Press("Save what they said", ("What they said", "Not on Fridays."));
        Assert.Contains("Not on Fridays.", correspondent.Text, StringComparison.Ordinal);

        await Kofi.IsShown(correspondent, saying, "They want it different, as below", ("What should be different, in their words", "Fridays are fine, Mondays are not."));
        Assert.Contains("they want it different", correspondent.Text, StringComparison.Ordinal);
        Assert.Contains("Fridays are fine, Mondays are not.", correspondent.Text, StringComparison.Ordinal);
        await correspondent.Send(early);
        Assert.Contains("This was shown to them already, so it stays as it is.", correspondent.Wrong, StringComparison.Ordinal);
        Assert.Contains("so it stays as it is", (await correspondent.Open(saying + "/edit")).Text, StringComparison.Ordinal);
        Assert.Empty(correspondent.Page.QuerySelectorAll("main textarea"));
        await correspondent.Open(space);
        await correspondent.Follow("Write down what Kofi wants to be different");
        await correspondent.Open(saying);
        await correspondent.Follow("Write down the correction");
        await correspondent.Press("Save what they said", ("What they said", "Not on Mondays."));

        Assert.Contains("It corrects an earlier one.", correspondent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wants to be different", (await correspondent.Open(space)).Text, StringComparison.Ordinal);
        Assert.Contains("A later one corrects this.", (await correspondent.Open(saying)).Text, StringComparison.Ordinal);
        Assert.Contains("Not on Fridays.", correspondent.Text, StringComparison.Ordinal);
        await correspondent.Press("Delete what is written here");
        Assert.Equal(kofi, correspondent.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await correspondent.Open(saying)).Status);
    }

    [Fact]
    public async Task Who_writes_for_somebody_prints_the_sheet_as_often_as_it_takes()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (correspondent, space) = await Circle.Make(site);
        var kofi = await Kofi.Add(correspondent, space);
        foreach (var day in Enumerable.Range(1, 4)) await Kofi.Says(correspondent, kofi, $"Letter {day}.");

        for (var times = 0; times <= Readings.Most / 4; times++) await correspondent.Open(kofi + "/sheet");

        Assert.Equal(HttpStatusCode.OK, correspondent.Status);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task Only_the_correspondent_writes_and_the_others_are_told_why(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (correspondent, space) = await Circle.Make(site);
        var member = await Circle.InviteAndJoin(site, correspondent, space, "Siôn");
        var kofi = await Kofi.Add(member, space);
        var saying = await Kofi.Says(member, kofi, "Not on a Friday.");
        // A facilitator may write for nobody either whom they do not write for.
        foreach (var path in (string[])[kofi + "/edit", kofi + "/sayings/new/edit", saying + "/edit"])
        {
            await correspondent.Open(path);
            Assert.Contains("Only who writes for this person can do this.", correspondent.Text, StringComparison.Ordinal);
            Assert.Empty(correspondent.Page.QuerySelectorAll("main form"));
        }
        Assert.Empty((await correspondent.Open(saying)).Page.QuerySelectorAll("main form"));

        var forms = new List<HttpRequestMessage>();
        foreach (var (path, button, label) in ((string, string, string)[])[(kofi + "/edit", "Save this card", "What do they want to be called?"), (kofi + "/sayings/new/edit", "Save what they said", "What they said"),
            (saying + "/edit", "Save what they said", "What they said")])
        {
            await member.Open(path);
            forms.Add(member.Request(button, (label, "forged")));
        }
        await member.Open(saying);
        forms.Add(member.Request("It was shown back"));
        forms.Add(member.Request("Delete what is written here"));
        forms.Add((await member.Open(kofi)).Request("Delete this card and all that Kofi said"));
        forms.Add(member.Request("I can’t write for them any more"));
        var token = (await correspondent.Open(space + "/me")).Page.QuerySelector("main form input[type=hidden]")!;
        foreach (var form in forms)
        {
            var fields = System.Web.HttpUtility.ParseQueryString(await form.Content!.ReadAsStringAsync());
            fields[token.GetAttribute("name")] = token.GetAttribute("value");
            await correspondent.Send(new(HttpMethod.Post, form.RequestUri) { Content = new FormUrlEncodedContent(fields.AllKeys.Select(key => KeyValuePair.Create(key!, fields[key]))) });
            Assert.True(correspondent.Wrong.Contains("Only who writes for this person can do this.", StringComparison.Ordinal), $"{form.RequestUri}: {correspondent.Status} {correspondent.Text}");
        }
        Assert.Contains("Not on a Friday.", (await member.Open(saying)).Text, StringComparison.Ordinal);
        Assert.Equal("Kofi", (await member.Open(kofi)).Title);
        Assert.Contains("You write for them.", member.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_to_be_mended_stands_at_its_box_and_nothing_is_lost()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await using var site = await WeftSite.Start(shelf);
        var (correspondent, space) = await Circle.Make(site);
        await correspondent.Open(space + "/persons/new/edit");
        await correspondent.Press("Save this card", ("What do they want to be called?", " "), ("How are they reached?", "by the ford"), ("Look at it again by", ""));
        Assert.Contains("2 things to mend", correspondent.Wrong, StringComparison.Ordinal);
        Assert.Equal("by the ford", correspondent.Labelled("How are they reached?").TextContent.Trim());
        var kofi = await Kofi.Add(correspondent, space);

        await correspondent.Open(kofi + "/sayings/new/edit");
        await correspondent.Press("Save what they said", ("The day of the letter, the visit or the call", shelf.Clock.Now.InUtc().Date.PlusDays(1).ToString("uuuu-MM-dd", null)), ("At a visit", ""));

        Assert.Contains("2 things to mend", correspondent.Wrong, StringComparison.Ordinal);
        Assert.True(correspondent.Labelled("At a visit").HasAttribute("checked"));
        var saying = await Kofi.Says(correspondent, kofi, "Yes.");
        await Kofi.IsShown(correspondent, saying, "They want it different, as below", ("The day on which they saw it", "never"));
        Assert.Contains("2 things to mend", correspondent.Wrong, StringComparison.Ordinal);
    }

    /// <summary>What lists show stands in a box of one size, whatever was written.</summary>
    [Fact]
    public async Task The_longest_name_and_all_that_can_be_said_of_something_have_room()
    {
        await using var site = await WeftSite.Shared(Engine.Sqlite);
        var (correspondent, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, correspondent, space, "Siôn");
        var name = string.Concat(Enumerable.Repeat("ᏣᎳᎩ", PersonCard.MostCalled / 3));
        var kofi = await Kofi.Add(correspondent, space, name);
        await (await correspondent.Open(kofi)).Press("Ask them", ("Siôn", ""));
        var first = await Kofi.Says(correspondent, kofi, "---");
        await Kofi.IsShown(correspondent, first, "Yes, that is right");
        await correspondent.Open(first);
        await correspondent.Follow("Write down the correction");
        await correspondent.Press("Save what they said", ("What they said", string.Concat(Enumerable.Repeat("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ", 2000))));
        await Kofi.IsShown(correspondent, correspondent.Path, "They want it different, as below", ("What should be different, in their words", "ᏣᎳᎩ"));

        await correspondent.Open(kofi);

        Assert.Equal(name, correspondent.Title);
        Assert.Equal(["Without words", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᏣᎳᎩ ᎦᏬᏂᎯ…"], correspondent.Page.QuerySelectorAll("section[aria-labelledby=said] li a").Select(link => link.TextContent).Order(StringComparer.Ordinal));
        Assert.Contains("ᏣᎳᎩ", (await correspondent.Open(space)).Text, StringComparison.Ordinal);
    }

    [Theory, ClassData(typeof(OneEngine))]
    public async Task The_sheet_has_what_was_not_shown_back_and_nothing_that_tells_where_it_comes_from(Engine engine)
    {
        await using var site = await WeftSite.Shared(engine);
        var (correspondent, space) = await Circle.Make(site);
        await Circle.InviteAndJoin(site, correspondent, space, "Siôn");
        var kofi = await Kofi.Add(correspondent, space);
        await Kofi.IsShown(correspondent, await Kofi.Says(correspondent, kofi, "Shown already."), "Yes, that is right");
        await Kofi.Says(correspondent, kofi, "Not on a Friday.");

        await correspondent.Open(kofi + "/sheet");

        Assert.Contains("Not on a Friday.", correspondent.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Shown already.", correspondent.Text, StringComparison.Ordinal);
        Assert.Equal("Is this right?", correspondent.Page.Title);
        foreach (var screen in correspondent.Page.QuerySelectorAll(".screen, .skip").ToList()) screen.Remove();
        var paper = correspondent.Page.Body!.TextContent;
        Assert.Contains("Kofi", paper, StringComparison.Ordinal);
        Assert.Contains("Łucja of the Oven", paper, StringComparison.Ordinal);
        foreach (var telling in (string[])["Weft", "Siôn", Circle.Name, "Long Thread", "http", "127.0.0.1", "ford"])
            Assert.DoesNotContain(telling, paper, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(correspondent.Page.Body.QuerySelectorAll("a, img"));
        Assert.Contains(Circle.Name, (await correspondent.Open(kofi + "/sheet?name=yes")).Page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("¿Está bien así?", (await correspondent.Open("/es" + kofi + "/sheet")).Title, StringComparison.Ordinal);
    }
}
