using System.Buffers.Text;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using QRCoder;
using Weft.Vault;

namespace Weft.Accounts;

[IgnoreAntiforgeryToken, Once]
public sealed class SecondFactorModel(Viewer viewer, Words words, AccountBook accounts, PassphraseCheck check, Stamp stamps, IClock clock) : PageModel
{
    private const int PixelsOfModule = 4, LettersOfGroup = 4;

    public bool HasOne { get; private set; }
    public string Choice { get; private set; } = "paper";
    public IReadOnlyList<string>? Codes { get; private set; }
    /// <summary>The key of an app that is not in use yet; it goes along in the form until a code shows that the app has it.</summary>
    public string? Key { get; private set; }
    public string? Picture { get; private set; }
    public string KeyInGroups => string.Join(' ', Totp.ToBase32(KeyBytes).Chunk(LettersOfGroup).Select(group => new string(group)));

    public string KeyStamp => stamps.Make(About(Key));

    private string About(string? key) => $"second-factor/{viewer.SessionId}/{key}";

    private byte[] KeyBytes => Base64Url.DecodeFromChars(Key);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        HasOne = account.Body.HasSecondFactor;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? choice, string? key, string? code, string? stamp, string? passphrase)
    {
        ModelState.Clear();
        if (await accounts.Find(viewer, HttpContext.RequestAborted) is not { } account) return NotFound();
        HasOne = account.Body.HasSecondFactor;
        Choice = choice ?? Choice;
        // The key of an app is handed out to who typed the passphrase, and comes back with a stamp that says so.
        var begun = choice == "app" && IsKey(key) && stamps.Age(About(key), stamp) is not null;
        if (!begun && !await check.Passes(this, words, account, passphrase)) return Page();
        switch (choice)
        {
            case "app" when begun:
                Key = key;
                if (Totp.Check(KeyBytes, code, clock.GetCurrentInstant().ToUnixTimeSeconds(), after: 0) is not { } step)
                {
                    ModelState.AddModelError("Code", words["That is not what the app shows for this key. Look whether the phone's clock is right, and type the newest code."]);
                    return await Draw();
                }
                await accounts.Change(account, body => body with { AppKey = Base64Url.DecodeFromChars(key), AppStep = step }, CancellationToken.None);
                return Redirect($"{Request.PathBase}/account?done=second-factor");
            case "app":
                Key = Base64Url.EncodeToString(Totp.NewKey());
                return await Draw();
            case "paper":
                Codes = PrintedCode.NewList();
                await accounts.Change(account, body => body with { PrintedCodes = [.. Codes.Select(PrintedCode.Hash)] }, CancellationToken.None);
                return Page();
            case "none":
                await accounts.Change(account, body => body with { AppKey = null, AppStep = 0, PrintedCodes = [] }, CancellationToken.None);
                return Redirect($"{Request.PathBase}/account?done=second-factor");
            default:
                return Page();
        }
    }

    private async Task<IActionResult> Draw()
    {
        var weft = (await accounts.Weft(HttpContext.RequestAborted)).Name;
        // The name in the app is the Weft's alone: a phone that is looked through should not say who somebody is here.
        var address = string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{Uri.EscapeDataString(weft)}?secret={Totp.ToBase32(KeyBytes)}&issuer={Uri.EscapeDataString(weft)}");
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        Picture = code.GetGraphic(PixelsOfModule);
        return Page();
    }

    private static bool IsKey(string? key) =>
        key is { Length: 27 } && Base64Url.IsValid(key, out var length) && length == Totp.KeyLength;
}
