namespace Nep.Registration.Domain.Tests.Registrations;

public class CancellingTests
{
    private static readonly CancelRegistration ByRegistrant = new(EndKind.ByRegistrant, "");

    [Theory]
    [InlineData("2027-03-21T23:59", 1350, 1250)]
    [InlineData("2027-03-22T00:00", 1350, 675)]
    [InlineData("2027-04-04T23:59", 1350, 675)]
    [InlineData("2027-04-05T00:00", 1350, 0)]
    [InlineData("2027-04-20T08:29", 1350, 0)]
    [InlineData("2027-03-21T12:00", 200, 100)]
    [InlineData("2027-03-21T12:00", 150, 75)]
    public void The_in_person_policy_counts_days_on_the_offerings_clock(string at, int paid, int back) =>
        Cancelled(Institutes.OpenInPerson(), at, paid, back);

    [Theory]
    [InlineData("2027-02-24T23:59", 895, 895)]
    [InlineData("2027-02-25T00:00", 895, 716)]
    [InlineData("2027-03-10T08:59", 895, 716)]
    public void The_virtual_policy_counts_days_on_the_offerings_clock(string at, int paid, int back) =>
        Cancelled(Institutes.OpenVirtual(), at, paid, back);

    [Theory]
    [InlineData("2027-03-21", 1350, 30)]
    [InlineData("2027-03-22", 1350, 16)]
    [InlineData("2027-03-21", 200, 30)]
    [InlineData("2027-03-21", 150, 16)]
    [InlineData("2027-04-05", 1350, null)]
    public void The_tier_that_is_named_is_the_one_that_gives_back_most(string today, int paid, int? daysBefore) =>
        Assert.Equal(daysBefore, Institutes.InPersonPolicy.TierOn(Clocks.Day(today), Clocks.Day("2027-04-20"), Money.Usd(paid))?.DaysBefore);

    /// <summary>The same instant is another day in New York: the offering's own clock decides.</summary>
    [Fact]
    public void The_day_turns_at_the_offerings_midnight_not_at_the_registrants()
    {
        var easterners = Institutes.Open(Institutes.Virtual() with { Zone = Zone.Parse("America/New_York") });
        var at = Clocks.Local("2027-02-24T21:00");
        var placed = Clocks.Local("2027-02-01T10:00");
        var state = Story.State(Story.Confirmed(easterners, at: placed));
        Assert.Equal(Money.Usd(636), Cancelling.RefundOn(easterners, state, EndKind.ByRegistrant, at));
        Assert.Equal(Money.Usd(795), Cancelling.RefundOn(Institutes.OpenVirtual(), state, EndKind.ByRegistrant, at));
    }

    [Fact]
    public void A_registrant_cannot_cancel_once_the_first_session_has_begun() =>
        Scenario.For(Institutes.OpenVirtual()).Given(Story.Confirmed(Institutes.OpenVirtual())).At(Clocks.Local("2027-03-10T09:00"))
            .When(ByRegistrant).Refused(new TooLateToCancel());

    [Fact]
    public void A_held_registration_that_nobody_paid_just_ends()
    {
        var institute = Institutes.OpenVirtual();
        Scenario.For(institute).Given(Story.Placed(institute)).When(ByRegistrant)
            .Then(new RegistrationCancelled(EndKind.ByRegistrant, "", Clocks.Placed));
    }

    [Fact]
    public void A_held_registration_that_is_part_paid_gets_it_all_back()
    {
        var institute = Institutes.OpenInPerson("2027-03-01");
        Scenario.For(institute).Given(Story.Placed(institute), new PaymentReceived(Story.First, Money.Usd(100), Clocks.Placed)).When(ByRegistrant).Then(
            new RegistrationCancelled(EndKind.ByRegistrant, "", Clocks.Placed),
            new RefundOwed(1, Story.First, Money.Usd(100), RefundReason.Cancelled, Clocks.Placed));
    }

    [Fact]
    public void Paid_twice_and_cancelled_the_second_payment_goes_back_whatever_the_policy_says()
    {
        var institute = Institutes.OpenInPerson();
        var at = Clocks.Local("2027-04-10T10:00");
        var twice = new PaymentReceived(Story.Second, Money.Usd(1350), at);
        Scenario.For(institute).Given([.. Story.Confirmed(institute, at: Clocks.Local("2027-04-01T10:00")), twice]).At(at).When(ByRegistrant).Then(
            new RegistrationCancelled(EndKind.ByRegistrant, "", at),
            new RefundOwed(1, Story.First, Money.Usd(1350), RefundReason.Cancelled, at));
    }

    [Fact]
    public void A_refund_larger_than_one_payment_is_taken_from_the_oldest_first()
    {
        var institute = Institutes.OpenVirtual();
        RegistrationEvent[] facts =
        [
            Story.Placed(institute), new PaymentReceived(Story.First, Money.Usd(395), Clocks.Placed),
            new PaymentReceived(Story.Second, Money.Usd(500), Clocks.Placed), new RegistrationConfirmed(Clocks.Placed),
        ];
        var at = Clocks.Local("2027-03-01T10:00");
        Scenario.For(institute).Given(facts).At(at).When(ByRegistrant).Then(
            new RegistrationCancelled(EndKind.ByRegistrant, "", at),
            new RefundOwed(1, Story.First, Money.Usd(395), RefundReason.Cancelled, at),
            new RefundOwed(2, Story.Second, Money.Usd(321), RefundReason.Cancelled, at));
    }

    [Fact]
    public void With_the_offering_everything_goes_back()
    {
        var institute = Institutes.OpenInPerson();
        var at = Clocks.Local("2027-04-19T10:00");
        Scenario.For(institute).Given(Story.Confirmed(institute)).At(at).When(new CancelRegistration(EndKind.WithOffering, "Storm")).Then(
            new RegistrationCancelled(EndKind.WithOffering, "Storm", at),
            new RefundOwed(1, Story.First, Money.Usd(1200), RefundReason.OfferingCancelled, at));
    }

    [Fact]
    public void Whatever_staff_decide_to_give_back_what_was_paid_above_the_price_goes_back()
    {
        var institute = Institutes.OpenInPerson();
        var (at, twice) = (Clocks.Local("2027-04-25T10:00"), PaymentId.Parse("pi_twice"));
        Scenario.For(institute).Given([.. Story.Confirmed(institute), new PaymentReceived(twice, Money.Usd(1200), at)]).At(at)
            .When(new CancelRegistration(EndKind.ByStaff, "Illness", Money.Zero)).Then(
                new RegistrationCancelled(EndKind.ByStaff, "Illness", at),
                new RefundOwed(1, Story.First, Money.Usd(1200), RefundReason.Decided, at));
    }

    [Theory]
    [InlineData(300, 300)]
    [InlineData(5_000, 1_200)]
    public void Staff_may_decide_on_another_refund_up_to_what_was_paid(int decided, int back)
    {
        var institute = Institutes.OpenInPerson();
        var at = Clocks.Local("2027-04-25T10:00");
        Scenario.For(institute).Given(Story.Confirmed(institute)).At(at)
            .When(new CancelRegistration(EndKind.ByStaff, " Illness ", Money.Usd(decided))).Then(
                new RegistrationCancelled(EndKind.ByStaff, "Illness", at),
                new RefundOwed(1, Story.First, Money.Usd(back), RefundReason.Decided, at));
    }

    [Fact]
    public void A_registrant_does_not_decide_on_the_refund()
    {
        var institute = Institutes.OpenInPerson();
        var at = Clocks.Local("2027-04-19T10:00");
        Scenario.For(institute).Given(Story.Confirmed(institute)).At(at).When(ByRegistrant with { Refund = Money.Usd(1200) })
            .Then(new RegistrationCancelled(EndKind.ByRegistrant, "", at));
    }

    [Fact]
    public void Staff_give_a_reason() =>
        Scenario.For(Institutes.OpenVirtual()).Given(Story.Placed(Institutes.OpenVirtual())).When(new CancelRegistration(EndKind.ByStaff, " "))
            .Refused(new ReasonMissing());

    [Fact]
    public void A_reason_has_a_longest_length() =>
        Scenario.For(Institutes.OpenVirtual()).Given(Story.Placed(Institutes.OpenVirtual()))
            .When(new CancelRegistration(EndKind.ByRegistrant, new string('a', 2001)))
            .Refused(new FormFaulty([new Fault("reason", "TooLong", "2000")]));

    [Fact]
    public void What_has_expired_cannot_be_cancelled_again() =>
        Scenario.For(Institutes.OpenVirtual()).Given(Story.Placed(Institutes.OpenVirtual()), new HoldExpired(Clocks.Placed)).When(ByRegistrant).ThenNothing();

    [Fact]
    public void Cancelling_frees_every_seat()
    {
        var institute = Institutes.OpenVirtual();
        var state = Story.State([.. Story.Confirmed(institute, Story.Form(Story.Maya, Story.Sam)), new RegistrationCancelled(EndKind.ByStaff, "x", Clocks.Placed)]);
        Assert.Equal((false, 0, 2), (state.HasSeats, state.Seats.Count(), state.Participants.Count));
    }

    private static void Cancelled(Offering offering, string local, int paid, int back)
    {
        var at = Clocks.Local(local);
        var price = new Quote([new QuoteLine(Story.One, new PriceRule.Standard(), Money.Usd(paid))], Clocks.Placed);
        var placed = Story.Placed(offering) with { Quote = price };
        RegistrationEvent[] facts =
            [placed, new PaymentReceived(Story.First, Money.Usd(paid), Clocks.Placed), new RegistrationConfirmed(Clocks.Placed)];
        RegistrationEvent[] refunds = back == 0 ? [] : [new RefundOwed(1, Story.First, Money.Usd(back), RefundReason.Cancelled, at)];
        Scenario.For(offering).Given(facts).At(at).When(ByRegistrant).Then([new RegistrationCancelled(EndKind.ByRegistrant, "", at), .. refunds]);
    }
}
