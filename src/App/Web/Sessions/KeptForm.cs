namespace Weft.Web;

/// <summary>
/// What somebody typed into a page whose session had ended: it goes along, in their own browser, through the page where they sign in, and can be
/// sent again after that. It is stored nowhere.
/// </summary>
public sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    private const string Prefix = "kept.", AddressName = "then";

    private static readonly string[] Secrets = ["Passphrase", "Again", "Now", "Code"];

    // What nobody typed; the key of an app least of all is to stand on a page where somebody signs in.
    private static readonly string[] Unread = ["key", VisitorForm.StampField];

    public static readonly KeptForm Nothing = new("", []);

    public bool HasFields => Fields.Count > 0;

    /// <summary>Whether what was typed was not read, since a stranger sent it: nothing of it goes along.</summary>
    public bool IsUnread { get; init; }

    /// <summary>What people read again: longer than a choice or a number, or in letters that no choice has, and no id.</summary>
    public IEnumerable<string> Texts => Fields.Where(entry => !Unread.Contains(entry.Key)).Select(entry => entry.Value)
        .Where(text => text.Length > 20 ? !(text.Length == 32 && text.All(char.IsAsciiHexDigitLower)) : text.Contains(' ', StringComparison.Ordinal) || !System.Text.Ascii.IsValid(text));

    /// <summary>The fields of a form that goes on carrying it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried =>
        [KeyValuePair.Create(AddressName, Address), .. Fields.Select(entry => KeyValuePair.Create(Prefix + entry.Key, entry.Value))];

    /// <summary>Of a form that was sent to a page which needs a session. Passphrases are typed anew: they are never shown, and never sent back.</summary>
    public static KeptForm Of(string address, IFormCollection form) =>
        new(address, [.. from field in form where field.Key is not (Gate.TokenField or SamePress.Field) && !Secrets.Contains(field.Key) from value in field.Value select new KeyValuePair<string, string>(field.Key, value ?? "")]);

    /// <summary>Of a form that carries another.</summary>
    public static KeptForm CarriedBy(HttpRequest request)
    {
        if (!request.HasFormContentType) return new(Local(request.Query[AddressName]), []);
        return new(Local(request.Form[AddressName]),
            [.. from field in request.Form where field.Key.StartsWith(Prefix, StringComparison.Ordinal)
                from value in field.Value select new KeyValuePair<string, string>(field.Key[Prefix.Length..], value ?? "")]);
    }

    // Only an address of ours: a link that was sent by somebody must not lead elsewhere after signing in.
    private static string Local(string? address) =>
        address is ['/'] or ['/', not '/', ..] && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal)
        && RedirectTarget.Escape(address) is { Length: <= RedirectTarget.MaxLength } escaped ? escaped : "";
}
