using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Weft.Fixtures;

namespace Weft.Groups;

public class ShelfCacheTests
{
    private const string Whole = "the whole answer";

    [Fact]
    public async Task Who_hangs_up_in_the_middle_leaves_no_half_answer_for_the_next()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        var cache = new ShelfCache(new Shelf(shelf.Store, TimeProvider.System, NullLogger<Shelf>.Instance));
        await Ask(cache, hangsUp: false);

        await Ask(cache, hangsUp: true);

        Assert.Equal(Whole, await Ask(cache, hangsUp: false));
        // By now it is kept, and nobody has to write it again.
        Assert.Equal(Whole, await Ask(cache, hangsUp: false, write: _ => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task What_is_written_and_not_flushed_is_kept_whole()
    {
        await using var shelf = await TestShelf.Open(Engine.Sqlite);
        await shelf.Publish("North", Samples.Many(3), [new("g0", "g1", "works with", Confirmed: true)]);
        await using var site = await WeftSite.Start(shelf);
        var first = await site.Http.GetStringAsync("/graph.json");

        Assert.Contains("\"ties\":[{", first, StringComparison.Ordinal);
        for (var times = 0; times < 3; times++)
            Assert.Equal(first, await site.Http.GetStringAsync("/graph.json"));
    }

    private static async Task<string> Ask(ShelfCache cache, bool hangsUp, RequestDelegate? write = null)
    {
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(hangsUp) };
        context.Request.Method = "GET";
        context.Request.Host = new("weft.test");
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = "/graph.json";
        context.SetEndpoint(new(null, new(new ShelfCachedAttribute()), null));
        using var body = new MemoryStream();
        context.Response.Body = body;
        // Writers of the framework end in silence when nobody listens any more.
        write ??= asked => asked.RequestAborted.IsCancellationRequested ? Task.CompletedTask : asked.Response.WriteAsync(Whole);
        try
        {
            await cache.Answer(context, asked => cache.Keep(asked, write));
        }
        catch (OperationCanceledException) when (hangsUp)
        {
        }
        return Encoding.UTF8.GetString(body.ToArray());
    }
}
