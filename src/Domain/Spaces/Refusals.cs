namespace Weft.Spaces;

/// <summary>Reasons that several rules share.</summary>
internal static class Refusals
{
    public static Reason OnlyFacilitators => new("Only a facilitator can do this");
    public static Reason OnlyMembers => new("Only a member who is not paused can do this");
    public static Reason NotHere => new("This person has no seat in this space any more");
    public static Reason Paused => new("This person is paused. Wait until that has ended");
    public static Reason Gone => new("This proposal is not open any more. Whoever wants it can make it again");
    public static Reason Ours => new("Somebody else has to agree: nobody is judge of their own proposal");
}
