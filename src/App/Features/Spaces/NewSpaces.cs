using NodaTime;
using Weft.Accounts;
using Weft.Vault;

namespace Weft.Spaces;

/// <summary>Makes spaces, for those who may here, as whoever runs this Weft has set it.</summary>
public sealed class NewSpaces(Founders founders, SpaceBook spaces, SpaceStore store, AccountBook accounts, DailyLimits limits, IClock clock)
{
    /// <param name="setting">What --spaces or WEFT_SPACES says; null or empty if nothing.</param>
    /// <exception cref="InvalidDataException">It is none of the three.</exception>
    public static Founders Of(string? setting) => setting?.Trim().ToLowerInvariant() switch
    {
        null or "" or "everybody" => Founders.Everybody,
        "facilitators" => Founders.Facilitators,
        "operator" => Founders.Operator,
        _ => throw new InvalidDataException($"--spaces (or WEFT_SPACES) says who may make spaces: everybody, facilitators or operator. Not: {setting}"),
    };

    /// <summary>A new space, in which the viewer facilitates.</summary>
    public async Task<Answer<Space>> Found(Viewer viewer, string name, SpaceKind kind, CancellationToken cancel = default)
    {
        if (!(await Begin(viewer, name, kind, cancel)).Try(out var founded, out var refusal)) return refusal;
        var space = founded.Space;
        using var key = SpaceKey.First(space.Id);
        await store.Add(SpaceBook.Sealed(space, key, version: 1), SpaceBook.Handed(key, space.Roster[viewer.Account]!), [.. founded.Change.Log.Select(entry => SpaceLog.RowOf(key, entry))], KeyRing.Learn(viewer.Account, viewer.Keys, key), cancel);
        return space;
    }

    /// <summary>A new space that is kept nowhere yet. Every one begins here, so that nobody makes one who may not.</summary>
    internal async Task<Answer<Founded>> Begin(Viewer viewer, string name, SpaceKind kind, CancellationToken cancel = default)
    {
        if (await Refuse(viewer, cancel) is { } refusal) return refusal;
        var now = clock.GetCurrentInstant();
        var founded = Space.Found(Identifier.Random(), name, kind, viewer.Account, viewer.Keys.PublicKey.ToString(), now);
        return founded.Refusal is null && limits.MakeSpace(viewer.Account, now) is { } many ? many : founded;
    }

    /// <summary>One that began did not come about.</summary>
    internal void Undo(string account) => limits.Undo(account, spaces: 1);

    /// <summary>Why the viewer makes no space here; null if they may.</summary>
    public async Task<Reason?> Refuse(Viewer viewer, CancellationToken cancel = default)
    {
        if (founders == Founders.Everybody) return null;
        var open = await spaces.All(viewer, cancel);
        try
        {
            return await Refuse(viewer, open, cancel);
        }
        finally
        {
            foreach (var space in open) space.Dispose();
        }
    }

    /// <param name="viewer">Who wishes to.</param>
    /// <param name="open">The spaces that they may open.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Reason?> Refuse(Viewer viewer, IReadOnlyList<OpenSpace> open, CancellationToken cancel = default) => founders == Founders.Everybody ? null
        : founders.Refuse((await accounts.Find(viewer, cancel))?.Row.Operates == true, open.Any(space => space.Role == Role.Facilitator));
}
