using Microsoft.AspNetCore.Mvc;

namespace Weft.Notes;

[IgnoreAntiforgeryToken, TakesFile((FileDrawer.MostMegabytes + 1) * 1024L * 1024)]
public sealed class AddFileModel(Cards<NoteCard, CardLine> notes, Viewer viewer, Words words, SpaceBook spaces, FileDrawer files)
    : AddFilePage<NoteCard, CardLine>(notes, viewer, words, spaces, files);
