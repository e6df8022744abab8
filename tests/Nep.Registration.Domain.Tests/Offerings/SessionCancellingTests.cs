using Nep.Registration.Domain.Tests.Plans;

namespace Nep.Registration.Domain.Tests.Offerings;

public class SessionCancellingTests
{
    private static readonly OfferingEvent[] Open = [new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Institutes.Published)];
    private static readonly Instant Monday = Clocks.Local("2027-03-15T10:00");
    private static readonly CancelSession Cancel = new(new SessionNumber(2), " Storm ");
    private static readonly SessionCancelled Cancelled = new(new SessionNumber(2), "Storm", Monday);

    [Fact]
    public void A_session_is_cancelled_with_a_reason_and_comes_back_with_one()
    {
        Scenario.For(Institutes.Id).Given(Open).At(Monday).When(Cancel).Then(Cancelled);
        Scenario.For(Institutes.Id).Given([.. Open, Cancelled]).At(Monday).When(new RestoreSession(new SessionNumber(2), "The roads are free"))
            .Then(new SessionRestored(new SessionNumber(2), "The roads are free", Monday));
        Scenario.For(Institutes.Id).Given(Open).At(Monday).When(Cancel with { Reason = " " }).Refused(new ReasonMissing());
        Scenario.For(Institutes.Id).Given(Open).At(Monday).When(Cancel with { Session = new SessionNumber(9) }).Refused(new SessionNotFound());
        Scenario.For(Institutes.Id).Given(Open).At(Monday).When(new RestoreSession(new SessionNumber(2), "It was never off")).ThenNothing();
    }

    [Fact]
    public void The_last_session_left_is_cancelled_with_the_offering_or_not_at_all()
    {
        OfferingEvent[] three = [.. Open, Cancelled, Cancelled with { Session = new SessionNumber(3) }, Cancelled with { Session = new SessionNumber(4) }];
        Scenario.For(Institutes.Id).Given(three).At(Monday).When(Cancel with { Session = new SessionNumber(1) }).Refused(new LastSessionLeft());
        var without = Institutes.Virtual() with { Sessions = [.. Institutes.Virtual().Sessions.Skip(1)] };
        Scenario.For(Institutes.Id).Given(three).At(Monday).When(new EditOffering(without, 5, "Shorter")).Refused(new LastSessionLeft());
    }

    [Fact]
    public void Everyone_is_told_by_the_announcement_of_the_schedule_and_its_reminder_is_no_longer_planned()
    {
        var steps = Table.Of(CohortPlan.Steps(Story.Offering([.. Open, Cancelled]), Cohort.New));
        Assert.Equal(
            [
                "2027-03-10 14:00 close:1:2027-03-10-1200",
                "2027-03-15 10:00 schedule:1 until 2027-03-31 12:00",
                "2027-03-24 08:00 remind:hour:s3-2027-03-24-0900 until 2027-03-24 09:00",
                "2027-03-24 14:00 close:3:2027-03-24-1200",
                "2027-03-31 08:00 remind:hour:s4-2027-03-31-0900 until 2027-03-31 09:00",
                "2027-03-31 14:00 close:4:2027-03-31-1200",
                $"2027-03-31 14:00:01 certificates:2027-03-31-1200:{Monday.ToUnixTimeSeconds()}",
                "2027-04-01 09:00 remind:survey:2027-03-31-0900 until 2027-04-08 09:00",
            ],
            steps);
    }

    [Fact]
    public void A_cancelled_session_recomputes_the_threshold_without_penalty()
    {
        var offering = Story.Offering([.. Open, Cancelled]);
        Presence[] three = [Present(1), Present(3), Present(2)];
        Assert.Equal(3 * 180, Attendance.AllMinutes(offering));
        Assert.Equal(2 * 180, Attendance.Minutes(offering, three));
        Assert.False(Attendance.Reaches(offering, 2 * 180));
        Assert.True(Attendance.Reaches(offering, 3 * 180));
        Assert.False(Attendance.Reaches(Institutes.OpenVirtual(), 3 * 180));
    }

    [Fact]
    public void With_the_first_session_off_the_offering_starts_with_the_next_and_with_the_last_off_it_ends_before()
    {
        var offering = Story.Offering([.. Open, Cancelled with { Session = new SessionNumber(1) }, Cancelled with { Session = new SessionNumber(4) }]);
        Assert.Equal((Clocks.Day("2027-03-17"), Clocks.Day("2027-03-24")), (offering.FirstDay, offering.LastDay));
        Assert.Contains($"2027-03-24 14:00:01 certificates:2027-03-24-1200:{Monday.ToUnixTimeSeconds()}", Table.Of(CohortPlan.Steps(offering, Cohort.New)));
    }

    [Fact]
    public void Cancelled_before_people_meet_it_leaves_the_count_of_hours_alone()
    {
        var early = Story.Offering([.. Open, Cancelled with { At = Clocks.Placed }]);
        Assert.Null(early.CountChanged);
        Assert.Contains("2027-03-31 14:00:01 certificates:2027-03-31-1200", Table.Of(CohortPlan.Steps(early, Cohort.New)));
    }

    [Fact]
    public void Taken_out_of_the_details_a_cancelled_session_is_gone_and_moves_nobody()
    {
        var without = Institutes.Virtual() with { Sessions = [.. Institutes.Virtual().Sessions.Where(session => session.Number.Value != 2)] };
        Scenario.For(Institutes.Id).Given([.. Open, Cancelled]).At(Monday).When(new EditOffering(without, 3, "Shorter")).Then(new OfferingEdited(without, false, Monday, "Shorter"));
        Assert.Equal(ValueList<CancelledSession>.Empty, Story.Offering([.. Open, Cancelled, new OfferingEdited(without, false, Monday)]).CancelledSessions);
    }

    private static Presence Present(int session) => new(
        new SessionNumber(session), Story.Id, Story.One, [new PresenceMark(true, CheckInMethod.Roster, Story.Fay, Clocks.Placed)]);
}
