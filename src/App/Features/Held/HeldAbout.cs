using Weft.Correspondents;
using Weft.Drawer;
using Weft.Notes;
using Weft.Sessions;
using Weft.Spaces;
using Weft.Tasks;
using Weft.Visits;

namespace Weft.Held;

/// <summary>A record in which somebody is named, and the sentences that name them.</summary>
public sealed record Mention(string Kind, string Title, string Address, IReadOnlyList<string> Sentences);

/// <summary>What one space holds about somebody.</summary>
/// <param name="Searched">How many records were looked through.</param>
public sealed record HeldHere(string Space, IReadOnlyList<Mention> Mentions, int Searched);

/// <summary>
/// Looks through the spaces of whoever asks for what is held about a person, by the names that they go by. Only the sentences that name them are shown, with
/// the other members' names hidden: the person who reads it has a right to their own data, and to nobody else's.
/// </summary>
public sealed class HeldAbout(SpaceBook spaces, CardDrawer drawer, MemberCards members, FormerMembers former, Visitors visitors)
{
    /// <param name="viewer">Who asks for the person.</param>
    /// <param name="names">That the person goes by.</param>
    /// <param name="words">Of whoever reads it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<HeldHere>> Find(Viewer viewer, IReadOnlyList<string> names, Words words, CancellationToken cancel = default)
    {
        var held = new List<HeldHere>();
        foreach (var space in await spaces.All(viewer, cancel))
        {
            using (space)
            {
                var here = await Find(space, names, words, cancel);
                // Who asks for every word there is would copy the space.
                if (!await spaces.StopCopying(viewer, space)) held.Add(here);
            }
        }
        return held;
    }

    private async Task<HeldHere> Find(OpenSpace space, IReadOnlyList<string> names, Words words, CancellationToken cancel)
    {
        var called = await members.Names(space, cancel);
        var persons = await drawer.All<PersonHead, PersonBody>(space, PersonCards.Kind, cancel);
        var gone = await former.All(space, cancel);
        var person = new NameSearch(names, []);
        bool IsAsked(string called) => person.In(new Traced(called)).Any(name => name.Whole);
        var log = new LogWords(await spaces.Log(space, cancel), called, space.Roster, words);
        var others = called.Values.Select(head => head.Called).Concat(log.Borne).Concat(persons.Select(other => other.Body.Called)).Concat(gone.Select(other => other.Head.Called));
        var sought = new Sought(names, others.Where(name => !IsAsked(name)).Distinct(), words["[somebody else]"]);
        var searched = 0;
        var mentions = new List<Mention>();

        void Look(string kind, string title, string address, IEnumerable<string> texts, bool whole = false)
        {
            searched++;
            var sentences = whole ? [.. texts] : texts.Prepend(title).SelectMany(sought.Named).ToList();
            if (sentences.Count == 0) return;
            mentions.Add(new(kind, sought.Veiled(title), $"/spaces/{space.Id}/{address}", sentences));
            drawer.Count(space);
        }

        foreach (var note in await drawer.All<NoteHead, NoteBody>(space, NoteCards.Kind, cancel))
            Look("note", note.Body.Title, $"notes/{note.Id}", [Marked.ToText(note.Body.Text), note.Body.Before ?? "", .. note.Body.Files.SelectMany(file => (string[])[file.Name, file.Description])]);
        foreach (var task in await drawer.All<TaskHead, TaskBody>(space, TaskCards.Kind, cancel))
            Look("task", task.Body.Title, $"tasks/{task.Id}", [Marked.ToText(task.Body.Text), .. task.Head.Work.OwnerIn(space.Roster) is { } owner ? (string[])[words["Done by {0}", called.Called(owner, words)]] : [], task.Body.Before ?? "", task.Body.OwnerBefore ?? ""]);
        foreach (var card in await members.All(space, cancel))
        {
            string Told(string text, Audience audience) => May.See(space.Mine, card.Id, audience, space.Now) ? text : "";
            string[] texts = [card.Head.Pronouns, Told(card.Body.CanDo, card.Body.CanDoFor), Told(card.Body.Reach, card.Body.ReachFor)];
            // Their own card is about them in every word.
            if (IsAsked(card.Head.Called) && space.Roster[card.Id] is { } seat)
                Look("card", card.Head.Called, $"people/{card.Id}", [seat.RoleAt(space.Now, words), .. texts.Where(text => text.Length > 0).Select(sought.Veiled)], whole: true);
            else
                Look("card", card.Head.Called, $"people/{card.Id}", texts);
        }
        foreach (var reader in await visitors.Readers(space, cancel))
        {
            var name = called.NameOf(reader.Seat.Account) ?? "";
            Look("card", name, "people", IsAsked(name) ? [reader.Seat.RoleAt(space.Now, words), sought.Veiled(words["Reads one thing and nothing else:"] + " " + reader.Record.Title)] : [], whole: true);
        }
        foreach (var (_, _, head, body) in gone)
        {
            string[] texts = [head.Pronouns, body.CanDo, body.Reach];
            if (IsAsked(head.Called)) Look("card", head.Called, "people", texts.Prepend(head.Called).Where(text => text.Length > 0).Select(sought.Veiled), whole: true);
            else Look("card", head.Called, "people", texts);
        }
        foreach (var card in persons)
        {
            if (IsAsked(card.Body.Called)) Look("card", card.Body.Called, $"persons/{card.Id}", [sought.Veiled(card.Body.Reach)], whole: true);
            else Look("card", card.Body.Called, $"persons/{card.Id}", [card.Body.Reach, card.Body.CorrespondentBefore ?? ""]);
        }
        Look("log", words["What happened"], "log", log.Entries.Select(entry => $"{Calling.Day(entry.At, words)}: {log.Say(entry)}"));
        var speakers = persons.ToDictionary(card => card.Id, card => card.Body.Called);
        foreach (var saying in await drawer.All<SayingHead, SayingBody>(space, SayingCards.Kind, cancel))
        {
            var said = speakers.GetValueOrDefault(saying.Head.Of, "");
            string[] texts = [Marked.ToText(saying.Body.Text), saying.Body.Different];
            // Their own words are theirs, whatever they are about; the others in them are hidden.
            Look("saying", words["What {0} said", said], $"persons/{saying.Head.Of}/sayings/{saying.Id}", IsAsked(said) ? texts.SelectMany(sought.All) : texts.Append(saying.Body.Before ?? ""), whole: IsAsked(said));
        }
        return new(space.Name, mentions, searched);
    }
}

public static class HeldFeature
{
    public static void AddHeld(this IServiceCollection services) => services.AddSingleton<HeldAbout>();
}
