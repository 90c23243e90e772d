using Weft.Log;

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
public sealed class HeldAbout(SpaceBook spaces, CardDrawer drawer, MemberCards members, CardKinds kinds, LogSentences sentences, Visitors visitors)
{
    internal const string LogLabel = "Log";

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
        var cards = new List<(ICards Kind, HeldCard Card)>();
        foreach (var kind in kinds.All)
            cards.AddRange((await kind.Held(space, words, cancel)).Select(card => (kind, card)));
        var person = new NameSearch(names, []);
        bool IsAsked(string? called) => called is not null && person.In(new Traced(called)).Any(name => name.Whole);
        var log = new LogWords(await spaces.Log(space, cancel), called, space.Roster, kinds, sentences, words);
        var others = called.Values.Select(head => head.Called).Concat(log.Borne).Concat(cards.SelectMany(card => card.Card.Before.Append(card.Card.About)).OfType<string>());
        var sought = new Sought(names, others.Where(name => !IsAsked(name)).Distinct(), words["[somebody else]"]);
        var searched = 0;
        var mentions = new List<Mention>();

        void Look(string label, string title, string address, IEnumerable<string> sentences)
        {
            searched++;
            if (sentences.ToList() is not { Count: > 0 } told) return;
            mentions.Add(new(label, sought.Veiled(title), $"/spaces/{space.Id}{address}", told));
            drawer.Count(space);
        }

        // What is all about them is theirs in every word: only the others in it are hidden.
        foreach (var (kind, card) in cards)
            Look(kind.Label, card.Title, card.Address, IsAsked(card.About) ? card.Texts.SelectMany(sought.All) : card.Texts.Prepend(card.Title).SelectMany(sought.Named));
        foreach (var reader in await visitors.Readers(space, cancel))
        {
            var name = called.NameOf(reader.Seat.Account) ?? "";
            Look("Visitor", name, "/people", IsAsked(name) ? [reader.Seat.RoleAt(space.Now, words), sought.Veiled(words["Reads one thing and nothing else:"] + " " + reader.Record.Title)] : []);
        }
        Look(LogLabel, words["What happened"], "/log", log.Entries.SelectMany(entry => sought.Named($"{Calling.Day(entry.At, words)}: {log.Say(entry)}")));
        return new(space.Name, mentions, searched);
    }
}

public static class HeldFeature
{
    public static void AddHeld(this IServiceCollection services) => services.AddSingleton<HeldAbout>();
}
