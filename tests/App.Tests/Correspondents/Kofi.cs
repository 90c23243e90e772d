using Weft.Fixtures;

namespace Weft.Correspondents;

/// <summary>Somebody without an account, for whom somebody with one writes, as people do it.</summary>
public static class Kofi
{
    public const string Name = "Kofi";

    /// <returns>The path of his page.</returns>
    public static async Task<string> Add(Person by, string space, string called = Name)
    {
        await by.Open(space + "/persons/new/edit");
        await by.Press("Save this card", ("What do they want to be called?", called), ("How are they reached?", "Letters to the house at the ford"), ("By letter", ""));
        return by.Path;
    }

    /// <returns>The path of what he said.</returns>
    public static async Task<string> Says(Person by, string kofi, string text, params (string Label, string Value)[] more)
    {
        await by.Open(kofi + "/sayings/new/edit");
        Assert.Equal("", by.Wrong);
        await by.Press("Save what they said", [("What they said", text), .. more]);
        return by.Path;
    }

    public static async Task<Person> IsShown(Person by, string saying, string answer, params (string Label, string Value)[] more)
    {
        await by.Open(saying);
        return await by.Press("It was shown back", [(answer, ""), .. more]);
    }
}
