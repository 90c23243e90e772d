using Microsoft.AspNetCore.Mvc;

namespace Weft.Notes;

[IgnoreAntiforgeryToken, Once, TakesIn((NoteCard.MostText * TakesInAttribute.Letter) + TakesInAttribute.Rest)]
public sealed class EditModel(Cards<NoteCard, CardLine> notes, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : EditCardPage<NoteCard, CardLine>(notes, viewer, words, spaces, members);
