using System.Reflection;
using NodaTime;
using Weft.Map;

namespace Weft.Formats;

/// <summary>Makes any record of the map from chance, field by field, so that a field added later is tried too.</summary>
internal sealed class RandomMaps(int seed)
{
    private static readonly string[] Odd =
        ["", " ", "a", "=1+1", "a;b", "a|b", "a, b", "\"", "\\", "\n", "\r\n", "\t", "<&>'", "{0}", "{", "\u0000", "\u0001", "\uFFFF", "\u2028", "é", "e\u0301", "🧵", "שלום", "مرحبا", "ß", "\u200B", "互助", "null", "0", "]]>", "'=x"];

    private readonly Random random = new(seed);

    public static CoalitionMap Map(int seed) => (CoalitionMap)new RandomMaps(seed).Make(typeof(CoalitionMap), 0, nullable: false)!;

    public string Text() => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(3) == 0 ? Odd[random.Next(Odd.Length)] : "abc DEF"[..random.Next(7)]));

    private object? Make(Type type, int depth, bool nullable)
    {
        if (nullable && random.Next(3) == 0) return null;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return Text();
        if (type == typeof(int)) return random.Next(4) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(100);
        if (type == typeof(bool)) return random.Next(2) == 0;
        if (type == typeof(long)) return random.NextInt64();
        if (type == typeof(double)) return Double();
        if (type == typeof(LocalDate)) return new LocalDate(2020, 1, 1).PlusDays(random.Next(10_000));
        if (type.IsEnum) return Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length));
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>)) return List(type.GenericTypeArguments[0], depth);
        return Record(type, depth);
    }

    private double Double()
    {
        while (true)
        {
            var number = random.Next(3) switch { 0 => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), 1 => random.NextDouble(), _ => random.Next(10) };
            if (double.IsFinite(number)) return number;
        }
    }

    private object List(Type item, int depth)
    {
        var items = Array.CreateInstance(item, depth > 6 ? 0 : random.Next(4));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Make(item, depth + 1, nullable: false), i);
        return Activator.CreateInstance(typeof(ValueList<>).MakeGenericType(item), items)!;
    }

    private object Record(Type type, int depth)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().Where(one => one.GetParameters() is not [{ } only] || only.ParameterType != type)
            .OrderByDescending(one => one.GetParameters().Length).First(one => !one.GetParameters().Any(parameter => parameter.GetCustomAttribute<ParamArrayAttribute>() is not null));
        var parameters = constructor.GetParameters();
        var made = constructor.Invoke([.. parameters.Select(parameter => Make(parameter.ParameterType, depth + 1, nullability.Create(parameter).WriteState == NullabilityState.Nullable))]);
        foreach (var property in type.GetProperties())
            if (property.CanWrite && !parameters.Any(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
                property.SetValue(made, Make(property.PropertyType, depth + 1, nullability.Create(property).WriteState == NullabilityState.Nullable));
        return made;
    }
}
