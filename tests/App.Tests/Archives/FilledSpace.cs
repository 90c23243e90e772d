using System.Text;
using Weft.Correspondents;
using Weft.Fixtures;
using Weft.Formats.Pictures;
using Weft.Spaces;

namespace Weft.Archives;

/// <summary>A space with something of everything that can stand in one.</summary>
internal static class FilledSpace
{
    private static async Task Attach(Person person, string name, byte[] file)
    {
        await person.Follow("Add a file or a picture");
        await person.Choose(name, file).Press("Add it", ("What is it, or what can be seen on it?", "What it is"));
    }

    public static async Task Fill(Person facilitator, Person member, string space)
    {
        foreach (var (person, number) in Enumerable.Range(0, 45).Select(number => (number % 2 == 0 ? facilitator : member, number)))
            await Circle.Write(person, space, $"Note {number} \"quoted\" ñ 😀", $"# {number}\n\n<b>&amp;</b>\t\\ \u2028 {new string('ñ', number * 100)}");
        await Attach(facilitator, "rota.ods", [0, .. Encoding.UTF8.GetBytes(new string('r', 600_000))]);
        await Attach(facilitator, "at the gate.jpg", SamplePictures.Read("still.jpg"));
        var taken = await Circle.WriteTask(member, space, "Taken", ("I do", ""), ("By when, if there is a day", "2026-06-03"));
        Assert.StartsWith(space, taken, StringComparison.Ordinal);
        var done = await Circle.WriteTask(facilitator, space, "Done");
        await (await facilitator.Open(done)).Press("It is done");
        await Circle.WriteTask(facilitator, space, "Free");
        await Say(facilitator, member, space);
        await facilitator.Open(space + "/me");
        await facilitator.Press("Save your card", ("What can you do?", "Polish\nand Spanish"), ("How do you want to be reached?", "Knock"));
    }

    /// <summary>Two of the same name, and of one something in each state; a correction that is of a day before.</summary>
    private static async Task Say(Person facilitator, Person member, string space)
    {
        await Kofi.Says(facilitator, await Kofi.Add(facilitator, space), "Ring my aunt.");
        var kofi = await Kofi.Add(member, space);
        await Kofi.IsShown(member, await Kofi.Says(member, kofi, "Not on a *Friday*."), "Yes, that is right");
        await Kofi.Says(member, kofi, "At ten.", ("At a visit", ""));
        await Kofi.IsShown(member, await Kofi.Says(member, kofi, "Bring bread."), "They want it different, as below", ("What should be different, in their words", "Bring\nsalt."));
        await member.Follow("Write down the correction");
        await member.Press("Save what they said", ("What they said", "Bring salt."), ("The day of the letter, the visit or the call", "2026-05-19"));
    }
}
