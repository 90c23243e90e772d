namespace Weft.Spaces;

/// <summary>Who may make spaces: a setting of whoever runs a Weft.</summary>
public enum Founders { Everybody, Facilitators, Operator }

public static class Founding
{
    /// <summary>Why somebody makes no space here; null if they may. Who operates always may: else nobody could make the first.</summary>
    public static Reason? Refuse(this Founders founders, bool operates, bool facilitates) => (founders, operates, facilitates) switch
    {
        (Founders.Everybody, _, _) or (_, true, _) or (Founders.Facilitators, _, true) => null,
        (Founders.Facilitators, _, _) => new("Here only who facilitates a space makes another. Ask a facilitator of one of yours: they can make it and invite you"),
        _ => new("Here only who runs this Weft makes spaces. Ask them: they can make it, invite you and hand it over to you"),
    };
}
