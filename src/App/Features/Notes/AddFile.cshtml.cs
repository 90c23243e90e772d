using Microsoft.AspNetCore.Mvc;
using Weft.Drawer;
using Weft.Files;
using Weft.Sessions;
using Weft.Spaces;

namespace Weft.Notes;

[IgnoreAntiforgeryToken, TakesFile((FileDrawer.MostMegabytes + 1) * 1024L * 1024)]
public sealed class AddFileModel(Cards<NoteCard, CardLine> notes, Viewer viewer, Words words, SpaceBook spaces, FileDrawer files)
    : AddFilePage<NoteCard, CardLine>(notes, viewer, words, spaces, files);
