using System.Text.RegularExpressions;

namespace Weft.Groups;

/// <summary>
/// Names by which somebody is found in a messenger or a network. In a text nobody can tell a group's own from those of one of its people,
/// so all go; a page of its own that a group names as its website is public, and is not asked here.
/// </summary>
internal static partial class Handles
{
    // Each keeps what stands before the handle in the group "kept".
    public static IEnumerable<Regex> All => [Page, Fediverse, Named, AtName];

    private const int MostMilliseconds = 1000;
    private const RegexOptions Usual = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<![\p{L}\p{N}.\-@])(https?://)?((www|m|mobile|web|[a-z]{2})\.)?((t|telegram)\.me|telegram\.dog|m\.me|instagram\.com|instagr\.am|facebook\.com|fb\.com|fb\.me|twitter\.com|x\.com|tiktok\.com|threads\.(net|com)|snapchat\.com|bsky\.app/profile|matrix\.to|threema\.id|discord(app)?\.com/users|youtube\.com/@|linktr\.ee)/?[^\s<>()""]*[^\s<>()"".,;:!?]|(?<![\p{L}\p{N}.\-@])https?://[\p{L}\p{N}.\-]{1,100}/@[\p{L}\p{N}_.\-]{0,60}[\p{L}\p{N}_](@[\p{L}\p{N}\-]{1,63}(\.[\p{L}\p{N}\-]{1,63}){1,4})?", Usual, MostMilliseconds)]
    private static partial Regex Page { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])[@＠﹫][\p{L}\p{N}_.\-]{1,64}[@＠﹫:][\p{L}\p{N}\-]{1,63}(\.[\p{L}\p{N}\-]{1,63}){1,4}", Usual, MostMilliseconds)]
    private static partial Regex Fediverse { get; }

    /// <summary>"Instagram: free.them", "Signal - ana.42": what looks like a name, or stands alone after the colon.</summary>
    [GeneratedRegex(@"(?<kept>(?<![\p{L}\p{N}])(instagram|insta|ig|telegram|signal|whatsapp|snapchat|snap|skype|discord|twitter|tiktok|wechat|threema|mastodon|bluesky|facebook|messenger|kik)(\s(id|handle|name|username|user|usuario))?\s?[:=]\s?)@?(?!https?:)([\p{L}\p{N}][\p{L}\p{N}.\-]{0,40}[\p{N}_#][\p{L}\p{N}_#.]{0,20}|[\p{L}\p{N}]{2,40}([._][\p{L}\p{N}]{1,40}){1,4}|[\p{L}\p{N}]{3,40}(?=\s*($|[,;|)\]\n•·]|\.(\s|$))))", Usual, MostMilliseconds)]
    private static partial Regex Named { get; }

    [GeneratedRegex(@"(?<![\p{L}\p{N}_./@＠﹫])[@＠﹫][\p{L}\p{N}_]([\p{L}\p{N}_.]{0,60}[\p{L}\p{N}_])?(?![@＠﹫])", Usual, MostMilliseconds)]
    private static partial Regex AtName { get; }
}
