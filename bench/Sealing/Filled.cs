using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Weft.Accounts;
using Weft.Notes;
using Weft.Sealed;
using Weft.Spaces;
using Weft.Storage;
using Weft.Vault;
using Weft.Web;

namespace Weft.Bench.Sealing;

/// <summary>The whole program with SQLite, with one person in it who is signed in.</summary>
internal sealed class Filled : IAsyncDisposable
{
    public const string Name = "Bench", Text = "We meet on the first Tuesday and sit with families on court days.";
    private const string Passphrase = "kettle harbour violin sleet";

    private readonly WebApplication app;
    private readonly Viewer viewer;

    private Filled(WebApplication app, Viewer viewer, SessionToken token)
    {
        (this.app, this.viewer) = (app, viewer);
        Http = new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.Single()) };
        Cookie = $"{SessionBook.CookieName}={token.Write()}";
    }

    public HttpClient Http { get; }
    public string Cookie { get; }
    public Cards<NoteCard, CardLine> Notes => app.Services.GetRequiredService<Cards<NoteCard, CardLine>>();

    public static async Task<Filled> In(string folder)
    {
        var app = App.Build(["--data", Path.Combine(folder, "data"), "--urls", "http://127.0.0.1:0"]);
        await app.StartAsync();
        var (account, code) = (await app.Services.GetRequiredService<AccountBook>().SetUp("Bench", Name, Passphrase)) ?? throw new InvalidOperationException("It was set up before.");
        code.Dispose();
        var token = SessionToken.Random();
        var until = SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(1);
        await app.Services.GetRequiredService<ISessionStore>().Put(new(token.Id, account.Row.Id, false, token.Wrap(account.Keys, account.Row.Id, half: false), until, until));
        return new(app, new(account.Row.Id, account.Keys, token, half: false), token);
    }

    /// <summary>A space with so many notes, written in one go.</summary>
    public async Task<OpenSpace> Space(int notes)
    {
        var books = app.Services.GetRequiredService<SpaceBook>();
        if (!(await app.Services.GetRequiredService<NewSpaces>().Found(viewer, "Bench", SpaceKind.WorkingGroup)).Try(out var made, out var refusal)) throw new InvalidOperationException(refusal.ToString());
        var space = await books.Find(viewer, made.Id) ?? throw new InvalidOperationException("The space does not open.");
        await app.Services.GetRequiredService<Database>().Write(async (connection, transaction) =>
        {
            for (var number = 0; number < notes; number++)
            {
                var id = Identifier.Random();
                var (head, body) = (new CardLine { Title = Title(number), ReviewOn = new(2027, 1, 1) }, new NoteCard { Shape = NoteCard.Kind.Shape, Title = Title(number), Text = Text, By = "nobody", ReviewOn = new(2027, 1, 1) });
                await connection.ExecuteAsync("insert into card (space_id, id, kind, epoch, version, head, body) values (@Space, @id, 'note', 1, 1, @Head, @Body)", new
                {
                    Space = space.Id,
                    id,
                    Head = SealedJson.Seal(head, text => space.Key.Seal("card", id, NoteCard.Kind.Name, 1, "head", text, Padding.Head)),
                    Body = SealedJson.Seal(body, text => space.Key.Seal("card", id, NoteCard.Kind.Name, 1, "body", text)),
                }, transaction);
            }
            return notes;
        });
        return space;
    }

    public async Task Open(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Cookie", Cookie } } };
        using var answer = await Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    public async Task SignIn()
    {
        var fields = new Dictionary<string, string> { ["stamp"] = app.Services.GetRequiredService<Stamp>().Make("/sign-in"), ["Name"] = Name, ["Passphrase"] = Passphrase };
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await Http.PostAsync("/sign-in", form);
        if (answer.Headers.Location is null) throw new InvalidOperationException("Nobody was let in.");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        viewer.Dispose();
    }

    public static string Title(int number) => $"Rota of the week {number}";
}
