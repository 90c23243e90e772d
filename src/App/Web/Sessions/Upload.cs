using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Weft.Web;

/// <summary>A form with a file in it, read as far as the file: what stands before that is in memory, and the file is still on its way.</summary>
public sealed class Upload
{
    // More than our forms have before their file.
    private const int MostFields = 20, MostBytes = 16 * 1024;
    // Nobody may keep a machine busy with gigabytes that it throws away: who goes on after this is hung up on.
    private const long MostDrained = 64 * 1024 * 1024;

    private readonly HttpRequest request;

    private Upload(HttpRequest request, IFormCollection fields, string fileName, Stream file) =>
        (this.request, Fields, FileName, File) = (request, fields, fileName, file);

    public IFormCollection Fields { get; }
    /// <summary>As the sender's browser says.</summary>
    public string FileName { get; }
    /// <summary>Empty if none was chosen. It can be read once.</summary>
    public Stream File { get; }

    public static bool Is(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidDataException">It is no such form, or there is too much before the file.</exception>
    public static async Task<Upload> Begin(HttpRequest request)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary);
        if (boundary.Length is 0 or > 70) throw new InvalidDataException("parts that cannot be told apart"); // RFC 2046, 5.1.1
        var reader = new MultipartReader(boundary.Value!, request.Body);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        var left = MostBytes;
        while (await reader.ReadNextSectionAsync(request.HttpContext.RequestAborted) is { } section)
        {
            var disposition = section.GetContentDispositionHeader() ?? throw new InvalidDataException("a part without a name");
            if (disposition.FileNameStar.HasValue || disposition.FileName.HasValue)
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                return new(request, new FormCollection(fields), name.Value ?? "", section.Body);
            }
            var text = await Read(section.Body, left, request.HttpContext.RequestAborted);
            left -= text.Length;
            if (fields.Count == MostFields) throw new InvalidDataException("too many parts before the file");
            var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            fields[field] = StringValues.Concat(fields.GetValueOrDefault(field), Encoding.UTF8.GetString(text));
        }
        return new(request, new FormCollection(fields), "", Stream.Null);
    }

    /// <summary>Reads what is still on its way, for nothing: a browser that is answered before it has sent everything may show no answer.</summary>
    public async Task Drain()
    {
        var nothing = new byte[16 * 1024];
        try
        {
            for (long drained = 0; drained < MostDrained;)
            {
                if (await request.Body.ReadAsync(nothing, request.HttpContext.RequestAborted) is not (> 0 and var read)) return;
                drained += read;
            }
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // They hung up, or sent more than they said.
        }
    }

    private static async Task<byte[]> Read(Stream from, int most, CancellationToken cancel)
    {
        using var text = new MemoryStream();
        var some = new byte[4096];
        while (await from.ReadAsync(some, cancel) is > 0 and var read)
        {
            if (text.Length + read > most) throw new InvalidDataException("too much before the file");
            text.Write(some.AsSpan(0, read));
        }
        return text.ToArray();
    }
}
