using System.Text;
using Weft.Vault;

namespace Weft.Storage;

/// <summary>
/// Where the secrets of this machine lie: beside the data and not in it, so that a copy of the folder, or a backup of it, has none. All machines
/// that share a database need the same file.
/// </summary>
public static class HostSecretFile
{
    /// <summary>WEFT_HOST_SECRET, else the service manager's credential "weft-host-secret", else a file with the data folder's name and ".host-secret".</summary>
    public static string PathFor(string folder)
    {
        if (Environment.GetEnvironmentVariable("WEFT_HOST_SECRET") is { Length: > 0 } named) return named;
        if (Environment.GetEnvironmentVariable("CREDENTIALS_DIRECTORY") is { Length: > 0 } credentials
            && Path.Combine(credentials, "weft-host-secret") is var credential && File.Exists(credential)) return credential;
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + ".host-secret";
    }

    /// <summary>Reads the secrets, or makes a first one that its owner alone may read.</summary>
    /// <exception cref="DatabaseException">They cannot be read or made; the message says what to do.</exception>
    public static HostSecrets Open(string folder)
    {
        var file = PathFor(folder);
        try
        {
            Fetch(Path.Combine(folder, "host.secret"), file);
            if (!File.Exists(file)) Make(file);
            using var text = File.OpenText(file);
            return HostSecrets.Read(text) ?? throw new DatabaseException(new Reason("{0} is not a host secret of Weft.", file));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(new Reason("The host secret {0} cannot be read or written: {1} Name another file with WEFT_HOST_SECRET.", file, broken.Message), broken);
        }
    }

    // Where it lay in the first versions.
    private static void Fetch(string before, string file)
    {
        if (File.Exists(before) && !File.Exists(file)) File.Move(before, file, overwrite: false);
    }

    private static void Make(string file)
    {
        // Written whole under another name first: two programs may start at once, and neither may read half a secret.
        var draft = $"{file}.{Environment.ProcessId}.{Identifier.Random()}";
        using (var stream = OwnerOnly.Create(draft, FileMode.CreateNew))
        {
            stream.Write(Encoding.ASCII.GetBytes(HostSecrets.NewLine(1)));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
