using System.Globalization;
using Weft.Groups;
using Weft.Places;

namespace Weft.Commands;

/// <summary>What `weft import` says: what everyone sees now or would see, and what is withheld.</summary>
internal sealed class ImportReport(TextWriter to, Words words)
{
    /// <param name="asks">Whether they are published if the answer to the question after it is yes.</param>
    public void Write(Allowance allowance, PublishedCount count, bool kept, bool asks = false)
    {
        to.WriteLine();
        to.WriteLine(kept
            ? words["Published as “{0}”, allowed by {1}:", allowance.Source, allowance.AllowedBy]
            : asks ? words["Nothing is published yet. This is what everyone will see, as “{0}”:", allowance.Source]
            : words["Nothing is published yet. With --publish --allowed-by TEXT, everyone would see this list as “{0}”:", allowance.Source]);
        Say(words["groups shown: {0:N0} ({1:N0} new, {2:N0} changed, {3:N0} as before)", count.Shown, count.Added, count.Changed, count.Unchanged]);
        Say(words["removed, no longer in the list: {0:N0}", count.Removed]);
        Say(words["ties shown, marked as agreed by both groups: {0:N0}", count.Ties]);
        Say(Closeness(allowance.Precision));
        to.WriteLine(words["Not shown:"]);
        Say(words["cells with people, addresses, telephone numbers and notes: {0:N0}", count.Publication.PrivateCells]);
        Say(words["e-mail addresses and telephone numbers inside other texts: {0:N0}", count.Publication.ContactsInText]);
        Say(words["needs, skills, resources and values, which only a group itself can show, and columns that Weft does not know: {0:N0}", count.Publication.OtherCells]);
        Say(words["ties not marked as agreed by both groups: {0:N0}", count.UnconfirmedTies]);
        if (count.UnconfirmedTies > 0) Detail(words["to show a tie that both groups agreed to, write “yes” under “confirmed” in the table of ties"]);
        if (count.TakenOff > 0) Say(words["groups that asked to be taken off, which stay off: {0:N0}", count.TakenOff]);
        foreach (var (id, name) in count.StayingOff)
            Detail($"{name}: {id}");
        if (count.TakenOff > 0) Say(words["was one taken off by mistake? ./weft unpublish --allow-again ID, then import again"]);
        foreach (var (why, (number, first)) in count.Skipped)
            Say(words["not listed: {0:N0}, first “{1}”: {2}", number, first, words[why]]);
        if (count.First.Count == 0) return;
        to.WriteLine(kept ? words["The first of them, as everyone reads them:"] : words["The first of them, as everyone would read them:"]);
        foreach (var listing in count.First)
            Write(listing);
    }

    private void Write(Listing listing)
    {
        Say(listing.Name);
        var place = string.Join(", ", new[] { listing.Place, listing.Region, listing.Country }.Where(part => !string.IsNullOrEmpty(part)).Distinct());
        if (place.Length > 0) Detail(place);
        if (listing.Position is { } at) Detail(string.Create(CultureInfo.InvariantCulture, $"{at.Latitude}, {at.Longitude} ({Exactness(listing.Precision)})"));
        if (listing.Causes.Count > 0) Detail(words["works on: {0}", string.Join(", ", listing.Causes)]);
        if (listing.Specialisms.Count > 0) Detail(words["knows about: {0}", string.Join(", ", listing.Specialisms)]);
        if (listing.Languages.Count > 0) Detail(words["languages: {0}", string.Join(", ", listing.Languages)]);
        if (listing.Website is { } website) Detail(website);
        if (listing.Description.Length > 0) Detail(listing.Description.ReplaceLineEndings(" "));
    }

    private void Say(string sentence) => to.WriteLine($"  {sentence}");

    private void Detail(string sentence) => to.WriteLine($"    {sentence}");

    private string Closeness(Precision precision) => precision switch
    {
        Precision.Exact => words["places are shown at the point that the file gives"],
        Precision.Kilometre => words["places are shown to about a kilometre"],
        Precision.Town => words["places are shown to the town"],
        Precision.Region => words["places are shown to the region"],
        _ => words["places are shown to the country"],
    };

    private string Exactness(Precision precision) => precision switch
    {
        Precision.Exact => words["exact"],
        Precision.Kilometre => words["to about a kilometre"],
        Precision.Town => words["to the town"],
        Precision.Region => words["to the region"],
        _ => words["to the country"],
    };
}
