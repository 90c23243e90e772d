using System.Net;
using AngleSharp;
using AngleSharp.Html.Dom;
using Weft.Fixtures;

namespace Weft.Groups;

/// <summary>What a visitor does: opens pages and presses buttons.</summary>
internal static class Visitor
{
    public static async Task<IHtmlDocument> Open(WeftSite site, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await site.Http.GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
        return await Parse(answer);
    }

    public static async Task<IHtmlDocument> Parse(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(response => response.Content(html).Address("http://weft.test/"));
    }

    public static Task<HttpResponseMessage> Press(WeftSite site, IHtmlFormElement form, string? stamp = null) =>
        site.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([new("stamp", stamp ?? ((IHtmlInputElement)form.Elements["stamp"]!).Value)]));
}

/// <summary>A group whose list says far more of it than anybody may read.</summary>
internal static class Guarded
{
    public const string Mail = "canary.mail@private.example", Phone = "+44 7700 900123", Person = "Canary Person Name",
        Note = "canary note about somebody", Street = "17A Canary Close", OtherCell = "canary other cell";

    public static Group Group => Samples.Group("a", "Bread Oven", $"{Street}, Leeds, LS7 4QQ") with
    {
        Description = $"Hot food. Write to {Mail} or ring {Phone} before 10.00.",
        Website = "https://bread.example/oven?ref=1",
        Needs = ["canary need"],
        Private = [new("Contact", Person), new("E-mail", Mail), new("Notes", Note)],
        Others = [new("Column 9", OtherCell)],
    };
}
