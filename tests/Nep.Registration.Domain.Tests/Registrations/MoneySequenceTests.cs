namespace Nep.Registration.Domain.Tests.Registrations;

/// <summary>Money through sequences of acts that come seldom together.</summary>
public class MoneySequenceTests
{
    private static readonly Instant Soon = Clocks.Placed + Duration.FromDays(1);
    private static readonly RegistrationForm Three = Story.Form(Story.Maya, Story.Sam, Story.Noor);
    private static readonly ScholarshipRequest Request = new("Cuts", Money.Usd(300));
    private static readonly Offering Funded = Institutes.Open(Institutes.Virtual("2027-04-20") with
    {
        Prices = Institutes.Virtual().Prices with { Early = [] },
        Scholarships = new ScholarshipRule(10, 5),
        Payments = PaymentPolicy.Everything,
    });

    public static TheoryData<int, int> HalfGranted => new() { { 1, 2 }, { 2, 1 } };

    /// <summary>$795 each and $895 alone, half of it granted: whoever stays pays $447.50, and no more.</summary>
    [Theory]
    [MemberData(nameof(HalfGranted))]
    public void A_scholarship_stays_when_the_group_falls_below_its_price(int leaving, int staying)
    {
        var placed = Story.Placed(Funded, Three with { Scholarship = Request }) with { HeldUntil = Clocks.Placed + Duration.FromDays(10) };
        var granted = Take(Story.State(placed), new DecideScholarship(new ScholarshipGrant.PercentOff(50), "Cuts"), Soon);
        ValueList<ParticipantNumber> who = [.. Enumerable.Range(1, leaving).Select(number => new ParticipantNumber(number))];
        var held = Take(granted, new CancelSeats(who, EndKind.ByRegistrant, ""), Soon);
        Assert.Equal(Money.Usd(447.50m * staying), held.Quote.Total);
        var paid = Take(granted, new RecordPayment(Story.First, granted.Balance, []), Soon);
        var after = Take(paid, new CancelSeats(who, EndKind.ByRegistrant, ""), Soon);
        Assert.Equal((Money.Usd(447.50m * staying), Money.Zero), (after.Quote.Total, after.Balance));
    }

    /// <summary>In person, 40 days before: all less $100, of each of two seats at $1,350.</summary>
    [Fact]
    public void A_cent_less_paid_never_gives_back_more()
    {
        var oakland = Institutes.OpenInPerson();
        var now = Clocks.Local("2027-03-11T12:00");
        var placed = Story.Placed(oakland, Story.Form(Story.Maya, Story.Sam), Clocks.Local("2027-03-10T10:00"));
        var before = Money.Zero;
        for (var cents = 0L; cents <= 280_000; cents += 500)
        {
            var state = Story.State(placed, new RegistrationConfirmed(now), new PaymentReceived(Story.First, new Money(cents), now));
            var back = Cancelling.RefundOn(oakland, state, EndKind.ByRegistrant, now);
            Assert.True(back >= before && back.Cents <= cents, $"Of {cents} cents {back} go back, and of less {before}.");
            before = back;
        }

        Assert.Equal(Money.Usd(2800 - 200), before);
    }

    [Fact]
    public void Whoever_waits_and_has_paid_gets_all_of_it_back()
    {
        var listed = Institutes.Open(Funded.Details with { WaitingList = new WaitingListRule() });
        var joined = Waitlisted(listed, Story.Form(Story.Maya));
        RegistrationEvent[] paid = [joined, new PaymentReceived(Story.First, Money.Usd(895), Soon)];
        Scenario.For(listed).Given(paid).At(listed.Starts).When(new EndWaiting())
            .Then(new WaitingEnded(listed.Starts), new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.TooLate, listed.Starts));
        var late = listed.Starts - Duration.FromDays(2);
        Scenario.For(listed).Given(paid).At(late).When(new CancelRegistration(EndKind.ByRegistrant, ""))
            .Then(new RegistrationCancelled(EndKind.ByRegistrant, "", late), new RefundOwed(1, Story.First, Money.Usd(895), RefundReason.Cancelled, late));
    }

    [Fact]
    public void Those_who_wait_leave_the_list_together_and_one_alone_does_not()
    {
        var listed = Institutes.Open(Funded.Details with { WaitingList = new WaitingListRule() });
        var waits = Waitlisted(listed, Story.Form(Story.Maya, Story.Sam));
        Scenario.For(listed).Given(waits).At(Soon).When(new CancelSeats([Story.One, new(2)], EndKind.ByRegistrant, "")).Then(new RegistrationCancelled(EndKind.ByRegistrant, "", Soon));
        Scenario.For(listed).Given(waits).At(Soon).When(new CancelSeats([Story.One], EndKind.ByRegistrant, "")).Refused(new NotConfirmed());
    }

    [Fact]
    public void Giving_up_one_of_the_offered_seats_that_cost_nothing_does_not_take_the_other()
    {
        var free = Institutes.Open(Funded.Details with { WaitingList = new WaitingListRule(), Prices = new PriceList(Money.Zero) });
        var offered = Take(
            free, Story.State(Waitlisted(free, Story.Form(Story.Maya, Story.Sam)), new SeatsOffered(Story.Seats(2), Soon + Duration.FromDays(2), null, [], null, Soon)),
            new CancelSeats([Story.One], EndKind.ByRegistrant, ""), Soon);
        Assert.Equal((RegistrationStatus.Held, 1), (offered.Status, offered.Participants.Count));
    }

    [Fact]
    public void A_purchase_order_takes_the_seats_that_were_offered_and_is_answered()
    {
        var listed = Institutes.Open(Funded.Details with { WaitingList = new WaitingListRule() });
        var form = Orders.Form(Story.Maya);
        RegistrationEvent[] past = [Waitlisted(listed, form), new SeatsOffered(Story.Seats(1), Soon + Duration.FromDays(2), null, [], null, Soon)];
        var state = Take(listed, Story.State(past), Orders.Receive(895), Soon + Duration.FromHours(1));
        Assert.Equal((RegistrationStatus.Confirmed, Soon + Duration.FromHours(1)), (state.Status, state.Offer!.Taken!.Value));
        Assert.Contains(RegistrationPlan.Steps(listed, state, []), step => step.Act is Act.SendLetter({ Kind: LetterKind.PurchaseOrderReceived }));
        Assert.DoesNotContain(RegistrationPlan.Steps(listed, state, []), step => step.Act is Act.SendLetter({ Kind: LetterKind.OfferReminder }));
    }

    /// <summary>$500 each for three, $895 alone: the invoice over $1,500 is not made dearer by someone who stays away.</summary>
    [Fact]
    public void An_invoice_for_seats_that_are_held_still_pays_for_them_when_the_group_falls_below_its_price()
    {
        var steep = Institutes.Open(Funded.Details with { Prices = new PriceList(Money.Usd(895)) { Group = new GroupPrice.Amount(3, Money.Usd(500)) } });
        var form = Three with { Registrar = Story.OfficeRegisters, Billing = Orders.ByCheck };
        var billed = Story.State([.. Decide(steep, null, Story.Place(form), Clocks.Placed)]);
        var two = Take(steep, billed, new CancelSeats([Story.One], EndKind.ByRegistrant, ""), Soon);
        Assert.Equal((Money.Usd(1500), Money.Usd(1500)), (two.Quote.Total, two.Invoice!.Net));
        var paid = Take(steep, two, Orders.Pay(1500), Clocks.Local("2027-02-26T10:00"));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Zero), (paid.Status, paid.Balance));
    }

    [Fact]
    public void Who_was_moved_with_a_cancelled_offering_and_stays_away_alone_has_the_price_of_one_seat_back()
    {
        var here = Story.State(Story.Confirmed(Funded, Three));
        var terms = Transferring.Terms(Funded, here, TransferKind.WithOffering, Money.Zero, Soon);
        Assert.Equal([Money.Usd(795), Money.Usd(795), Money.Usd(795)], terms.Quote.Lines.Select(line => line.Amount));
        var order = new TransferOrder(1, Funded.Id, RegistrationId.Parse("8K3M9QX2T4V6W8Y0"), "", TransferKind.WithOffering, Money.Zero, "", "", Soon);
        var there = Story.State([.. Decide(Funded, null, new PlaceTransferred(here, order, here.Payments, Story.Seats(3)), Soon)]);
        var after = Take(there, new CancelSeats([new(2)], EndKind.ByRegistrant, ""), Funded.Starts - Duration.FromDays(1));
        Assert.Equal((Money.Usd(795), Money.Zero), (after.Refunded, after.Balance));
    }

    [Theory]
    [InlineData(500, 900, 500)]
    [InlineData(600, 900, 895)]
    public void What_was_chosen_on_a_sliding_scale_is_chosen_in_the_other_run_too_where_its_scale_reaches(int least, int most, int price)
    {
        var sliding = Institutes.Open(Funded.Details with { Prices = new PriceList(Money.Usd(895)) { Scale = new SlidingScale(Money.Usd(495), Money.Usd(895)) } });
        var there = Institutes.Open(sliding.Details with { Prices = new PriceList(Money.Usd(895)) { Scale = new SlidingScale(Money.Usd(least), Money.Usd(most)) } });
        var chosen = Story.Form() with { Entrants = [Story.Coming(Story.Maya, Money.Usd(500))] };
        var terms = Transferring.Terms(there, Story.State(Story.Confirmed(sliding, chosen)), TransferKind.ByRegistrant, Money.Usd(50), Soon);
        Assert.Equal(Money.Usd(price + 50), terms.Quote.Total);
    }

    [Fact]
    public void A_check_that_reinstates_is_for_an_invoice_that_is_owed_again()
    {
        var form = Story.FormFor(Story.OfficeRegisters, Story.Maya) with { Billing = Orders.ByCheck };
        var billed = Story.State([.. Decide(Funded, null, Story.Place(form), Clocks.Placed)]);
        var expired = Take(billed, new ReleaseHold(), billed.HeldUntil);
        Assert.Equal((RegistrationStatus.Expired, Money.Zero), (expired.Status, expired.Invoice!.Net));
        var check = Orders.Check with { Date = Funded.Zone.DateAt(billed.HeldUntil) };
        var back = Take(expired, Orders.Pay(895, check) with { FreeSeats = Story.Seats(1) }, billed.HeldUntil + Duration.FromHours(1));
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(895), Money.Zero, billed.Invoice), (back.Status, back.Invoice!.Net, back.InvoiceOpen, back.Invoice));
    }

    [Fact]
    public void Whoever_asks_for_a_scholarship_and_pays_by_check_is_billed_once_it_is_decided_and_has_as_long_as_anyone()
    {
        var form = Story.FormFor(Story.OfficeRegisters, Story.Maya) with { Billing = Orders.ByCheck, Scholarship = Request };
        var asked = Story.State([.. Decide(Funded, null, Story.Place(form), Clocks.Placed)]);
        Assert.Null(asked.Invoice);
        Assert.Equal([LetterKind.ScholarshipAsked], Letters(asked));
        var granted = Take(asked, new DecideScholarship(new ScholarshipGrant.PercentOff(50), "Cuts"), Soon);
        Assert.Equal((Money.Usd(447.50m), Clocks.Day("2027-03-23"), Clocks.Local("2027-03-24T00:00")), (granted.Invoice!.Net, granted.Invoice.Due, granted.HeldUntil));
        Assert.Equal([LetterKind.ScholarshipAsked, LetterKind.InvoiceSent, LetterKind.ScholarshipGranted], Letters(granted).Where(kind => kind != LetterKind.PurchaseOrderReminder));
        var byOrder = Story.State([.. Decide(Funded, null, Story.Place(form with { Billing = Orders.ByOrder }), Clocks.Placed)]);
        Assert.Equal([LetterKind.ScholarshipAsked], Letters(byOrder));
        Assert.Contains(LetterKind.QuoteReady, Letters(Take(byOrder, new LapseScholarship(), byOrder.HeldUntil)));
    }

    [Fact]
    public void Neither_half_of_a_split_group_is_repriced_when_someone_leaves()
    {
        var listed = Institutes.Open(Funded.Details with { WaitingList = new WaitingListRule() });
        var place = Story.Place(Three) with { Seats = Story.Seats(2), WhenFull = WhenFull.Split, Rest = RegistrationId.Parse("REST000000000000") };
        var first = Story.State([.. Decide(listed, null, place, Clocks.Placed)]);
        Assert.Equal(Money.Usd(795), Take(listed, first, new CancelSeats([Story.One], EndKind.ByRegistrant, ""), Soon).Quote.Total);
    }

    [Fact]
    public void A_team_is_not_split()
    {
        var teams = Institutes.Open(Funded.Details with { Entry = new Entry.Teams(3, 6, CapacityInTeams: false), WaitingList = new WaitingListRule() });
        var place = Story.Place(Three) with { Seats = Story.Seats(2), WhenFull = WhenFull.Split, Rest = RegistrationId.Parse("REST000000000000") };
        Assert.IsType<RegistrationWaitlisted>(Assert.Single(Decide(teams, null, place, Clocks.Placed)));
    }

    [Fact]
    public void What_the_payers_bank_took_back_is_no_refund_that_anyone_is_told_is_on_its_way()
    {
        RegistrationEvent[] lost = [new PaymentDisputed(Story.First, Money.Usd(895), "dp_1", "fraudulent", Soon), new DisputeEnded("dp_1", false, Soon), new RefundMadeOutside(1, Story.First, Money.Usd(895), "dp_1", Soon)];
        Assert.DoesNotContain(LetterKind.RefundMade, Letters(Story.State([.. Story.Confirmed(Funded), .. lost])));
        Assert.Contains(LetterKind.RefundMade, Letters(Story.State([.. Story.Confirmed(Funded), lost[2]])));
    }

    [Fact]
    public void A_check_that_came_back_unpaid_is_owed_again_once_and_nobody_is_told_of_a_refund()
    {
        var steady = Orders.Institute();
        RegistrationEvent[] past = [.. Orders.Admitted(steady), Orders.Paid(1790, Soon)];
        var bounced = new RefundMadeOutside(1, Orders.Check.Id, Money.Usd(1790), "NSF", Soon);
        Scenario.For(steady).Given(past).At(Soon).When(new RecordCheckReturned(Orders.Check.Id, "NSF")).Then(bounced);
        Scenario.For(steady).Given(past).At(Soon).When(new RecordCheckReturned(Orders.Check.Id, " ")).Refused(new ReasonMissing());
        Scenario.For(Funded).Given(Story.Confirmed(Funded)).At(Soon).When(new RecordCheckReturned(Story.First, "NSF")).Refused(new PaymentNotFound());
        var state = Story.State([.. past, bounced]);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(1790), Money.Usd(1790)), (state.Status, state.Balance, state.InvoiceOpen));
        Assert.DoesNotContain(LetterKind.RefundMade, Letters(state));
    }

    /// <summary>Due on March 27: the reminders of a day and fifteen days after have passed when the check bounces on April 20, the one of thirty has not.</summary>
    [Fact]
    public void Nobody_is_reminded_of_what_was_paid_at_the_time()
    {
        var steady = Orders.Institute();
        var late = Clocks.Local("2027-04-20T10:00");
        RegistrationEvent[] past = [.. Orders.Admitted(steady), Orders.Paid(1790, Soon), new RefundMadeOutside(1, Orders.Check.Id, Money.Usd(1790), "NSF", late)];
        Assert.Equal(
            [Clocks.Local("2027-04-26T09:00")],
            RegistrationPlan.Steps(steady, Story.State(past), []).Where(step => step.Act is Act.SendLetter({ Kind: LetterKind.InvoiceOverdue })).Select(step => step.Due));
    }

    [Fact]
    public void A_registrar_who_gives_up_their_own_seat_is_not_confirmed_anew()
    {
        var after = Take(Story.State(Story.Confirmed(Funded, Three)), new CancelSeats([Story.One], EndKind.ByStaff, "ill"), Soon);
        Assert.Contains(LetterKind.SeatsCancelled, Letters(after));
        Assert.DoesNotContain(LetterKind.RegistrarConfirmation, Letters(after));
    }

    [Fact]
    public void A_refund_of_carried_money_made_at_the_provider_is_owed_where_the_money_is()
    {
        var state = Story.State(Story.Confirmed(Funded)) with { Payments = [new Payment(PaymentId.Parse("carried-1"), Money.Usd(895), Soon) { Origin = Story.First }] };
        Assert.Equal(Money.Usd(895), Take(state, new RecordOutsideRefund(Story.First, "re_1", Money.Usd(895)), Soon).Balance);
    }

    private static RegistrationWaitlisted Waitlisted(Offering offering, RegistrationForm form) => new(
        Story.Id, offering.Id, form, form.Entrants.Count, null, ((Priced.At)Pricing.Quote(offering, form, Clocks.Placed)).Quote, offering.Details.Policy, Clocks.Placed);

    private static ValueList<LetterKind> Letters(RegistrationState state) =>
        [.. RegistrationPlan.Steps(Funded, state, []).Select(step => step.Act).OfType<Act.SendLetter>().Select(act => act.Letter.Kind).Where(kind => kind != LetterKind.Confirmation)];

    private static ValueList<RegistrationEvent> Decide(Offering offering, RegistrationState? state, RegistrationCommand command, Instant now) =>
        Assert.IsType<Ruling<RegistrationEvent>.Accepted>(RegistrationDecider.Decide(offering, state, command, now)).Events;

    private static RegistrationState Take(RegistrationState state, RegistrationCommand command, Instant now) => Take(Funded, state, command, now);

    private static RegistrationState Take(Offering offering, RegistrationState state, RegistrationCommand command, Instant now) =>
        Decide(offering, state, command, now).Aggregate((RegistrationState?)state, RegistrationFold.Evolve)!;
}
