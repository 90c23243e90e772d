using System.Reflection;
using NodaTime;

namespace Weft.Spaces;

public class MayTests
{
    private static readonly Instant Now = Circle.Start;
    private static readonly Seat Member = new() { Account = "a", PublicKey = "k", From = Now };

    private static readonly Dictionary<string, Seat?> Nobodies = new()
    {
        ["not there"] = null,
        ["a paused member"] = Member with { Pause = new("b", Now) },
        ["a paused facilitator"] = Member with { Role = Role.Facilitator, FacilitatesUntil = Now + Duration.FromDays(9), Pause = new("b", Now) },
        ["a visitor whose time is over"] = Member with { Role = Role.Visitor, Visit = new("t", Now) },
        ["a visitor without a date"] = Member with { Role = Role.Visitor },
        ["a role that is not known"] = Member with { Role = (Role)9 },
    };

    private static IEnumerable<MethodInfo> Acts => typeof(May).GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(act => act.GetParameters() is [_, _] parameters && parameters[1].ParameterType == typeof(Instant));

    private static IEnumerable<string> AllowedTo(Seat? seat, Instant now) =>
        Acts.Where(act => (bool)act.Invoke(null, [seat, now])!).Select(act => act.Name).Order();

    [Fact]
    public void The_table_of_who_may_do_what()
    {
        string[] members = ["Agree", "ApproveInvitation", "BecomeFacilitator", "ChooseFacilitators", "Read", "ReadLog", "TurnKeys", "Write"];
        string[] facilitators = ["Arrange", "ChangeRoles", "Export", "Facilitate", "Invite", "Pause"];

        Assert.Equal([], AllowedTo(Member with { Role = Role.Visitor, Visit = new("t", Now + Duration.Epsilon) }, Now));
        Assert.Equal(members, AllowedTo(Member, Now));
        Assert.Equal(members, AllowedTo(Member with { Role = Role.Facilitator, FacilitatesUntil = Now }, Now));
        Assert.Equal(members.Except(["BecomeFacilitator"]).Concat(facilitators).Order(),
            AllowedTo(Member with { Role = Role.Facilitator, FacilitatesUntil = Now + Duration.Epsilon }, Now));
    }

    [Fact]
    public void Who_is_paused_or_over_or_not_there_may_do_nothing() => Assert.All(Nobodies.Values, seat =>
    {
        Assert.Empty(AllowedTo(seat, Now));
        Assert.False(May.ReadThing(seat, "t", Now));
        Assert.Equal(seat is not null, May.Leave(seat));
    });

    [Fact]
    public void What_is_told_to_who_facilitates_is_seen_by_them_and_by_who_told_it_and_by_no_visitor()
    {
        var facilitator = Member with { Account = "fa", Role = Role.Facilitator, FacilitatesUntil = Now + Duration.Epsilon };
        var visitor = Member with { Account = "vi", Role = Role.Visitor, Visit = new("t", Now + Duration.Epsilon) };
        bool Sees(Seat? seat, Audience audience) => May.See(seat, "told", audience, Now);

        Assert.True(Sees(Member, Audience.Members) && !Sees(Member, Audience.Facilitators));
        Assert.True(Sees(facilitator, Audience.Members) && Sees(facilitator, Audience.Facilitators));
        Assert.True(Sees(Member with { Account = "told" }, Audience.Facilitators));
        Assert.All(Nobodies.Values.Append(visitor), seat => Assert.False(Sees(seat, Audience.Members) || Sees(seat, Audience.Facilitators)));
        Assert.False(Sees(visitor with { Account = "told" }, Audience.Facilitators));
    }
}
