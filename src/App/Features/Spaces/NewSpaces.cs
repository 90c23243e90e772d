using Weft.Accounts;
using Weft.Sessions;

namespace Weft.Spaces;

/// <summary>Who may make spaces here, as whoever runs this Weft has set it.</summary>
public sealed class NewSpaces(Founders founders, SpaceBook spaces, AccountBook accounts)
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
