using Weft.Groups;

namespace Weft.Formats;

/// <summary>A group while the files are read: before its id is settled and its ties are known.</summary>
internal sealed class Draft(Group group, int table)
{
    private Spool? spool;
    private long place;

    /// <summary>The group; once it is spooled, only who and where it is, and what was added since. <see cref="Whole"/> has all of it.</summary>
    public Group Group { get; set; } = group;

    /// <summary>Everything that the group says.</summary>
    public Group Whole
    {
        get => spool?.Get(place) is not { } said ? Group : said with
        {
            Id = Group.Id,
            Name = Group.Name,
            Kind = Group.Kind,
            Place = Group.Place,
            Member = Group.Member,
            Others = Group.Others.Count == 0 ? said.Others : [.. said.Others, .. Group.Others],
        };
        set
        {
            Group = value;
            if (spool is null) return;
            place = spool.Put(value with { Place = null });
            // What ids, ties and duplicates are found by stays in memory.
            Group = new Group { Id = value.Id, Name = value.Name, Kind = value.Kind, Place = value.Place, Member = value.Member };
        }
    }

    public void PutInto(Spool? to)
    {
        spool = to;
        Whole = Group;
    }

    /// <summary>The number of the table that it first stood in.</summary>
    public int Table { get; } = table;
    public long? Row { get; init; }
    /// <summary>The id that its source gave it.</summary>
    public string? SourceId { get; init; }
    public string? Acronym { get; init; }
    /// <summary>What the gazetteer is to be asked for its place; null if there is nothing to ask, or no more.</summary>
    public PlaceWords? PlaceWords { get; set; }
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
