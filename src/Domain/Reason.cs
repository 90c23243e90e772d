namespace Weft;

/// <summary>
/// Why something is so: an English sentence that is also its key, with its arguments ({0}, {1} ...). The edge words it in the
/// reader's language.
/// </summary>
public sealed record Reason(string Key, ValueList<string> Arguments)
{
    public Reason(string key, params string[] arguments) : this(key, ValueList.Create<string>(arguments)) { }

    /// <summary>The reason in English.</summary>
    public override string ToString() =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Key, [.. Arguments]);
}
