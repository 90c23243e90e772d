using Weft.Formats;

namespace Weft.Commands;

/// <summary>Opens a file that somebody named, or says in one line why it cannot be read.</summary>
internal static class GivenFile
{
    /// <summary>Opening a named pipe waits for somebody to write into it, who may never come.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="UnreadableFileException">It is a folder, a pipe that nobody writes into, or may not be read.</exception>
    public static Stream Open(string path)
    {
        if (Directory.Exists(path)) throw new UnreadableFileException(new Reason("It is a folder. Name the files in it, for example {0}", Path.Combine(path, "*.csv")));
        var opening = Task.Run(() => File.OpenRead(path));
        if (((IAsyncResult)opening).AsyncWaitHandle.WaitOne(Patience)) return Opened(opening);
        throw new UnreadableFileException(new Reason("It is a pipe, and nothing arrives in it. Save its output to a file, and give that file"));
    }

    private static FileStream Opened(Task<FileStream> opening)
    {
        try
        {
            return opening.GetAwaiter().GetResult();
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnreadableFileException(new Reason("You have no permission to read it. Ask its owner, or copy it from an account that has"));
        }
    }
}
