using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Weft.Vault;

namespace Weft;

/// <summary>The real program on a free port of this machine.</summary>
internal static class Served
{
    private static readonly PassphraseCost Cheap = new(Memory: 1024 * 1024, Passes: 1);

    /// <param name="data">Its data folder.</param>
    /// <param name="configure">What is replaced in it.</param>
    public static async Task<WebApplication> From(string data, Action<IServiceCollection>? configure = null)
    {
        var app = App.Build(["--urls", "http://127.0.0.1:0", "--data", data], services =>
        {
            services.AddSingleton(Cheap);
            configure?.Invoke(services);
        });
        await app.StartAsync();
        return app;
    }
}
