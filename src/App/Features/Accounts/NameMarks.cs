using System.Text;
using Weft.Vault;

namespace Weft.Accounts;

/// <summary>
/// Sign-in names are kept as marks under the host secret: who has the database alone can neither read them nor try one (HMAC-SHA256). Capitals
/// and accents do not matter, since nobody remembers which they typed.
/// </summary>
public sealed class NameMarks(HostSecrets secrets)
{
    private readonly IReadOnlyList<Secret> keys = secrets.Keys("weft sign-in names 1");

    /// <summary>The mark that is stored from now on.</summary>
    public string New(string name) => Mark(keys[0], name);

    /// <summary>Every mark that it may be stored under.</summary>
    public IReadOnlyList<string> All(string name) => [.. keys.Select(key => Mark(key, name))];

    private static string Mark(Secret key, string name) => Convert.ToHexStringLower(key.Mac(Encoding.UTF8.GetBytes(Folding.Fold(name))));
}
