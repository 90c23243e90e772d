using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Weft.Web;

/// <summary>Addresses in the header that leads somewhere else: it takes ASCII alone, and an address may be of what somebody typed or asked for.</summary>
public static class RedirectTarget
{
    /// <summary>Longer ones do not fit into the headers that proxies let through.</summary>
    public const int MaxLength = 2000;

    /// <summary>Percent-encodes what an address cannot bear; what is encoded already stays so, whether it can be read or not.</summary>
    public static string Escape(string address)
    {
        if (address.All(IsPlain)) return address;
        var escaped = new StringBuilder(address.Length * 2);
        foreach (var letter in Encoding.UTF8.GetBytes(address))
        {
            if (IsPlain((char)letter)) escaped.Append((char)letter);
            else escaped.Append(CultureInfo.InvariantCulture, $"%{letter:X2}");
        }
        return escaped.ToString();
    }

    private static bool IsPlain(char letter) => letter is > ' ' and < '\x7F' and not ('"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}');

    /// <summary>Escapes wherever a page leads.</summary>
    internal sealed class Filter : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is RedirectResult redirect) redirect.Url = Escape(redirect.Url);
        }

        public void OnResultExecuted(ResultExecutedContext context) { }
    }
}
