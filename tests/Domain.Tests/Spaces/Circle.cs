using NodaTime;

namespace Weft.Spaces;

/// <summary>A space to try rules on, in which time is told and never passes by itself.</summary>
internal sealed class Circle
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 12, 0);

    /// <summary>Who is named first facilitates, the others are members; all have been there for a day.</summary>
    public Circle(params string[] accounts)
    {
        Roster = Space.Found("space", "Letters", SpaceKind.Coalition, accounts[0], Key(accounts[0]), Start).Given!.Space.Roster;
        foreach (var account in accounts[1..])
            Join(account);
        Now += Duration.FromDays(1);
    }

    public Instant Now { get; private set; } = Start;
    public Roster Roster { get; private set; }
    public List<LogEntry> Log { get; } = [];

    /// <summary>The account of somebody who lost one.</summary>
    public static string Again(string account) => account + "'";

    public static string Key(string account) => "key of " + account;

    public Circle After(Duration time)
    {
        Now += time;
        return this;
    }

    public Circle Join(string account, Role role = Role.Member, Visit? visit = null)
    {
        var by = Roster.Facilitators(Now).First().Account;
        var invitation = Roster.Invite(new() { Id = "to " + account, By = by, At = Now, Role = role, Visit = visit }, Now).Given!.Invitation;
        return Keep(Roster.Accept(invitation, account, Key(account), Now).Given!.Change);
    }

    public Circle Facilitates(string account)
    {
        var by = Roster.Facilitators(Now).First().Account;
        return Do((roster, now) => roster.OfferFacilitation(by, account, stays: true, now))
            .Do((roster, now) => roster.AcceptFacilitation(account, by, null, now));
    }

    /// <summary>An act that has to succeed.</summary>
    public Circle Do(Func<Roster, Instant, Answer<Change>> act)
    {
        var answer = act(Roster, Now);
        Assert.True(answer.Try(out var change, out var refusal), refusal?.ToString());
        return Keep(change);
    }

    /// <summary>An act that has to be refused, for this reason.</summary>
    public Circle Refuses(string reason, Func<Roster, Instant, Answer<Change>> act)
    {
        Assert.Equal(reason, act(Roster, Now).Refusal?.ToString());
        return this;
    }

    public Role? RoleOf(string account) => Roster[account]?.RoleAt(Now);

    private Circle Keep(Change change)
    {
        Roster = change.Roster;
        Log.AddRange(change.Log);
        return this;
    }
}
