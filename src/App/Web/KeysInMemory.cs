using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Weft.Web;

/// <summary>
/// Keeps the framework's own keys in memory until the program stops. Nothing is protected by them yet, and yet the framework would write
/// some into the home folder of whoever starts Weft.
/// </summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentBag<XElement> keys = [];

    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys];

    public void StoreElement(XElement element, string friendlyName) => keys.Add(element);

    public static void Add(IServiceCollection services) => services.AddDataProtection().Services.Configure<KeyManagementOptions>(options =>
        (options.XmlRepository, options.XmlEncryptor) = (new KeysInMemory(), new NullXmlEncryptor()));
}
