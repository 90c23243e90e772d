using Microsoft.AspNetCore.Mvc;

namespace Weft.Lifts;

[IgnoreAntiforgeryToken, Once]
public sealed class ShowModel(Cards<Lift, LiftLine> lifts, Viewer viewer, Words words, SpaceBook spaces, MemberCards members) : CardPage<Lift, LiftLine>(lifts, viewer, words, spaces, members)
{
    public Task<IActionResult> OnGetAsync() => Show();

    public Task<IActionResult> OnPostAsync(string? act, string? file) =>
        file is not null ? TakeOut(file) : act == "delete" ? Delete() : Do(lift => lift.Drive(Space.Roster, Viewer.Account, Space.Now));
}

[IgnoreAntiforgeryToken, Once, TakesIn(64 * 1024)]
public sealed class EditModel(Cards<Lift, LiftLine> lifts, Viewer viewer, Words words, SpaceBook spaces, MemberCards members) : EditCardPage<Lift, LiftLine>(lifts, viewer, words, spaces, members);

[IgnoreAntiforgeryToken, TakesFile((FileDrawer.MostMegabytes + 1) * 1024L * 1024)]
public sealed class AddFileModel(Cards<Lift, LiftLine> lifts, Viewer viewer, Words words, SpaceBook spaces, FileDrawer files) : AddFilePage<Lift, LiftLine>(lifts, viewer, words, spaces, files);

[IgnoreAntiforgeryToken]
public sealed class FileModel(Cards<Lift, LiftLine> lifts, Viewer viewer, SpaceBook spaces, FileDrawer files, CardDrawer drawer) : CardFilePage<Lift, LiftLine>(lifts, viewer, spaces, files, drawer);

public sealed class LiftsSection(Cards<Lift, LiftLine> lifts) : ISpaceSection
{
    public int Place => 250;

    public async Task<Section?> In(SpacePage page, IReadOnlyDictionary<string, MemberHead> names, CancellationToken cancel) => new("/Features/Lifts/_Lifts.cshtml", (page, await lifts.All(page.Space, cancel)));
}
