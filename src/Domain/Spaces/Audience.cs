namespace Weft.Spaces;

/// <summary>Whom a member tells something. Visitors are told what one is called, and nothing more. Names are stored: add, never rename.</summary>
public enum Audience { Members, Facilitators }
