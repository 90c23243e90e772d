using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Weft.Fixtures;

/// <summary>Somebody with a browser without scripts: opens pages, fills in what has a label, presses what has a name, keeps cookies.</summary>
public sealed class Person(HttpClient http)
{
    private const int MostRedirects = 5;
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private (string Name, byte[] File) chosen = ("", []);

    public Person(WeftSite site) : this(site.Http) => NameOf = site.NameOf;

    /// <summary>With what somebody signs in here whom the test calls so.</summary>
    public Func<string, string> NameOf { get; } = person => person;

    /// <summary>Whether they go on to where an answer leads them.</summary>
    public bool Follows { get; init; } = true;
    public HttpStatusCode Status { get; private set; }
    public HttpResponseMessage Answer { get; private set; } = null!;
    public IHtmlDocument Page { get; private set; } = null!;
    public string Path { get; private set; } = "/";

    public HttpClient Http => http;
    public IDictionary<string, string> Cookies => cookies;
    public string Title => Page.QuerySelector("h1")!.TextContent.Trim();
    public string Text => string.Join(' ', Page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    /// <summary>What has to be mended.</summary>
    public string Wrong => Page.QuerySelector(".notice.is-wrong")?.TextContent ?? "";

    public Task<Person> Open(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Follows the link with these words.</summary>
    public Task<Person> Follow(string words) => Open(Page.QuerySelectorAll("main a").First(link => link.TextContent.Trim() == words).GetAttribute("href")!);

    /// <summary>Fills in boxes by their labels and presses a button by its words.</summary>
    public Task<Person> Press(string button, params (string Label, string Value)[] filled) => Send(Request(button, filled));

    /// <summary>What pressing the button would send.</summary>
    public HttpRequestMessage Request(string button, params (string Label, string Value)[] filled)
    {
        var pressed = Page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().SingleOrDefault(found => found.TextContent.Trim() == button)
            ?? throw new InvalidOperationException($"There is no one button “{button}” on {Path} ({Status}): {Text}");
        var form = pressed.Closest("form")!;
        foreach (var (label, value) in filled)
        {
            var box = Labelled(label);
            switch (box)
            {
                case IHtmlInputElement { Type: "radio" } radio:
                    foreach (var other in form.QuerySelectorAll("input[type=radio]").OfType<IHtmlInputElement>().Where(other => other.Name == radio.Name))
                        other.RemoveAttribute("checked");
                    radio.SetAttribute("checked", "");
                    break;
                case IHtmlInputElement { Type: "checkbox" } check:
                    check.SetAttribute("checked", "");
                    break;
                case IHtmlInputElement input:
                    input.SetAttribute("value", value);
                    break;
                case IHtmlTextAreaElement area:
                    area.TextContent = value;
                    break;
                case IHtmlSelectElement select:
                    foreach (var option in select.Options) option.IsSelected = option.Value == value || option.Text == value;
                    break;
                default: throw new InvalidOperationException($"{label} is no box.");
            }
        }
        var fields = Fields(form).ToList();
        if (pressed.Name is { Length: > 0 } name) fields.Add(new(name, pressed.Value));
        return new(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } action ? action : Path) { Content = form.GetAttribute("enctype") == "multipart/form-data" ? Parts(fields) : new FormUrlEncodedContent(fields) };
    }

    /// <summary>Chooses a file for the next form that takes one.</summary>
    public Person Choose(string name, byte[] file)
    {
        chosen = (name, file);
        return this;
    }

    private MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            if (Page.QuerySelector($"input[type=file][name={name}]") is null) parts.Add(new StringContent(value), $"\"{name}\"");
            else parts.Add(new ByteArrayContent(chosen.File), $"\"{name}\"", $"\"{chosen.Name}\"");
        }
        chosen = ("", []);
        return parts;
    }

    public async Task<Person> Send(HttpRequestMessage request)
    {
        for (var redirects = 0; ; redirects++)
        {
            if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            Path = request.RequestUri!.OriginalString;
            Answer = await http.SendAsync(request);
            Status = Answer.StatusCode;
            Keep(Answer);
            if (Answer.Headers.Location is not { } location || !Follows || redirects == MostRedirects) break;
            request = new(HttpMethod.Get, location.OriginalString);
        }
        Page = new HtmlParser().ParseDocument(await Answer.Content.ReadAsStringAsync());
        return this;
    }

    public IElement Labelled(string label)
    {
        var found = Page.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Single(element => element.TextContent.Trim() == label);
        return Page.GetElementById(found.HtmlFor!)!;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IElement form)
    {
        foreach (var element in form.QuerySelectorAll("input, textarea, select"))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" } input when !input.HasAttribute("checked"): break;
                case IHtmlInputElement { Name.Length: > 0 } input: yield return new(input.Name, input.GetAttribute("value") ?? (input.Type is "checkbox" ? "on" : "")); break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area: yield return new(area.Name, area.Value); break;
                case IHtmlSelectElement { Name.Length: > 0 } select: yield return new(select.Name, select.Value ?? ""); break;
            }
        }
    }

    private void Keep(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var set)) return;
        foreach (var cookie in set)
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            foreach (var guard in (string[])["; path=/", "; secure", "; samesite=strict", "; httponly"])
                Assert.Contains(guard, cookie, StringComparison.Ordinal);
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
            if (value.Length == 0) cookies.Remove(name);
            else cookies[name] = value;
        }
    }
}
