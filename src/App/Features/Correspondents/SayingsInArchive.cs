using NodaTime;
using Weft.Archives;
using Weft.Drawer;
using Weft.Spaces;

namespace Weft.Correspondents;

/// <param name="Of">What who said it is called.</param>
/// <param name="Text">In Markdown.</param>
/// <param name="On">The day of the letter, the visit or the call.</param>
/// <param name="Way">Which of these it was.</param>
/// <param name="WrittenOn">The day on which it was written down first.</param>
/// <param name="At">When it was written or changed last.</param>
/// <param name="By">What who wrote it down was called; null if nobody knows any more.</param>
/// <param name="Corrects">Which of this person's sayings it corrects, counted from 1: one that stands before it. Null for none.</param>
/// <param name="ShownOn">The day on which it was shown back; null if it was not.</param>
/// <param name="Reply">What they answered then; null for nothing yet.</param>
/// <param name="Different">What they want to be different, if they said so.</param>
public sealed record ArchivedSaying(string Of, string Text, LocalDate On, Way Way, LocalDate WrittenOn, Instant At, string? By = null, int? Corrects = null, LocalDate? ShownOn = null, Reply? Reply = null, string? Different = null);

/// <summary>What a person without an account said stands in an archive right after them, so that it needs no id to say whose it is.</summary>
public sealed class SayingsInArchive(SayingCards sayings) : IArchivePart
{
    public string Name => "sayings";

    /// <summary>Nothing by itself: see <see cref="Put"/>.</summary>
    public Task Write(OpenSpace space, ArchiveWriter to, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Writes what the person said who was written last.</summary>
    internal async Task Put(OpenSpace space, string called, IReadOnlyList<CardHead<SayingHead>> said, IReadOnlyDictionary<string, MemberHead> names, ArchiveWriter to, CancellationToken cancel)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in InOrder(said))
        {
            // Deleted meanwhile, if there is none.
            if (await sayings.Look(space, id, cancel) is not var (_, _, head, body)) continue;
            int? corrects = numbers.TryGetValue(head.Corrects ?? "", out var number) ? number : null;
            numbers[id] = numbers.Count + 1;
            await to.Put(this, new ArchivedSaying(called, body.Text, head.On, head.Way, head.WrittenOn, body.At, names.NameOf(body.By) ?? body.Before, corrects, head.ShownOn, head.Reply,
                body.Different.Length > 0 ? body.Different : null), cancel);
        }
    }

    public async Task Read(ArchivedRecord record, UnfinishedSpace to, CancellationToken cancel)
    {
        var saying = record.Record.Is<ArchivedSaying>();
        if (to.Remembered is not ArrivedPerson person || person.Called != saying.Of || !IsSound(saying)) throw new InvalidDataException();
        if (saying.Corrects is { } number && (number < 1 || number > person.Sayings.Count)) throw new InvalidDataException();
        var head = new SayingHead
        {
            Of = person.Id,
            On = saying.On,
            Way = saying.Way,
            WrittenOn = LocalDate.Min(saying.WrittenOn, to.Today),
            Corrects = saying.Corrects is { } earlier ? person.Sayings[earlier - 1] : null,
            ShownOn = saying.ShownOn,
            Reply = saying.Reply,
        };
        var body = new SayingBody { Text = saying.Text, Different = saying.Different ?? "", Before = OneLine.Of(saying.By), At = saying.At };
        person.Sayings.Add(await to.Put(SayingCards.Kind, SayingCards.Head(head, saying.Text), body, cancel: cancel));
    }

    /// <summary>Whether a form could have made it.</summary>
    private static bool IsSound(ArchivedSaying saying) =>
        saying.Text.Trim().Length is > 0 and <= SayingCards.MostText && saying.By?.Length is null or <= MemberCards.MostName
        && (saying.ShownOn is { } shown ? shown >= saying.On : saying.Reply is null)
        && (saying.Reply == Reply.Different ? saying.Different?.Length is > 0 and <= SayingCards.MostDifferent : saying.Different is null);

    /// <summary>The first said first, but each after the one that it corrects.</summary>
    private static IEnumerable<string> InOrder(IReadOnlyList<CardHead<SayingHead>> said)
    {
        var corrects = said.ToDictionary(saying => saying.Id, saying => saying.Head.Corrects ?? "", StringComparer.Ordinal);
        int Corrections(string id)
        {
            var steps = 0;
            while (steps < corrects.Count && corrects.TryGetValue(id, out var earlier)) (id, steps) = (earlier, steps + 1);
            return steps;
        }
        return said.OrderBy(saying => Corrections(saying.Id)).ThenBy(saying => saying.Head.On).ThenBy(saying => saying.Head.WrittenOn)
            .ThenBy(saying => saying.Head.Begins, StringComparer.Ordinal).Select(saying => saying.Id);
    }
}
