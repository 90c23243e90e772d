using System.Diagnostics.CodeAnalysis;

namespace Weft.Spaces;

/// <summary>What a rule gives, or why it refuses: always exactly one of the two.</summary>
public sealed record Answer<T> where T : class
{
    private Answer(T? given, Reason? refusal) => (Given, Refusal) = (given, refusal);

    public T? Given { get; }
    public Reason? Refusal { get; }

    public bool Try([NotNullWhen(true)] out T? given, [NotNullWhen(false)] out Reason? refusal)
    {
        (given, refusal) = (Given, Refusal);
        return given is not null;
    }

    public static implicit operator Answer<T>(T given) => new(given, null);
    public static implicit operator Answer<T>(Reason refusal) => new(null, refusal);
}
