namespace Weft.Formats;

public class PurposeFileTests
{
    [Theory]
    [InlineData("what,name,wanted\nskill,law,2\n", "CSV")]
    [InlineData("[{\"what\":\"skill\",\"name\":\"law\",\"wanted\":2}]", "JSON")]
    public void A_purpose_is_told_with_the_kind_of_file_that_it_is(string text, string format)
    {
        var read = Given.Read(new ReadingChoices { PurposeFile = Given.File(text, "purpose.txt") }, Given.File("name\nA\n"));

        Assert.Equal(format, read.Tables[1].Format);
        Assert.Equal(("", "law"), (read.Purpose!.Name, read.Purpose.Wants[0].Name));
    }
}
