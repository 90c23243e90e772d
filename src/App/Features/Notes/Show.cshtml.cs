using Microsoft.AspNetCore.Mvc;

namespace Weft.Notes;

[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(Cards<NoteCard, CardLine> notes, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : CardPage<NoteCard, CardLine>(notes, viewer, words, spaces, members)
{
    public Task<IActionResult> OnGetAsync() => Show();

    public Task<IActionResult> OnPostAsync(string? file) => file is null ? Delete() : TakeOut(file);
}
