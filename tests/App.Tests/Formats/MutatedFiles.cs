using System.Text;
using Weft.Fixtures;

namespace Weft.Formats;

/// <summary>Broken files give a result or one clear reason, and never anything else (10,000 of each kind with --long).</summary>
internal static class MutatedFiles
{
    private static readonly int Rounds = LongRun.IsOn ? 10_000 : 200;

    public static void AreReadOrRefused(string kind, byte[] whole, Action<byte[]>? alsoRead = null)
    {
        for (var seed = 0; seed < Rounds; seed++)
        {
            var file = Mutate(whole, new Random(seed));
            IsReadOrRefused(() => RawSink.ReadAny(file), kind, seed);
            if (alsoRead is not null) IsReadOrRefused(() => alsoRead(file), kind, seed);
        }
    }

    private static void IsReadOrRefused(Action read, string kind, int seed)
    {
        try
        {
            read();
        }
        catch (UnreadableFileException refused)
        {
            Assert.NotEmpty(refused.Reason.ToString());
        }
        catch (Exception error)
        {
            Assert.Fail($"{kind}, seed {seed}: {error}");
        }
    }

    private static byte[] Mutate(byte[] whole, Random random)
    {
        var file = whole.ToList();
        for (var change = random.Next(1, 6); change > 0 && file.Count > 0; change--)
        {
            var at = random.Next(file.Count);
            switch (random.Next(6))
            {
                case 0: file[at] = (byte)random.Next(256); break;
                case 1: file.RemoveRange(at, Math.Min(random.Next(1, 40), file.Count - at)); break;
                case 2: file.InsertRange(at, file.GetRange(random.Next(file.Count) is var from && from < file.Count ? from : 0, Math.Min(20, file.Count - from))); break;
                case 3: file.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)])); break;
                case 4: file[at] ^= (byte)(1 << random.Next(8)); break;
                case 5 when random.Next(4) == 0: file.RemoveRange(at, file.Count - at); break;
            }
        }
        return [.. file];
    }

    private static readonly string[] Tokens =
        ["{", "}", "[", "]", ",", ":", "null", "true", "1e999", "-0", "\"\"", "\"\\ud800\"", "\\u0000", "<", ">", "&x;", "</node>", "<node>", "<graph>", "]]>", "\u0000", "{\"a\":1}", "[[]]", "\"id\":{},", "<!--", "<![CDATA["];
}
