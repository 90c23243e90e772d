using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Weft.Web;

/// <summary>
/// Files that do not change while the program runs. The framework would watch them for changes, and a machine lets its user watch few things at a time:
/// where others take them all, every page would break.
/// </summary>
internal sealed class StillFiles(IFileProvider files) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}
