using Weft.Groups;

namespace Weft.Formats;

/// <summary>A group while the files are read: before its id is settled and its ties are known.</summary>
internal sealed class Draft(Group group, int table)
{
    public Group Group { get; set; } = group;
    /// <summary>The number of the table that it first stood in.</summary>
    public int Table { get; } = table;
    public long? Row { get; init; }
    /// <summary>The id that its source gave it.</summary>
    public string? SourceId { get; init; }
    public string? Acronym { get; init; }
    /// <summary>What the gazetteer is to be asked for its place; null if there is nothing to ask.</summary>
    public PlaceWords? PlaceWords { get; init; }
    /// <summary>Whether the name was made from the id because there was none.</summary>
    public bool NameIsId { get; init; }
    /// <summary>Whether the file said if it is a member.</summary>
    public bool MemberSaid { get; set; }
    /// <summary>Cells of columns that may name other groups.</summary>
    public List<Mention>? Mentions { get; set; }
    /// <summary>The draft that it was made one with.</summary>
    public Draft? Into { get; set; }

    public Draft Final
    {
        get
        {
            var draft = this;
            while (draft.Into is { } into) draft = into;
            return draft;
        }
    }
}

/// <summary>A cell that may name other groups.</summary>
internal readonly record struct Mention(string Heading, string Value);
