using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Weft.Sealed;

/// <summary>Sends a file: a picture to be shown, everything else to be saved, whatever it says that it is.</summary>
public sealed class SealedFile(FileDrawer drawer, string space, AttachedFile file) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response, cancel) = (context.HttpContext.Request, context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = file.Picture ?? "application/octet-stream";
        response.ContentLength = file.Length;
        var disposition = new ContentDispositionHeaderValue(file.Picture is null ? "attachment" : "inline");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        if (HttpMethods.IsHead(request.Method)) return;
        await foreach (var piece in drawer.Read(space, file, cancel))
            await response.Body.WriteAsync(piece, cancel);
    }
}
