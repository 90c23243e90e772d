using NodaTime;

namespace Weft.Spaces;

public class FacilitationTests
{
    private static readonly Instant HalfAYear = Circle.Start.InUtc().LocalDateTime.PlusMonths(6).InUtc().ToInstant();

    [Fact]
    public void A_member_accepts_and_who_handed_over_becomes_a_member()
    {
        var circle = new Circle("ana", "bo").Do((roster, now) => roster.OfferFacilitation("ana", "bo", stays: false, now))
            .Do((roster, now) => roster.AcceptFacilitation("bo", "ana", null, now));

        Assert.Equal((Role.Member, Role.Facilitator), (circle.RoleOf("ana"), circle.RoleOf("bo")));
    }

    [Fact]
    public void Or_stays_if_they_said_so() => Assert.Equal(2, new Circle("ana", "bo").Facilitates("bo").Roster.Facilitators(Circle.Start).Count());

    [Fact]
    public void A_member_declines_and_nothing_changes()
    {
        var circle = new Circle("ana", "bo").Do((roster, now) => roster.OfferFacilitation("ana", "bo", stays: false, now))
            .Do((roster, now) => roster.DeclineFacilitation("bo", "ana", now))
            .Refuses("This offer is not open any more", (roster, now) => roster.AcceptFacilitation("bo", "ana", null, now));

        Assert.Equal((Role.Facilitator, Role.Member), (circle.RoleOf("ana"), circle.RoleOf("bo")));
    }

    [Fact]
    public void An_offer_is_for_one_person_and_lasts_fourteen_days_or_until_who_made_it_is_paused()
    {
        Circle Offered() => new Circle("ana", "bo", "cy").Facilitates("cy").Do((roster, now) => roster.OfferFacilitation("ana", "bo", stays: false, now));

        Offered().Refuses("Only a member who is not paused can do this", (roster, now) => roster.AcceptFacilitation("cy", "ana", null, now));
        Offered().After(Offer.Open).Refuses("This offer is not open any more", (roster, now) => roster.AcceptFacilitation("bo", "ana", null, now));
        Offered().Do((roster, now) => roster.Pause("cy", "ana", now))
            .Refuses("This offer is not open any more", (roster, now) => roster.AcceptFacilitation("bo", "ana", null, now));
    }

    [Fact]
    public void It_ends_after_half_a_year_unless_it_is_renewed_when_that_is_near()
    {
        var circle = new Circle("ana", "bo");
        circle.Refuses("You can renew this in the last 30 days before it ends", (roster, now) => roster.Renew("ana", null, now));
        circle.After(HalfAYear - circle.Now - Duration.Epsilon);
        Assert.Equal(Role.Facilitator, circle.RoleOf("ana"));
        circle.Do((roster, now) => roster.Renew("ana", null, now)).After(Duration.FromDays(30));
        Assert.Equal(Role.Facilitator, circle.RoleOf("ana"));
    }

    [Fact]
    public void Nobody_facilitates_longer_than_a_year_at_a_time_or_renews_what_has_ended()
    {
        var circle = new Circle("ana", "bo");
        circle.After(HalfAYear - circle.Now - Duration.FromDays(1))
            .Refuses("Choose a date within a year. It can be renewed then", (roster, now) => roster.Renew("ana", now + Duration.FromDays(366), now))
            .Do((roster, now) => roster.Renew("ana", now + Duration.FromDays(365), now))
            .After(Duration.FromDays(365))
            .Refuses("Only a facilitator can do this", (roster, now) => roster.Renew("ana", null, now));
        Assert.Equal(Role.Member, circle.RoleOf("ana"));
    }
}
