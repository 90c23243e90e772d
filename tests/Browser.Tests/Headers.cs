namespace Weft;

public static class Headers
{
    public static void AreRight(HttpResponseMessage answer)
    {
        string Header(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : "";

        var policy = Header("Content-Security-Policy");
        foreach (var part in new[] { "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'" })
            Assert.Contains(part, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Resource-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("", Header("Server"));
        Assert.Equal("", Header("Set-Cookie"));
    }

    public static async Task<string> GetStringOrError(this HttpClient http, string address)
    {
        using var answer = await http.GetAsync(address);
        return await answer.Content.ReadAsStringAsync();
    }
}
