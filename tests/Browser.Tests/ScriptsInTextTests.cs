using Microsoft.Playwright;

namespace Weft;

/// <summary>Somebody writes scripts into everything that can be written, in many forms. Nothing runs in a browser that runs scripts, not even without our content security policy.</summary>
public class ScriptsInTextTests : SignedIn
{
    private const string Elsewhere = "https://elsewhere.example/spy";

    private static readonly string[] Forms =
    [
        "<script>alert(1)</script>", $"<script src={Elsewhere}></script>", "<ScRiPt>alert(1)</sCrIpT>", "<script\n>alert(1)</script\n>", "<scr<script>ipt>alert(1)</script>",
        $"<img src={Elsewhere} onerror=alert(1)>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)></svg>", "<svg><script>alert(1)</script></svg>", "<svg><a xlink:href=\"javascript:alert(1)\"><text y=9>x</text></a></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>", "<b onmouseover=alert(1) onclick=alert(1)>hover</b>", "<details open ontoggle=alert(1)>x</details>", "<input autofocus onfocus=alert(1)>",
        $"<iframe src={Elsewhere}></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", $"<object data={Elsewhere}></object>", $"<link rel=stylesheet href={Elsewhere}>", $"<style>@import url({Elsewhere});</style>", $"<meta http-equiv=refresh content=\"0;url={Elsewhere}\">",
        $"<form action={Elsewhere}><button autofocus>x</button></form>", $"<base href={Elsewhere}>", $"<video poster={Elsewhere} autoplay></video>", "</div></main><script>alert(1)</script>", "--><script>alert(1)</script>", "]]><script>alert(1)</script>",
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\tscript:alert(1))", "[a](<java\tscript:alert(1)>)", "[a](&#106;avascript:alert(1))", "[a](javascript&colon;alert(1))", "[a](&#x1;javascript:alert(1))", "[a](%6Aavascript:alert(1))", "[a](\\javascript:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)", "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[a](vbscript:alert(1))", "[a](blob:x)", "[a](file:///etc/passwd)", "[a](<//elsewhere.example>)", "[a](/\\elsewhere.example)",
        "<javascript:alert(1)>", "<data:text/html,x>", "<JAVASCRIPT:alert(1)>", "javascript:alert(1)", "[a]\n\n[a]: javascript:alert(1)", "[b]\n\n[b]: <javascript:alert(1)> 'onclick=alert(1)'", "[a](/x \"x' onmouseover='alert(1)\")", "[a](/x 'x\" onmouseover=\"alert(1)')", "[a](/x\"onmouseover=alert(1)//)",
        $"![a]({Elsewhere})", "![a](x\"onerror=\"alert(1))", $"[![a]({Elsewhere})](javascript:alert(1))", $"![a][c]\n\n[c]: {Elsewhere}", "&lt;script&gt;alert(1)&lt;/script&gt;", "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```", "```\"onmouseover=alert(1)\nx\n```", "    <script>alert(1)</script>",
        "a|b\n-|-\n<script>alert(1)</script>|<img src=x onerror=alert(1)>", "<http://a.example/\"onmouseover=alert(1)>", "http://a.example/\"onmouseover=\"alert(1)", "www.a.example/'onmouseover='alert(1)", "\ufeff<script>alert(1)</script>", "＜script＞alert(1)＜/script＞",
    ];

    [Fact]
    public async Task Nothing_that_somebody_writes_runs_or_asks_anybody()
    {
        var text = "Zoë\n\n" + string.Join("\n\n", Forms);
        await SetUp();
        var space = await Found();
        var note = await Save($"{space}/notes/new/edit", "Save the note", ("Title", "<script>alert(1)</script>"), ("Text", text));
        await Page.GetByText("Let somebody from outside read this").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Make the invitation" }).ClickAsync();
        var guest = await Come(await CodeOf(Page), "<img src=x onerror=alert(1)>", "Okafor", "Begin to read", before: "join-scripts");
        var task = await Save($"{space}/tasks/new/edit", "Save the task", ("What is to be done?", "<svg onload=alert(1)>"), ("What else one should know", text));
        var person = await Save($"{space}/persons/new/edit", "Save this card", ("What do they want to be called?", "\"><script>alert(1)</script>"), ("How are they reached?", text[..900]));
        var saying = await Save($"{person}/sayings/new/edit", "Save what they said", ("What they said", text));

        await NothingRuns(Context, [note, task, saying], isProse: true);
        await NothingRuns(guest.Context, ["/visits" + space["/spaces".Length..]], isProse: true);
        await NothingRuns(Context, [note + "/edit", task + "/edit", person, person + "/sheet", space, space + "/people", space + "/log", space + "/review"], isProse: false);
    }

    private async Task<string> Save(string path, string button, params (string Label, string Text)[] filled)
    {
        await Page.GotoAsync(Address + path);
        foreach (var (label, text) in filled) await Page.GetByLabel(label, new() { Exact = true }).FillAsync(text);
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        return new Uri(Page.Url).AbsolutePath;
    }

    /// <summary>Opens pages as somebody who is signed in and runs scripts, and touches everything on them.</summary>
    private async Task NothingRuns(IBrowserContext who, string[] paths, bool isProse)
    {
        await using var context = await who.Browser!.NewContextAsync(new() { StorageState = await who.StorageStateAsync(), BypassCSP = true });
        var ran = new List<string>();
        await context.AddInitScriptAsync("window.alert = () => console.error('ran')");
        await context.RouteAsync(url => !url.StartsWith(Address, StringComparison.Ordinal), route =>
        {
            ran.Add(route.Request.Url);
            return route.AbortAsync();
        });
        foreach (var path in paths)
        {
            var page = await context.NewPageAsync();
            page.Dialog += (_, dialog) => ran.Add(dialog.Message);
            page.Console += (_, message) => ran.Add(message.Text);
            page.PageError += (_, error) => ran.Add(error);
            Assert.Equal(200, (await page.GotoAsync(Address + path))!.Status);

            Assert.Equal(0, await page.Locator("main script, main img, main svg, main iframe, main object, main style, main meta, main base, main video, main math").CountAsync());
            Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('*')].filter(element => [...element.attributes].some(attribute => attribute.name.startsWith('on'))).length"));
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a')].filter(link => !['http:', 'https:', 'mailto:', 'tel:'].includes(link.protocol)).map(link => link.outerHTML)"));
            await page.EvaluateAsync("for (const element of document.querySelectorAll('main *')) for (const event of ['mouseover', 'mouseenter', 'focus', 'toggle', 'error', 'load']) element.dispatchEvent(new Event(event))");
            if (isProse) Assert.Contains("<script>alert(1)</script>", await page.Locator(".prose").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(Address + path, page.Url);
            await page.CloseAsync();
        }
        Assert.True(ran.Count == 0, string.Join("; ", ran));
    }
}
