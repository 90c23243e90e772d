namespace Weft.Vault;

/// <summary>
/// What stands in the link of an invitation, or on its sheet of paper. Who has it can open the key that waits for them, of a space or, for a
/// visitor, of one record; who has the database alone can neither do that nor tell which invitation a code is for.
/// </summary>
public sealed class InvitationCode : IDisposable
{
    private readonly PaperCode code;
    private readonly Secret root;

    private InvitationCode(PaperCode code)
    {
        (this.code, root) = (code, code.Root("weft invitation 1"u8));
        using var id = root.Derive("id");
        Id = Convert.ToHexStringLower(id.Bytes[..16]);
    }

    /// <summary>Under which the invitation is stored: 32 hexadecimal digits.</summary>
    public string Id { get; }

    public static InvitationCode Random() => new(PaperCode.Random());

    /// <param name="wrongGroup">Which group cannot be right, from 1; 0 if there are not eight groups.</param>
    /// <returns>Null if it was mistyped.</returns>
    public static InvitationCode? Parse(string? typed, out int wrongGroup) => PaperCode.Parse(typed, out wrongGroup) is { } code ? new(code) : null;

    /// <summary>As it is printed, and for nothing else: "7K2MQ 0F3XA ...".</summary>
    public string Print() => code.Print();

    internal Secret Key => root.Derive("key of the space");

    public void Dispose()
    {
        root.Dispose();
        code.Dispose();
    }
}
