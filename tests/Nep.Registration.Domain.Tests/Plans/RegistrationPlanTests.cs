namespace Nep.Registration.Domain.Tests.Plans;

public class RegistrationPlanTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly Instant At = Clocks.Local("2027-02-21T10:00");
    private static readonly RegistrationForm ByOffice = Story.FormFor(Story.OfficeRegisters, Story.Maya, Story.Sam);
    private static readonly RegistrationCancelled Cancelled = new(EndKind.ByRegistrant, "", At);

    [Fact]
    public void A_held_registration_waits_for_its_hold_to_run_out() =>
        Expect([Story.Placed(Institute)], "2027-02-20 10:30 release-hold");

    [Fact]
    public void An_extended_hold_runs_out_later() =>
        Expect([Story.Placed(Institute), new CheckoutOpened(Clocks.Local("2027-02-20T10:50"))], "2027-02-20 10:50 release-hold");

    [Fact]
    public void A_registrar_who_comes_along_gets_one_letter() =>
        Expect(Story.Confirmed(Institute), "2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-03-31 12:00");

    [Fact]
    public void A_registrar_who_stays_home_gets_a_letter_of_their_own() =>
        Expect(
            Story.Confirmed(Institute, ByOffice),
            "2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-03-31 12:00",
            "2027-02-20 10:10 letter:Confirmation|p2.0|1 until 2027-03-31 12:00",
            "2027-02-20 10:10 letter:RegistrarConfirmation|registrar|1 until 2027-03-31 12:00");

    [Fact]
    public void The_registrar_is_known_by_address_whatever_its_capitals()
    {
        var shouting = Story.MayaRegisters with { Name = "M. Ortiz", Email = EmailAddress.Parse("MAYA@Oakland.example") };
        Expect(Story.Confirmed(Institute, Story.FormFor(shouting, Story.Maya)), "2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-03-31 12:00");
    }

    [Fact]
    public void People_who_share_an_address_each_get_their_own_letter()
    {
        var shared = Story.FormFor(Story.MayaRegisters, Story.Maya, Story.Sam with { Email = Story.Maya.Email });
        Expect(
            Story.Confirmed(Institute, shared),
            "2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-03-31 12:00",
            "2027-02-20 10:10 letter:Confirmation|p2.0|1 until 2027-03-31 12:00");
    }

    [Fact]
    public void Whoever_takes_a_seat_over_is_confirmed_and_so_is_the_registrar_who_no_longer_comes() =>
        Expect(
            [.. Story.Confirmed(Institute), new PersonChanged(Story.One, Story.Sam, true)],
            "2027-02-20 10:10 letter:Confirmation|p1.1|1 until 2027-03-31 12:00",
            "2027-02-20 10:10 letter:RegistrarConfirmation|registrar|1 until 2027-03-31 12:00");

    [Fact]
    public void A_hold_that_ran_out_is_told_within_a_day() =>
        Expect(
            [Story.Placed(Institute), new HoldExpired(At)],
            "2027-02-21 10:00 letter:HoldRanOut|registrar|1803232800 until 2027-02-22 10:00");

    [Fact]
    public void Money_that_came_too_late_goes_back_with_one_explanation() =>
        Expect(
            [Story.Placed(Institute), new HoldExpired(Clocks.Placed), new PaymentReceived(Story.First, Money.Usd(895), At), Owed(RefundReason.TooLate)],
            "2027-02-21 10:00 letter:PaidTooLate|registrar|1 until 2027-03-23 11:00",
            "2027-02-21 10:00 refund:1");

    [Fact]
    public void The_explanation_stays_the_same_once_the_money_is_back() =>
        Expect(
            [
                Story.Placed(Institute), new HoldExpired(Clocks.Placed), new PaymentReceived(Story.First, Money.Usd(895), At),
                Owed(RefundReason.TooLate), new RefundMade(1, "re", At + Duration.FromHours(1)),
            ],
            "2027-02-21 10:00 letter:PaidTooLate|registrar|1 until 2027-03-23 11:00");

    [Fact]
    public void Paid_after_cancelling_is_explained_at_once_too() =>
        Expect(
            [
                Story.Placed(Institute), Cancelled, new PaymentReceived(Story.First, Money.Usd(895), At), Owed(RefundReason.TooLate),
            ],
            "2027-02-21 10:00 letter:Cancellation|registrar|1803232800 until 2027-02-28 10:00",
            "2027-02-21 10:00 letter:PaidTooLate|registrar|1 until 2027-03-23 11:00",
            "2027-02-21 10:00 refund:1");

    [Fact]
    public void Reinstated_they_are_confirmed_a_second_time() =>
        Expect(
            [
                .. Story.Confirmed(Institute)[..1], new HoldExpired(Clocks.Placed), new PaymentReceived(Story.First, Money.Usd(895), At),
                new RegistrationReinstated([new SeatNumber(7)]), new RegistrationConfirmed(At),
            ],
            "2027-02-21 10:00 letter:Confirmation|p1.0|1 until 2027-03-31 12:00");

    [Fact]
    public void Cancelled_with_money_back_everyone_hears_of_the_end_and_the_registrar_of_the_money() =>
        Expect(
            [.. Story.Confirmed(Institute, ByOffice), Cancelled, Owed(RefundReason.Cancelled), new RefundMade(1, "re", At + Duration.FromDays(40))],
            "2027-02-21 10:00 letter:Cancellation|p1.0|1803232800 until 2027-02-28 10:00",
            "2027-02-21 10:00 letter:Cancellation|p2.0|1803232800 until 2027-02-28 10:00",
            "2027-02-21 10:00 letter:Cancellation|registrar|1803232800 until 2027-02-28 10:00",
            "2027-04-02 11:00 letter:RefundMade|registrar|1 until 2027-05-02 11:00");

    [Fact]
    public void A_held_registration_that_is_cancelled_is_told_to_the_registrar_only() =>
        Expect([Story.Placed(Institute, ByOffice), Cancelled], "2027-02-21 10:00 letter:Cancellation|registrar|1803232800 until 2027-02-28 10:00");

    [Fact]
    public void With_the_offering_cancelled_the_letter_says_so() =>
        Expect(
            [.. Story.Confirmed(Institute), Cancelled with { Kind = EndKind.WithOffering }],
            "2027-02-21 10:00 letter:OfferingCancelled|p1.0|1803232800 until 2027-02-28 10:00");

    [Fact]
    public void Nobody_is_confirmed_in_an_offering_that_is_cancelled() =>
        Assert.Empty(RegistrationPlan.Steps(Institute with { Status = OfferingStatus.Cancelled }, Story.State(Story.Confirmed(Institute)), []));

    [Fact]
    public void A_failed_refund_waits_for_a_person() =>
        Expect(
            [.. Story.Confirmed(Institute), Cancelled, Owed(RefundReason.Cancelled), new RefundFailed(1, "closed", At)],
            "2027-02-21 10:00 letter:Cancellation|p1.0|1803232800 until 2027-02-28 10:00");

    [Fact]
    public void Each_issue_of_a_certificate_is_a_letter() =>
        Expect(
            [.. Story.Confirmed(Institute), new CertificateIssued(Story.One, new Certificate("C", "Maya Ortiz", 720, At, 2))],
            "2027-02-20 10:10 letter:Confirmation|p1.0|1 until 2027-03-31 12:00",
            "2027-02-21 10:00 letter:Certificate|p1.0|2 until 2028-02-21 10:00");

    [Fact]
    public void Drawn_twice_a_plan_is_the_same()
    {
        var state = Story.State([.. Story.Confirmed(Institute, ByOffice), Cancelled, Owed(RefundReason.Cancelled)]);
        Assert.Equal(RegistrationPlan.Steps(Institute, state, []), RegistrationPlan.Steps(Institute, state, []));
        Assert.Equal(4, RegistrationPlan.Steps(Institute, state, []).Select(step => step.Key).Distinct().Count());
    }

    private static RefundOwed Owed(RefundReason reason) => new(1, Story.First, Money.Usd(895), reason, At);

    private static void Expect(RegistrationEvent[] facts, params string[] steps) =>
        Assert.Equal(steps, Table.Of(RegistrationPlan.Steps(Institute, Story.State(facts), [])));
}
