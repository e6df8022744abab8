namespace Nep.Registration.Domain.Tests.Plans;

/// <summary>Someone who registers after a reminder's time does not get it; the reason is recorded.</summary>
public class LatecomerTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();

    [Fact]
    public void Who_is_confirmed_after_a_reminders_time_has_that_put_on_the_record_for_each_person()
    {
        var state = Story.State(Story.Confirmed(Institute, Story.Form(Story.Maya, Story.Sam), Clocks.Local("2027-03-03T08:50")));
        var step = RegistrationPlan.Steps(Institute, state, []).Single(one => one.Act is Act.NoteLatecomer);
        Assert.Equal(
            new Step("latecomer", state.Confirmed!.Value, null, new Act.NoteLatecomer(
            [
                Passed("month", 1, "2027-02-08T09:00"), Passed("month", 2, "2027-02-08T09:00"), Passed("week", 1, "2027-03-03T09:00"), Passed("week", 2, "2027-03-03T09:00"),
            ])),
            step);
    }

    [Fact]
    public void Once_it_is_on_the_record_nothing_is_left_to_note()
    {
        var state = Story.State(Story.Confirmed(Institute));
        var passed = Passed("month", 1, "2027-02-08T09:00");
        var line = new MailRecord(passed.Letter, Story.Maya.Email, MailState.CameLate, passed.Due, Clocks.Placed, 0, Latecomers.Reason);
        Assert.DoesNotContain(RegistrationPlan.Steps(Institute, state, [line]), step => step.Act is Act.NoteLatecomer);
    }

    [Fact]
    public void Who_was_in_before_every_reminder_came_late_for_none() => Assert.DoesNotContain(
        RegistrationPlan.Steps(Institute, Story.State(Story.Confirmed(Institute, at: Clocks.Local("2027-01-20T10:00"))), []), step => step.Act is Act.NoteLatecomer);

    [Fact]
    public void A_rule_that_reaches_nobody_is_missed_by_nobody()
    {
        var late = Story.Offering(new OfferingCreated(Institutes.Id, Institutes.Virtual()), new OfferingPublished(Clocks.Local("2027-02-10T09:00")));
        Assert.DoesNotContain(RegistrationPlan.Steps(late, Story.State(Story.Confirmed(late)), []), step => step.Act is Act.NoteLatecomer);
    }

    [Fact]
    public void Nobody_sees_it_in_the_forecast() => Assert.DoesNotContain(
        Forecast.For(Institute, Cohort.New, Story.State(Story.Confirmed(Institute)), [], Clocks.Placed), line => line.Act is Act.NoteLatecomer);

    private static PassedLetter Passed(string rule, int person, string due) =>
        new(new Letter(Story.Id, LetterKind.Reminder, new ParticipantNumber(person), 0, $"{rule}-2027-03-10-0900"), Clocks.Local(due));
}
