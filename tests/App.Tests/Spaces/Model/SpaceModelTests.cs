using System.Globalization;
using Weft.Fixtures;

namespace Weft.Spaces;

/// <summary>Whatever people do to a space, and in whatever order: who belongs to it opens it and finds what was written, and nobody else does.</summary>
public class SpaceModelTests
{
    // Stories are short, since what a space has been through makes each act slower.
    private const int ActsInStory = 100;
    private static readonly int Stories = LongRun.IsOn ? 200 : 2;

    [Theory, ClassData(typeof(Engines))]
    public async Task Whatever_people_do_the_members_open_the_space_and_nobody_else_does(Engine engine)
    {
        // WEFT_SEED tells a story again.
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WEFT_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        for (var story = 0; story < Stories; story++, seed++)
        {
            await using var model = await SpaceModel.Begin(engine, seed);
            for (var i = 0; i < ActsInStory; i++)
            {
                try
                {
                    await model.Do(SpaceAct.Next(model.Chance));
                }
                catch (Exception broken)
                {
                    Assert.Fail($"WEFT_SEED={seed}, after {i + 1} acts: {model.Told}\n{broken}");
                }
            }
        }
    }
}
