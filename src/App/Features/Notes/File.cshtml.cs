using Microsoft.AspNetCore.Mvc;

namespace Weft.Notes;

[IgnoreAntiforgeryToken]
public sealed class FileModel(Cards<NoteCard, CardLine> notes, Viewer viewer, SpaceBook spaces, FileDrawer files, CardDrawer drawer)
    : CardFilePage<NoteCard, CardLine>(notes, viewer, spaces, files, drawer);
