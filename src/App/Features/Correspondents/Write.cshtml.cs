using Microsoft.AspNetCore.Mvc;

namespace Weft.Correspondents;

/// <summary>Writes down what a person without an account said; changes it until it was shown back; or writes a new one that corrects it.</summary>
[IgnoreAntiforgeryToken, Once, TakesIn((SayingCard.MostText * TakesInAttribute.Letter) + TakesInAttribute.Rest)]
public sealed class WriteModel(SayingCards sayings, PersonCards persons, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : EditCardPage<SayingCard, SayingLine>(sayings, viewer, words, spaces, members)
{
    /// <summary>The id of the saying that this one corrects; empty for none.</summary>
    [BindProperty(SupportsGet = true)] public string Corrects { get; set; } = "";

    private Card<PersonLine, PersonCard> person = null!;
    public PersonCard Person => person.Body;
    public SayingWords Say => new(Person.Called, Words);
    public SayingCard? Corrected { get; private set; }
    public override string Id => RouteData.Values["saying"] as string ?? "";
    public override string Back => At(IsNew ? persons.Address(person.Id) : $"{persons.Address(person.Id)}/sayings/{Id}");
    protected override string AddressOf(string id) => $"{persons.Address(person.Id)}/sayings/{id}";

    protected override async Task<bool> Prepare(CancellationToken cancel)
    {
        if (await persons.Find(Space, RouteData.Values["id"] as string ?? "", cancel) is not { } found) return false;
        person = found;
        if (!IsNew || Corrects.Length == 0) return true;
        Corrected = (await sayings.Find(Space, Corrects, cancel))?.Body;
        return Corrected?.Said.Of == found.Id;
    }

    protected override async Task<bool> Load(CancellationToken cancel) => await base.Load(cancel) && Is.Said.Of == person.Id;

    protected override SayingCard Begin() => new()
    {
        Said = new() { Of = person.Id, On = Today, Way = Person.Asked, WrittenOn = Today, Corrects = Corrected is null ? null : Corrects },
        Text = Corrected?.Text ?? "",
    };

    protected override Reason? RefuseWriting() => Person.Writes.RefuseWriting(Space.Roster, Viewer.Account, Space.Now) ?? (IsNew ? null : Is.Said.RefuseChange());
}
