using Weft.Fixtures;

namespace Weft.Commands;

public class ServeTests
{
    [Fact]
    public async Task Serving_writes_into_the_data_folder_and_nowhere_else_and_complains_of_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("weft-serve-").FullName;
        var (home, data) = (Path.Combine(folder, "home"), Path.Combine(folder, "data"));
        Directory.CreateDirectory(home);
        using var weft = WeftProgram.BeginAt(home, "serve", "--urls", "http://127.0.0.1:0", "--data", data);
        try
        {
            Assert.StartsWith("Nobody has set it up yet.", await weft.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);
            Assert.StartsWith("Weft is at http://127.0.0.1:", await weft.StandardOutput.ReadLineAsync(), StringComparison.Ordinal);

            Assert.Empty(Directory.GetFileSystemEntries(home));
            Assert.NotEmpty(Directory.GetFiles(data));
        }
        finally
        {
            weft.Kill();
            await weft.WaitForExitAsync();
        }
        Assert.Equal("", await weft.StandardError.ReadToEndAsync());
        Directory.Delete(folder, recursive: true);
    }
}
