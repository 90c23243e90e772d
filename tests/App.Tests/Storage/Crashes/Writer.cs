using System.Net;
using Weft.Fixtures;

namespace Weft.Storage.Crashes;

/// <summary>Somebody who writes one note after the other, changes some of them, and founds a space now and then.</summary>
internal sealed class Writer(string name, Random chance)
{
    private const int MostChanged = 3;
    private int count;

    public List<SentNote> Notes { get; } = [];
    /// <summary>Those that were written to and not read since.</summary>
    public HashSet<SentNote> Unread { get; } = [];
    /// <summary>The addresses of the spaces whose founding was acknowledged, and their names.</summary>
    public Dictionary<string, string> Founded { get; } = new(StringComparer.Ordinal);
    /// <summary>How many spaces were asked for.</summary>
    public int Foundings { get; private set; }

    public async Task WriteUntil(Blow blow, Person person, string space)
    {
        while (!blow.Fell)
        {
            try
            {
                var ready = await Begin(person, space);
                await person.Send(ready.Request);
                // The next does not begin before this one is written down: so at most one is under way for each writer.
                if (person.Status != HttpStatusCode.Redirect)
                {
                    Assert.True(blow.Fell, $"{person.Status}: {person.Text}");
                    return;
                }
                ready.Acknowledge(person.Answer.Headers.Location!.OriginalString);
                blow.Acknowledge();
            }
            catch (Exception broken) when (blow.Fell && broken is HttpRequestException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task<(HttpRequestMessage Request, Action<string> Acknowledge)> Begin(Person person, string space)
    {
        var title = $"{name} {++count}";
        if (chance.Next(5) == 0)
        {
            await person.Open("/spaces/new");
            Foundings++;
            return (person.Request("Make the space", ("Name of the space", title), ("What shall the others call you here?", name)), path => Founded.Add(path, title));
        }
        var note = chance.Next(3) == 0 && Notes.TakeLast(MostChanged).LastOrDefault(note => note.Path is not null) is { } before ? before : new SentNote();
        await person.Open((note.Path ?? space + "/notes/new") + "/edit");
        var draft = Draft.Invent(title, chance);
        var request = person.Request("Save the note", ("Title", draft.Title), ("Text", draft.Text));
        if (!Notes.Contains(note)) Notes.Add(note);
        Unread.Add(note);
        note.Send(draft);
        return (request, note.Acknowledge);
    }
}
