using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Weft.Groups;

/// <summary>Taking a group off: first what will happen, then one press. It stands apart, since a page with a form cannot be cached.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[TakesIn(16 * 1024)]
public sealed class TakeOffModel(Shelf shelf, TakeOffRequests requests, Stamp stamps, TimeProvider time) : PageModel
{
    // A machine that presses as fast as it can is slowed down; a person never notices.
    private static readonly Duration Least = Duration.FromSeconds(1);

    public Listing Listing { get; private set; } = null!;
    public int Ties { get; private set; }
    /// <summary>Whether so many were taken off today that this one would be hidden and wait.</summary>
    public bool WouldWait { get; private set; }
    public string NewStamp { get; private set; } = "";
    /// <summary>Whether the stamp was too old, not ours, or used before; the form is shown again with a new one.</summary>
    public bool PressAgain { get; private set; }

    // From the address, not as a parameter: that stays empty when the form beside it cannot be read.
    private string Id => RouteData.Values["id"] as string ?? "";

    public Task<IActionResult> OnGetAsync() => Show(Id);

    public async Task<IActionResult> OnPostAsync()
    {
        var id = Id;
        if (!Listing.IsId(id)) return NotFound();
        if (!Request.HasFormContentType) return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        string? stamp;
        try
        {
            stamp = (await Request.ReadFormAsync(HttpContext.RequestAborted))["stamp"];
        }
        catch (BadHttpRequestException broken)
        {
            return StatusCode(broken.StatusCode);
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException)
        {
            return BadRequest();
        }
        if (stamps.Age($"take-off/{id}", stamp) is not { } age)
        {
            PressAgain = true;
            return await Show(id);
        }
        if (age < Least) await Task.Delay((Least - age).ToTimeSpan(), time, HttpContext.RequestAborted);
        var (outcome, generation) = await requests.TakeOff(id, stamp!, CancellationToken.None);
        if (outcome == TakeOffRequests.Outcome.StampUsed)
        {
            PressAgain = true;
            return await Show(id);
        }
        if (generation > 0) await shelf.Reach(generation);
        // A second press finds it gone, which is what was asked for.
        return Redirect($"{Request.PathBase}/groups/taken-off{(outcome == TakeOffRequests.Outcome.Hidden ? "?waits" : "")}");
    }

    private async Task<IActionResult> Show(string id)
    {
        if ((await shelf.Now()).Read(id) is not { } group) return NotFound();
        (Listing, Ties, NewStamp) = (group.Listing, group.Ties.Count, stamps.Make($"take-off/{id}"));
        WouldWait = await requests.WouldWait(HttpContext.RequestAborted);
        return Page();
    }
}
