using Weft.Spaces;

namespace Weft.Log;

/// <summary>
/// What a log tells, as sentences. Who did something is an account there: so it is said what they were called at that time, as far as the log knows it, and what they are called now.
/// </summary>
/// <param name="entries">Of the log, the newest first.</param>
/// <param name="names">What people are called now.</param>
/// <param name="roster">Who has a seat now.</param>
/// <param name="kinds">Of cards.</param>
/// <param name="sentences">Of features.</param>
/// <param name="words">Of the reader.</param>
internal sealed class LogWords(IReadOnlyList<LogEntry> entries, IReadOnlyDictionary<string, MemberHead> names, Roster roster, CardKinds kinds, LogSentences sentences, Words words)
{
    private readonly ILookup<string, LogEntry> named = entries.Where(entry => entry is { Called: not null, Whom: not null }).Reverse().ToLookup(entry => entry.Whom!, StringComparer.Ordinal);
    private readonly Dictionary<string, string> cameBack = entries.Where(entry => entry is { What: Happening.CameBack, Who: not null, Whom: not null }).DistinctBy(entry => entry.Whom).ToDictionary(entry => entry.Whom!, entry => entry.Who!, StringComparer.Ordinal);

    public IReadOnlyList<LogEntry> Entries => entries;

    /// <summary>All names in it that people bore before.</summary>
    public IEnumerable<string> Borne => named.SelectMany(entries => entries).Select(entry => entry.Called!);

    private string Called(string? account, LogEntry entry)
    {
        if (account is null) return words["somebody"];
        // Who came back with a new account has the seat, and the name, of before.
        List<string> accounts = [account];
        while (cameBack.TryGetValue(accounts[^1], out var newer) && !accounts.Contains(newer)) accounts.Add(newer);
        var borne = accounts.SelectMany(one => named[one]).OrderBy(told => told.At).ToList();
        var isNow = accounts.Select(one => names.NameOf(one)).LastOrDefault(name => name is not null);
        // What somebody is called holds until it is changed, or they go.
        var was = (entry.Whom == account ? entry.Called : null) ?? borne.FirstOrDefault(told => told.At >= entry.At)?.Called ?? isNow ?? borne.LastOrDefault()?.Called;
        if (was is null) return words["somebody"];
        if (isNow is not null) return was == MemberCards.InLog(isNow) || was == isNow ? isNow : words["{0} (now {1})", was, isNow];
        return roster.SeatOf(accounts[^1]) is null && !(entry.IsDeparture() && entry.Whom == account) ? words["{0} (not here any more)", was] : was;
    }

    public string Say(LogEntry entry)
    {
        var (who, whom) = (Called(entry.Who, entry), Called(entry.Whom, entry));
        var role = entry.Role switch { Role.Facilitator => words["a facilitator"], Role.Visitor => words["a visitor"], _ => words["a member"] };
        return entry.What switch
        {
            Happening.Joined when entry.Role == Role.Visitor => words["{0} came, to read one thing.", who],
            Happening.Joined => words["{0} joined.", who],
            Happening.JoinedAgain => words["{0} joined again, after having been removed.", who],
            Happening.Left => words["{0} left.", who],
            Happening.VisitEnded => words["The visit of {0} ended.", whom],
            Happening.RoleChanged => words["{0} is {1} now.", whom, role],
            Happening.LowerRoleProposed => words["{0} proposed that {1} should be {2}.", who, whom, role],
            Happening.LowerRoleWithdrawn => words["{0} took back that {1} should be {2}.", who, whom, role],
            Happening.Paused => words["{0} paused {1}.", who, whom],
            Happening.PauseLifted => words["{0} ended the pause of {1}.", who, whom],
            Happening.PauseLapsed => words["The pause of {0} ended by itself.", whom],
            Happening.RemovalProposed => words["{0} proposed that {1} should go.", who, whom],
            Happening.Removed => words["{0} agreed, and {1} was removed.", who, whom],
            Happening.FacilitationOffered => words["{0} offered facilitation to {1}.", who, whom],
            Happening.FacilitationDeclined => words["{0} declined facilitation.", who],
            Happening.FacilitationRenewed => words["{0} goes on facilitating.", who],
            Happening.FacilitatorProposed => words["{0} proposed {1} as facilitator.", who, whom],
            Happening.FacilitatorAgreed => words["{0} said yes to {1} as facilitator.", who, whom],
            Happening.InvitationMade when entry.Role == Role.Visitor => words["{0} made an invitation for somebody from outside, to read one thing.", who],
            Happening.InvitationMade => words["{0} made an invitation.", who],
            Happening.InvitationApproved => words["{0} approved an invitation.", who],
            Happening.InvitationWithdrawn => words["{0} withdrew an invitation.", who],
            Happening.InvitationUsed => words["An invitation was used."],
            Happening.Exported => words["{0} fetched the archive of this space.", who],
            Happening.ExportProposed => words["{0} proposed to take this space out as a file.", who],
            Happening.ExportAgreed => words["{0} agreed that {1} takes this space out as a file.", who, whom],
            Happening.ExportWithdrawn => words["{0} withdrew that {1} takes this space out as a file.", who, whom],
            Happening.Imported => words["{0} made this space out of an archive.", who],
            Happening.KeysTurned => words["A new key began."],
            Happening.CardWritten => words["{0} wrote {1}.", who, Card(entry)],
            Happening.CardChanged => words["{0} changed {1}.", who, Card(entry)],
            Happening.CardDeleted => words["{0} deleted {1}.", who, Card(entry)],
            Happening.PausedForReading => words["{0} opened hundreds of records within minutes, and was paused by that.", whom],
            Happening.Raided => words["{0} signed everybody out who belongs here, because the machine was being taken.", who],
            Happening.Restored => words["{0} opened this space after it was lost and repaired. Its name, who facilitated, pauses and invitations are gone.", who],
            Happening.SpaceRenamed => words["{0} changed the name of this space.", who],
            Happening.Arranged => words["{0} changed which space this one stands inside.", who],
            Happening.VouchProposed => words["{0} vouched that {1} cannot sign in any more.", who, whom],
            Happening.VouchAgreed => words["{0} vouched for {1}, too.", who, whom],
            Happening.VouchEnded when entry.Who == entry.Whom => words["{0} came with their own account: nobody vouches for them any more.", who],
            Happening.VouchEnded => words["{0} stopped it that anybody vouches for {1}.", who, whom],
            Happening.Renamed => words["{0} changed what they are called.", who],
            Happening.CameBack => words["{0} came back with a new account.", who],
            _ => sentences[entry.What] is { } sentence ? words[entry.Whom is null ? sentence.OfNobody ?? sentence.Text : sentence.Text, who, whom] : entry.What,
        };
    }

    private string Card(LogEntry entry) => words[kinds[entry.Kind ?? ""]?.One ?? "something"];
}

/// <summary>What the log says of something that happened to a feature's records.</summary>
/// <param name="What">The word that is stored.</param>
/// <param name="Text">{0} is who did it, {1} whom it was done to.</param>
/// <param name="OfNobody">The same where it was done to nobody; null if there is no difference.</param>
public sealed record LogSentence(string What, string Text, string? OfNobody = null);

/// <summary>All that features have to say.</summary>
public sealed class LogSentences
{
    private readonly Dictionary<string, LogSentence> all;

    /// <exception cref="ArgumentException">Two are about one word.</exception>
    public LogSentences(IEnumerable<LogSentence> sentences) => all = sentences.ToDictionary(sentence => sentence.What, StringComparer.Ordinal);

    /// <summary>Null of what a newer Weft wrote.</summary>
    public LogSentence? this[string what] => all.GetValueOrDefault(what);
}
