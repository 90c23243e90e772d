using System.Reflection;
using System.Reflection.Emit;
using Weft.Groups;

namespace Weft;

/// <summary>A feature reads and writes its own tables: what another one needs, it asks of the feature, not of its store.</summary>
public class FeatureWallTests
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static bool IsStore(Type type) => type.Name.EndsWith("Store", StringComparison.Ordinal) || type.Name.EndsWith("Publisher", StringComparison.Ordinal);

    /// <summary>The commands compose, as Program.cs does; everything else is a feature, by its namespace.</summary>
    private static bool IsFeature(Type type) => type.Namespace is { } name && name.StartsWith("Weft.", StringComparison.Ordinal) && name is not "Weft.Commands";

    private static IEnumerable<Type> NamedBy(Type type) =>
    [
        .. type.GetFields(Own).Select(field => field.FieldType),
        .. type.GetProperties(Own).Select(property => property.PropertyType),
        .. type.GetConstructors(Own).Cast<MethodBase>().Concat(type.GetMethods(Own)).SelectMany(NamedBy),
    ];

    private static IEnumerable<Type> NamedBy(MethodBase method)
    {
        foreach (var parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method.GetMethodBody() is not { } body) yield break;
        foreach (var local in body.LocalVariables)
            yield return local.LocalType;
        foreach (var member in Called(method, body.GetILAsByteArray()!))
            yield return member as Type ?? member.DeclaringType ?? typeof(void);
    }

    private static IEnumerable<MemberInfo> Called(MethodBase method, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)(0xFE00 | code[at + 1])) : code[at];
            var operation = Codes[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && method.Module.ResolveMember(BitConverter.ToInt32(code, at), method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null) is { } member)
                yield return member;
            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        [type, .. type.HasElementType ? Parts(type.GetElementType()!) : [], .. type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts) : []];

    private static IEnumerable<string> Trespasses(IEnumerable<Type> types, Func<Type, bool> isStore) =>
        from type in types
        where IsFeature(type)
        from named in NamedBy(type).SelectMany(Parts).Distinct()
        where isStore(named) && named.Namespace != type.Namespace
        select $"{type.FullName} names {named.FullName}";

    [Fact]
    public void No_feature_names_the_store_of_another() => Assert.Empty(Trespasses(typeof(App).Assembly.GetTypes(), IsStore));

    [Fact]
    public void The_wall_sees_what_is_named_anywhere()
    {
        var seen = Trespasses(typeof(App).Assembly.GetTypes(), type => type == typeof(Shelf)).ToList();

        // In a constructor, in a field, and inside of a method that waits.
        Assert.Contains(seen, trespass => trespass.StartsWith("Weft.Home.IndexModel ", StringComparison.Ordinal));
        Assert.Contains(seen, trespass => trespass.StartsWith("Weft.Ties.PublicGraph ", StringComparison.Ordinal));
        Assert.Contains(seen, trespass => trespass.StartsWith("Weft.Map.IndexModel+", StringComparison.Ordinal));
    }
}
