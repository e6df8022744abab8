using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>What is still to come of an application, as a table: when, what, until when.</summary>
public class ApplicationPlanTests
{
    private static readonly Instant Early = Clocks.Local("2027-02-01T10:00");

    private static ApplicationStarted Begun => Fellowships.Started with { At = Early };

    [Fact]
    public void A_draft_is_reminded_of_and_closed_after_the_grace() => Plan(
        Fellowships.Offering, [Begun],
        """
        2027-02-01 10:00 ApplicationLink registrar 1
        2027-02-19 09:00 ApplicationUnfinished registrar 2027-02-26-7
        2027-02-24 09:00 ApplicationUnfinished registrar 2027-02-26-2
        2027-02-26 17:30 close-draft
        """);

    [Fact]
    public void Who_begins_the_day_before_a_reminder_is_not_reminded_of_what_they_know() => Plan(
        Fellowships.Offering, [Begun with { At = Clocks.Local("2027-02-23T12:00") }],
        """
        2027-02-23 12:00 ApplicationLink registrar 1
        2027-02-26 17:30 close-draft
        """);

    [Fact]
    public void A_referee_is_asked_at_once_and_reminded_once_a_step_until_the_answer_comes()
    {
        ApplicationEvent[] named = [Begun, new ApplicationSubmitted(Early), new RefereeNamed(Fellowships.First, Fellowships.Ruth, "My principal", Early)];
        Plan(
            Fellowships.Offering, named,
            """
            2027-02-01 10:00 ApplicationReceipt registrar 1801504800
            2027-02-01 10:00 ReferenceAsked p1.0 1
            2027-02-26 09:00 ReferenceReminder p1.0 2027-03-05-7
            2027-03-03 09:00 ReferenceReminder p1.0 2027-03-05-2
            """);
        Plan(Fellowships.Offering, [.. named, new ReferenceReceived(Fellowships.First, [], Early)], "2027-02-01 10:00 ApplicationReceipt registrar 1801504800");
    }

    [Fact]
    public void A_member_of_the_team_who_has_not_answered_is_asked_once_more_and_again() => Plan(
        Fellowships.ForTeams, [Begun, new MemberInvited(Fellowships.First, Fellowships.Member("s"), "student", Clocks.Local("2027-02-20T10:00"))],
        """
        2027-02-01 10:00 ApplicationLink registrar 1
        2027-02-19 09:00 ApplicationUnfinished registrar 2027-02-26-7
        2027-02-20 10:00 MemberAsked p1.0 1
        2027-02-23 09:00 MemberReminder p1.0 3
        2027-02-24 09:00 ApplicationUnfinished registrar 2027-02-26-2
        2027-02-26 17:30 close-draft
        """);

    /// <summary>Released before the clocks go forward, answered after it: nine in the morning stays nine in the morning.</summary>
    [Fact]
    public void An_offers_reminders_keep_their_hour_across_the_change_in_spring() => Plan(
        Fellowships.Offering, Fellowships.Offered,
        """
        2027-03-12 10:00 DecisionAccept registrar 1
        2027-03-23 09:00 PlaceReminder registrar 2027-03-26-3
        2027-03-25 09:00 PlaceReminder registrar 2027-03-26-1
        2027-03-26 17:00 expire-place
        """);

    [Fact]
    public void An_offers_reminders_keep_their_hour_across_the_change_in_autumn()
    {
        var (at, until) = (Clocks.Local("2026-10-28T10:00"), Clocks.Local("2026-11-11T17:00"));
        Plan(
            Fellowships.Offering, [.. Fellowships.Sent, new DecisionReleased(Decision.Accept, LetterKind.DecisionAccept, null, "", until, at)],
            """
            2026-10-28 10:00 DecisionAccept registrar 1
            2026-11-08 09:00 PlaceReminder registrar 2026-11-11-3
            2026-11-10 09:00 PlaceReminder registrar 2026-11-11-1
            2026-11-11 17:00 expire-place
            """);
    }

    [Fact]
    public void Who_accepted_is_reminded_of_the_deposit_and_looked_at_when_its_time_is_over() => Plan(
        Fellowships.Offering, [.. Fellowships.Accepted, new SeatsHeld(Fellowships.One.Registration, Fellowships.OfferEnds, Fellowships.Release)],
        """
        2027-03-12 10:00 DepositAsked registrar 1
        2027-03-19 09:00 DepositReminder registrar 2027-03-26-7
        2027-03-24 09:00 DepositReminder registrar 2027-03-26-2
        2027-03-26 17:00 check-deposit
        """);

    /// <summary>Turned down on a Saturday: the alternate hears of it on Monday morning.</summary>
    [Fact]
    public void A_place_that_comes_free_on_a_weekend_is_offered_when_the_office_opens() => Plan(
        Fellowships.Offering, [.. Fellowships.Offered, new OfferDeclined("", Clocks.Local("2027-03-13T22:00"))], "2027-03-15 09:00 pass-place");

    [Fact]
    public void Seats_that_were_held_go_back_before_the_place_is_offered()
    {
        ApplicationEvent[] gone = [.. Fellowships.Accepted, new SeatsHeld(Fellowships.One.Registration, Fellowships.OfferEnds, Fellowships.Release), new ApplicationWithdrawn("", Clocks.Local("2027-03-16T11:00"))];
        Plan(Fellowships.Offering, gone, "2027-03-16 11:00 give-seats-back");
        Plan(Fellowships.Offering, [.. gone, new SeatsReturned(Clocks.Local("2027-03-16T11:01"))], "2027-03-16 11:00 pass-place");
    }

    [Fact]
    public void Until_the_release_the_plan_is_the_same_whatever_is_decided() =>
        Assert.DoesNotContain(ApplicationPlan.Steps(Fellowships.Offering, Fellowships.State(Fellowships.Sent), []), step => step.Key.Contains("Decision", StringComparison.Ordinal));

    [Fact]
    public void A_letter_in_the_ledger_is_not_planned_again()
    {
        var state = Fellowships.State(Begun);
        var letter = ((Act.SendLetter)ApplicationPlan.Steps(Fellowships.Offering, state, [])[0].Act).Letter;
        var sent = new MailRecord(letter, Fellowships.Ana.Email, MailState.Sent, Early, Early, 1);
        Assert.DoesNotContain(ApplicationPlan.Steps(Fellowships.Offering, state, [sent]), step => step.Act is Act.SendLetter(var other) && other == letter);
        Assert.Contains(ApplicationPlan.Steps(Fellowships.Offering, state, [sent with { State = MailState.Sending }]), step => step.Act is Act.SettleLetter);
    }

    private static void Plan(Offering offering, ApplicationEvent[] events, string table)
    {
        var steps = ApplicationPlan.Steps(offering, Fellowships.State(events), []);
        Assert.Equal(table.ReplaceLineEndings("\n"), string.Join('\n', steps.Select(step => $"{Clocks.Show(step.Due)} {Said(step)}")));
    }

    private static string Said(Step step) => step.Act is Act.SendLetter(var letter) ? string.Join(' ', $"{letter.Key}".Split('|').Skip(1)) : step.Key;
}
