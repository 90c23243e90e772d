namespace Weft.Groups;

/// <summary>What a coalition wants to do and therefore needs.</summary>
public sealed record Purpose(string Name, ValueList<Want> Wants);

/// <summary>One thing that a purpose needs, and how many holders of it would be enough.</summary>
public sealed record Want(NeedKind What, string Name, int Wanted = 2);
