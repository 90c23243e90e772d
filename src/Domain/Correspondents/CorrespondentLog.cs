namespace Weft.Correspondents;

/// <summary>What the log of a space tells of who writes for people without an account. These words are stored: add, never rename.</summary>
public static class CorrespondentLog
{
    /// <summary>Somebody was asked to write for a person without an account.</summary>
    public const string Offered = "CorrespondentOffered";
    public const string Changed = "CorrespondentChanged";
    /// <summary>Given back, by nobody knows whom.</summary>
    public const string Free = "CorrespondentFree";
}
