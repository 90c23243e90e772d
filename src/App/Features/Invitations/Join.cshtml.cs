using Microsoft.AspNetCore.Mvc;
using Weft.Accounts;
using Weft.Spaces;
using Weft.Vault;

namespace Weft.Invitations;

/// <summary>Looks at an invitation, which uses nothing up, and seats somebody who has no account yet.</summary>
[Open, IgnoreAntiforgeryToken, Once, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class JoinModel(Stamp stamps, Words words, InvitationBook invitations, SpaceBook spaces, MemberCards members, Wishes wishes, AccountBook accounts,
    Sheets sheets, SessionBook sessions) : VisitorForm(stamps)
{
    [BindProperty] public string Code { get; set; } = "";
    [BindProperty] public string Called { get; set; } = "";
    [BindProperty] public string Name { get; set; } = "";
    [BindProperty] public string Passphrase { get; set; } = "";
    [BindProperty] public string Again { get; set; } = "";

    public InvitedTo? Invited { get; private set; }
    public Sheet? Sheet { get; private set; }
    /// <summary>Where they go on to.</summary>
    public string Joined { get; private set; } = "";
    /// <summary>The code as it stands in a link.</summary>
    public string InAddress => RouteData.Values["code"] as string ?? "";

    public async Task<IActionResult> OnGetAsync()
    {
        Code = InAddress;
        if (Code.Length > 0) await Look();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ModelState.Clear();
        if (!IsStamped(words)) return Page();
        if (InAddress.Length == 0) return await GoTo();
        Code = InAddress;
        using var code = await Look();
        if (code is null || Invited is not { Refusal: null }) return Page();
        if ((MemberCards.Refuse(Called) ?? await invitations.RefuseName(code, Called, account: null, HttpContext.RequestAborted)) is { } unnamed) ModelState.AddModelError("Called", words[unnamed]);
        if (Wishes.Name(Name) is { } reason) ModelState.AddModelError("Name", words[reason]);
        wishes.Check(ModelState, words, Passphrase, Again, Name);
        // Whoever has an invitation can find out here that a name is taken; nobody else can.
        if (ModelState.IsValid && await accounts.IdOf(Name, HttpContext.RequestAborted) is not null) ModelState.AddModelError("Name", words["That name is taken. Choose another."]);
        if (!ModelState.IsValid) return Page();

        var (account, recovery, add) = await accounts.Prepare(Name, Passphrase, new Place("invited by " + Invited.Invitation.By), CancellationToken.None);
        using (recovery)
        {
            if (!(await invitations.Accept(code, account.Row.Id, account.Keys, Called, add, CancellationToken.None)).Try(out var space, out var refusal))
            {
                Invited = Invited with { Refusal = refusal };
                return Page();
            }
            Joined = Invited.Invitation.Role == Role.Visitor ? $"/visits/{space}" : $"/spaces/{space}";
            var viewer = await sessions.Begin(HttpContext, account.Row.Id, account.Keys, cancel: CancellationToken.None);
            await members.Greet(spaces, viewer, space, Called);
            Sheet = await sheets.Write(HttpContext, account, recovery.Print());
        }
        return Page();
    }

    private async Task<IActionResult> GoTo()
    {
        using var code = await Look();
        return code is null ? Page() : Redirect($"{Request.PathBase}/join/{code.Print().Replace(' ', '-')}");
    }

    private async Task<InvitationCode?> Look()
    {
        if (InvitationCode.Parse(Code, out var wrong) is not { } code)
        {
            ModelState.AddModelError("Code", wrong > 0
                ? words["Look at group {0} once more: a sign in it is not as it was printed.", wrong]
                : words["A code has eight groups of five signs. Count the groups once more."]);
            return null;
        }
        Invited = await invitations.Look(code, HttpContext.RequestAborted);
        if (Invited is not null) return code;
        ModelState.AddModelError("Code", words["This invitation has been used, or has run out. Ask for a new one."]);
        code.Dispose();
        return null;
    }
}
