using System.Security.Cryptography;

namespace Weft.Vault;

public class HostSecretsTests
{
    private const string One = "yMnKy8zNzs/Q0dLT1NXW19jZ2tvc3d7f4OHi4+Tl5uc=", Two = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public void A_secret_without_a_number_is_the_first()
    {
        var hosts = Read(One)!;

        Assert.Equal(1, hosts.Newest);
        Assert.Equal(Known.Bytes(32, 200), hosts.Of(1).Bytes.ToArray());
    }

    [Theory]
    [InlineData($"1 {One}\n2 {Two}\n")]
    [InlineData($"2 {Two}\r\n1 {One}\r\n")]
    [InlineData($"{One}\n\n  2   {Two}  \n")]
    public void The_one_with_the_highest_number_is_the_newest(string text)
    {
        var hosts = Read(text)!;

        Assert.Equal(2, hosts.Newest);
        Assert.Equal(Known.Bytes(32, 200), hosts.Of(1).Bytes.ToArray());
        Assert.Equal(Known.Bytes(32), hosts.Of(2).Bytes.ToArray());
        Assert.Equal((true, true, false), (hosts.Has(1), hosts.Has(2), hosts.Has(3)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("garbage")]
    [InlineData("1 garbage")]
    [InlineData("one " + One)]
    [InlineData("-1 " + One)]
    [InlineData("0 " + One)]
    [InlineData("99999999999 " + One)]
    [InlineData("1 2 " + One)]
    [InlineData(One + " 1")]
    [InlineData("1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==")] // 31 bytes
    [InlineData("1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g")] // 33 bytes
    [InlineData("1 AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v")] // 48 bytes
    [InlineData($"1 {One}\n1 {Two}")]
    [InlineData($"{One}\n{Two}")]
    [InlineData($"1 {One}\ngarbage")]
    public void Anything_else_is_refused_as_a_whole(string text) => Assert.Null(Read(text));

    [Fact]
    public void A_new_line_is_read_again_and_never_the_same()
    {
        var (line, other) = (HostSecrets.NewLine(3), HostSecrets.NewLine(3));

        Assert.Equal(3, Read(line)!.Newest);
        Assert.NotEqual(line, other);
    }

    [Fact]
    public void Its_keys_are_made_by_hkdf_of_the_newest()
    {
        using var key = Read($"1 {Two}\n2 {One}")!.Key("a purpose");
        using var other = Read($"1 {Two}\n2 {One}")!.Key("another purpose");

        Assert.Equal(HKDF.DeriveKey(HashAlgorithmName.SHA256, Known.Bytes(32, 200), 32, info: Known.Text("a purpose")), key.Bytes.ToArray());
        Assert.NotEqual(key.Bytes.ToArray(), other.Bytes.ToArray());
    }

    [Fact]
    public void One_that_is_not_on_this_machine_is_said_to_be_missing() =>
        Assert.Contains("7", Assert.Throws<KeyNotFoundException>(() => Read(One)!.Of(7)).Message, StringComparison.Ordinal);

    private static HostSecrets? Read(string text) => HostSecrets.Read(new StringReader(text));
}
