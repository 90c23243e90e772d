namespace Weft.Formats;

/// <summary>Damages bytes the way disks, mailers and attackers do.</summary>
internal static class Mutation
{
    private static readonly byte[][] Nasty = ["\""u8.ToArray(), "\n"u8.ToArray(), ","u8.ToArray(), [0], [0xFF, 0xFE], [0xC3], "=cmd"u8.ToArray(), "99999999999"u8.ToArray()];

    public static byte[] Of(byte[] bytes, Random chance)
    {
        var mutated = bytes.ToList();
        for (var times = chance.Next(1, 8); times > 0 && mutated.Count > 0; times--)
        {
            var at = chance.Next(mutated.Count);
            switch (chance.Next(5))
            {
                case 0: mutated[at] = (byte)chance.Next(256); break;
                case 1: mutated.RemoveRange(at, Math.Min(chance.Next(1, 20), mutated.Count - at)); break;
                case 2: mutated.InsertRange(at, Nasty[chance.Next(Nasty.Length)]); break;
                case 3: mutated.InsertRange(at, mutated.GetRange(at, Math.Min(chance.Next(1, 40), mutated.Count - at))); break;
                default: mutated[at] ^= (byte)(1 << chance.Next(8)); break;
            }
        }
        return [.. mutated];
    }
}
