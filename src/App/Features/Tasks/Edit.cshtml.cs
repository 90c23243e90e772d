using Microsoft.AspNetCore.Mvc;

namespace Weft.Tasks;

[IgnoreAntiforgeryToken, Once, TakesIn((TaskCard.MostText * TakesInAttribute.Letter) + TakesInAttribute.Rest)]
public sealed class EditModel(Cards<TaskCard, TaskLine> tasks, Viewer viewer, Words words, SpaceBook spaces, MemberCards members)
    : EditCardPage<TaskCard, TaskLine>(tasks, viewer, words, spaces, members)
{
    /// <summary>Whether who writes it down does it.</summary>
    [BindProperty] public bool Mine { get; set; }

    protected override IEnumerable<string> More => [nameof(Mine)];

    protected override TaskCard Begin() => new() { Work = new() { Owner = Mine ? Viewer.Account : null } };
}
