namespace Weft.Vault;

public sealed class PassphrasesTests : IAsyncLifetime
{
    private const string Typed = "año nuevo, café con leche";
    private static readonly HostSecrets Hosts = Read(HostSecrets.NewLine(1));

    private static readonly KeyPair Pair = KeyPair.Random();
    private static readonly Lazy<Task<PassphraseLock>> Closed = new(Close);

    private readonly Passphrases passphrases = new(Hosts, Quick.Cost, new(2));
    private PassphraseLock stored = null!;

    public async Task InitializeAsync() => stored = await Closed.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_right_one_opens_however_its_letters_and_spaces_were_typed()
    {
        foreach (var typed in (string[])[Typed, "an\u0303o nuevo, cafe\u0301 con leche", "año\u00a0nuevo,\u3000café con leche"])
        {
            using var opened = await passphrases.Open("account", stored, typed);
            Assert.Equal(Pair.PublicKey, opened?.PublicKey);
        }
    }

    [Fact]
    public async Task A_wrong_one_opens_nothing()
    {
        foreach (var typed in (string[])["", "Año nuevo, café con leche", Typed + " "])
            Assert.Null(await passphrases.Open("account", stored, typed));
    }

    [Theory]
    [InlineData("half a letter \ud83d")]
    [InlineData("\ude00 the other half")]
    [InlineData("no letter \ufffe at all \uffff")]
    public async Task What_is_no_letter_is_wrong_and_breaks_nothing(string typed)
    {
        Assert.Null(await passphrases.Open("account", stored, typed));
        using var opened = await passphrases.Open("account", await passphrases.Close("account", Pair, typed), typed);
        Assert.Equal(Pair.PublicKey, opened?.PublicKey);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_opened_by_nothing() => Assert.Null(await passphrases.Open("account", null, Typed));

    [Fact]
    public async Task The_lock_of_another_account_is_refused() =>
        await Assert.ThrowsAsync<SealBrokenException>(() => passphrases.Open("another", stored, Typed));

    [Fact]
    public async Task A_lock_whose_key_was_changed_is_refused()
    {
        var changed = stored.KeyBox.ToArray();
        changed[^1] ^= 1;

        await Assert.ThrowsAsync<SealBrokenException>(() => passphrases.Open("account", stored with { KeyBox = changed }, Typed));
    }

    [Fact]
    public async Task With_another_secret_of_the_host_nothing_opens()
    {
        var elsewhere = new Passphrases(Read(HostSecrets.NewLine(1)), Quick.Cost, new(1));

        Assert.Null(await elsewhere.Open("account", stored, Typed));
    }

    [Fact]
    public async Task Without_the_secret_it_was_closed_with_it_opens_nothing_and_says_no_more_than_of_a_wrong_passphrase()
    {
        var elsewhere = new Passphrases(Read(HostSecrets.NewLine(2)), Quick.Cost, new(1));

        Assert.Null(await elsewhere.Open("account", stored, Typed));
    }

    [Fact]
    public async Task A_changed_salt_or_cost_opens_nothing()
    {
        foreach (var changed in (PassphraseLock[])[stored with { Salt = new byte[16] }, stored with { Passes = 1 }, stored with { Memory = 8192 }])
            Assert.Null(await passphrases.Open("account", changed, Typed));
    }

    [Fact]
    public async Task The_same_passphrase_is_stored_differently_every_time()
    {
        var again = await passphrases.Close("account", Pair, Typed);

        Assert.NotEqual(stored.Salt, again.Salt);
        Assert.NotEqual(stored.Proof, again.Proof);
    }

    [Fact]
    public void What_was_closed_at_a_lower_cost_or_with_an_older_secret_is_outdated()
    {
        var newer = new Passphrases(Read(HostSecrets.NewLine(1) + HostSecrets.NewLine(2)), Quick.Cost, new(1));

        Assert.False(passphrases.IsOutdated(stored));
        Assert.True(passphrases.IsOutdated(stored with { Memory = Quick.Cost.Memory - 1 }));
        Assert.True(passphrases.IsOutdated(stored with { Passes = Quick.Cost.Passes - 1 }));
        Assert.True(newer.IsOutdated(stored));
    }

    [Fact]
    public async Task Nobody_waits_for_who_has_gone_away()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => passphrases.Open("account", stored, Typed, cancel: gone.Token));
        using var opened = await passphrases.Open("account", stored, Typed);
        Assert.NotNull(opened);
    }

    [Fact]
    public async Task More_than_run_at_a_time_all_get_their_turn()
    {
        var one = new Passphrases(Hosts, Quick.Cost, new(1));
        var cheap = stored with { Memory = 8192 };
        var broken = stored with { Memory = -1 };

        await Assert.ThrowsAsync<InvalidOperationException>(() => one.Open("account", broken, Typed));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => one.Open("account", cheap, Typed))), Assert.Null);
    }

    private static async Task<PassphraseLock> Close()
    {
        var passphrases = new Passphrases(Hosts, Quick.Cost, new(1));
        return await passphrases.Close("account", Pair, Typed);
    }

    private static HostSecrets Read(string lines) => HostSecrets.Read(new StringReader(lines))!;
}
