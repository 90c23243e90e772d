using Weft.Spaces;

namespace Weft.Members;

/// <summary>The question who may see something on one's card.</summary>
/// <param name="Name">Of the boxes in the form.</param>
public sealed record AudienceChoice(string Name, Audience Chosen, string Question)
{
    public static string LabelOf(Audience audience) => audience == Audience.Members ? "All members" : "Only who facilitates";
}
