using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Weft.About;

namespace Weft;

/// <summary>The pages that nobody asks for are read by somebody who is in trouble already. Each is provoked, not asked for by its address.</summary>
public class ErrorPagesTests(Site site) : IClassFixture<Site>
{
    [Theory, InlineData("", "Something broke here"), InlineData("/es", "Algo se rompió aquí")]
    public async Task What_broke_is_told_to_everyone(string language, string title)
    {
        await using var broken = await site.Another(services => services.AddSingleton<SourceOffer>(_ => throw new InvalidOperationException("Broken by a test")));

        await EverybodyReads($"{language}/broken", title, await Ask(broken, http => http.GetAsync($"{language}/about/source")));
    }

    [Theory, InlineData("", "Too many at once"), InlineData("/es", "Demasiadas a la vez")]
    public async Task Who_is_slowed_down_is_told_how_to_go_on(string language, string title)
    {
        await using var busy = await site.Another(services => services.Configure<MvcOptions>(pages => pages.Filters.Add(new SlowedDown())));

        var refused = await Ask(busy, http => http.GetAsync($"{language}/worksheet"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        await EverybodyReads($"{language}/too-many", title, refused);
    }

    private sealed class SlowedDown : IResourceFilter
    {
        public void OnResourceExecuting(ResourceExecutingContext context)
        {
            if (context.HttpContext.Request.Path == "/worksheet") context.Result = new StatusCodeResult(StatusCodes.Status429TooManyRequests);
        }

        public void OnResourceExecuted(ResourceExecutedContext context) { }
    }

    /// <summary>Shows an answer that was given once to every reader.</summary>
    private Task EverybodyReads(string name, string title, (HttpStatusCode Status, string Html) answer) =>
        Readers.Meet(site.Address, name, (int)answer.Status, async page =>
        {
            await page.RouteAsync(site.Address + name, route => route.FulfillAsync(new() { Status = (int)answer.Status, ContentType = "text/html; charset=utf-8", Body = answer.Html }));
            var shown = await page.GotoAsync(site.Address + name);
            Assert.Equal(title, await page.Locator("h1").InnerTextAsync());
            return shown;
        });

    private static async Task<(HttpStatusCode Status, string Html)> Ask(WebApplication app, Func<HttpClient, Task<HttpResponseMessage>> ask)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(app.Urls.Single()) };
        using var answer = await ask(http);
        Headers.AreRight(answer);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
