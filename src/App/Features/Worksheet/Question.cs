namespace Weft.Worksheet;

/// <summary>One of the twelve questions that a coalition works through together. Title and hint are keys of <see cref="Words"/>.</summary>
public sealed record Question(string Id, string Title, string Hint)
{
    public static readonly IReadOnlyList<Question> All =
    [
        new("similar", "Who does work like ours?", "Groups, friends, congregations, unions, one stubborn person. Say how you know them."),
        new("where", "Where do we each do it?", "Towns, courts, prisons, bus routes. Mark them on a map too."),
        new("specialisms", "Which specialisms do we need?", "Law, medicine, interpreting, press, building, money."),
        new("values", "Which values do we need to agree on?", "What would you never do? What must every group sign up to?"),
        new("skills", "Which skills are we short of?", "Count people, not groups. One tired person is a gap."),
        new("resources", "Which resources do we need?", "Rooms, vans, printers, phones, a PO box, cash in hand."),
        new("access", "Who can get us those things?", "Name the group or the person, and who would ask them."),
        new("approach", "How shall we approach them?", "Who goes first? What can we offer? What might worry them?"),
        new("shared", "How does each group’s own work become part of a shared effort?", "What stays yours? What do you bring?"),
        new("together", "How will we work, share and build together?",
            "Meetings, decisions, money, childcare, what happens when we disagree."),
        new("unknown", "What don’t we know yet?", "Facts to find, people to ask, by when."),
        new("missing", "Who and what is missing from this room?", "Who is most affected and not here? What kept them away?"),
    ];
}
