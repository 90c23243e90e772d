using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using Weft.Sessions;
using Weft.Shared;

namespace Weft.Groups;

/// <summary>Taking a group off: first what will happen, then one press. It stands apart, since a page with a form cannot be cached.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
[TakesIn(16 * 1024)]
public sealed class TakeOffModel(Shelf shelf, ShelfPublisher publisher, Stamp stamps, TakeOffQuota quota, TimeProvider time) : PageModel
{
    // A machine that presses as fast as it can is slowed down; a person never notices.
    private static readonly Duration Least = Duration.FromSeconds(1);

    public Listing Listing { get; private set; } = null!;
    public int Ties { get; private set; }
    public string NewStamp { get; private set; } = "";
    /// <summary>Whether the stamp was too old or not ours; the form is shown again with a new one.</summary>
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
        if (!quota.Allows(HttpContext)) return StatusCode(StatusCodes.Status429TooManyRequests);
        if (age < Least) await Task.Delay((Least - age).ToTimeSpan(), time, HttpContext.RequestAborted);
        // A second press finds it gone, which is what was asked for.
        if (await publisher.TakeOff(id, CancellationToken.None) is { } generation) await shelf.Reach(generation);
        return Redirect($"{Request.PathBase}/groups/taken-off");
    }

    private async Task<IActionResult> Show(string id)
    {
        if ((await shelf.Now()).Read(id) is not { } group) return NotFound();
        (Listing, Ties, NewStamp) = (group.Listing, group.Ties.Count, stamps.Make($"take-off/{id}"));
        return Page();
    }
}
