namespace Weft.Log;

public sealed class LogModel(Viewer viewer, Words words, SpaceBook spaces, MemberCards members, CardKinds kinds, LogSentences sentences) : SpacePage(viewer, spaces)
{
    public IReadOnlyList<(string Day, string Sentence)> Lines { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var log = new LogWords(await Spaces.Log(Space, HttpContext.RequestAborted), await members.Names(Space, HttpContext.RequestAborted), Space.Roster, kinds, sentences, words);
        Lines = [.. log.Entries.Select(entry => (Calling.Day(entry.At, words), log.Say(entry)))];
    }
}
