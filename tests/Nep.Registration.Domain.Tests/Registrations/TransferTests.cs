namespace Nep.Registration.Domain.Tests.Registrations;

public class TransferTests
{
    private static readonly CancellationPolicy Policy = Institutes.InPersonPolicy with { Transfer = new TransferRule(Money.Usd(50), 12, 2) };
    private static readonly Offering Oakland = Institutes.Open(Institutes.InPerson() with { Policy = Policy });
    private static readonly OfferingId ElsewhereId = OfferingId.Parse("leading-for-equity-2027-09");
    private static readonly RegistrationId There = RegistrationId.Parse("8K3M9QX2T4V6W8Y0");
    private static readonly RegistrationEvent[] Past = Story.Confirmed(Oakland);
    private static readonly Instant Now = Clocks.Local("2027-03-15T10:00");
    private static readonly TransferOrder Order = new(1, ElsewhereId, There, "Leading for Equity, fall", TransferKind.ByRegistrant, Money.Usd(50), "2026-09", "", Now);

    [Fact]
    public void An_order_stands_with_the_registration_until_the_plan_has_carried_it_out()
    {
        Scenario.For(Oakland).Given(Past).At(Now).When(new OrderTransfer(Order, Elsewhere(1350))).Then(new TransferOrdered(Order));
        var state = Story.State([.. Past, new TransferOrdered(Order)]);
        Assert.Contains(new Step("transfer:1", Now, null, new Act.CarryTransfer(1)), RegistrationPlan.Steps(Oakland, state, []));
        Assert.Equal((RegistrationStatus.Confirmed, true), (state.Status, state.HasSeats));
    }

    [Fact]
    public void A_check_that_was_carried_here_has_had_its_receipt_there()
    {
        var check = new Payment(PaymentId.Parse("check-1"), Money.Usd(1200), Now) { ByHand = new HandPayment(HandMethod.Check, "1", Clocks.Day("2027-03-15")) };
        Assert.Single(Receipts(check));
        Assert.Empty(Receipts(check with { Id = PaymentId.Parse("carried-1"), Origin = check.Id }));

        static IEnumerable<Step> Receipts(Payment payment) => RegistrationPlan.Steps(Oakland, Story.State(Past) with { Payments = [payment] }, [])
            .Where(step => step.Act is Act.SendLetter { Letter.Kind: LetterKind.PaymentReceipt });
    }

    [Theory]
    [InlineData(1350, 1200, 0, 200)]
    [InlineData(1500, 1200, 0, 350)]
    [InlineData(900, 950, 250, 0)]
    public void A_higher_price_leaves_the_difference_to_pay_and_of_a_lower_one_it_goes_back(int price, int carried, int back, int owed)
    {
        var terms = Transferring.Terms(Elsewhere(price), Story.State(Past), TransferKind.ByRegistrant, Money.Usd(50), Now);
        Assert.Equal((Money.Usd(carried), Money.Usd(back), Money.Usd(owed)), (terms.Carried, terms.Back, terms.Owed));
    }

    [Fact]
    public void They_arrive_with_their_seats_and_the_money_of_the_payments_it_came_from()
    {
        var place = new PlaceTransferred(Story.State(Past), Order, [new Payment(Story.First, Money.Usd(1200), Now)], Story.Seats(1, 5));
        var events = ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Elsewhere(900), null, place, Now)).Events;
        var state = Story.State([.. events]);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(950), Money.Zero, Story.First), (state.Status, state.Paid, state.Balance, state.Payments[0].Origin));
        Assert.Equal(new TransferSource(Institutes.Id, Story.Id, 1, [new CarriedPayment(Story.First, Money.Usd(950))]), state.Source);
        Assert.Equal(Ruling<RegistrationEvent>.Nothing, RegistrationDecider.Decide(Elsewhere(900), state, place, Now));
    }

    [Fact]
    public void Once_they_are_there_the_seat_here_is_free_and_what_the_other_costs_less_goes_back() =>
        Scenario.For(Oakland).Given([.. Past, new TransferOrdered(Order)]).At(Now).When(new EndTransfer(1, [new CarriedPayment(Story.First, Money.Usd(950))], null)).Then(
            new RegistrationTransferred(1, Now), new PaymentCarried(1, Story.First, Money.Usd(950), There, Now),
            new RefundOwed(2, Story.First, Money.Usd(250), RefundReason.Difference, Now));

    [Fact]
    public void When_the_other_would_not_take_them_everything_stays_and_they_are_told_and_may_try_again()
    {
        RegistrationEvent[] refused = [.. Past, new TransferOrdered(Order), new TransferRefused(1, "OfferingFull", Now)];
        var state = Story.State(refused);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(1200)), (state.Status, state.Paid - state.Refunded));
        Assert.Contains(RegistrationPlan.Steps(Oakland, state, []), step => step.Act is Act.SendLetter({ Kind: LetterKind.TransferRefused }));
        Scenario.For(Oakland).Given(refused).At(Now).When(new OrderTransfer(Order, Elsewhere(1350))).Then(new TransferOrdered(Order with { Number = 2 }));
    }

    [Fact]
    public void While_it_is_under_way_nothing_else_is_done_with_it()
    {
        RegistrationEvent[] past = [.. Past, new TransferOrdered(Order)];
        foreach (var command in new RegistrationCommand[]
                 {
                     new CancelRegistration(EndKind.ByRegistrant, ""), new CancelSeats([Story.One], EndKind.ByRegistrant, ""),
                     new ChangePerson(Story.One, Story.Sam), new ReturnOverpayment(),
                 })
            Scenario.For(Oakland).Given(past).At(Now).When(command).Refused(new TransferUnderWay());
    }

    [Theory]
    [InlineData("2027-04-18T23:59", "2027-09-14", null)]
    [InlineData("2027-04-19T00:00", "2027-09-14", "TooLateToTransfer")]
    [InlineData("2027-03-15T10:00", "2028-04-20", null)]
    [InlineData("2027-03-15T10:00", "2028-04-21", "TransferTooFar")]
    public void The_policy_says_until_when_and_how_far(string at, string firstDay, string? refusal) => Assert.Equal(
        refusal, Scenario.For(Oakland).Given(Past).At(Clocks.Local(at)).When(new OrderTransfer(Order with { At = Clocks.Local(at) }, Elsewhere(1350, firstDay))).Why()?.Name);

    [Fact]
    public void Where_the_policy_moves_nothing_only_staff_can_and_with_a_reason()
    {
        var strict = Institutes.OpenInPerson();
        var byStaff = Order with { Kind = TransferKind.ByStaff };
        Scenario.For(strict).Given(Story.Confirmed(strict)).At(Now).When(new OrderTransfer(Order, strict)).Refused(new TransferNotAllowed());
        Scenario.For(strict).Given(Story.Confirmed(strict)).At(Now).When(new OrderTransfer(byStaff, strict)).Refused(new ReasonMissing());
        Assert.Null(Scenario.For(strict).Given(Story.Confirmed(strict)).At(Now).When(new OrderTransfer(byStaff with { Reason = "Surgery" }, strict)).Why());
    }

    [Fact]
    public void What_was_moved_once_is_not_moved_again()
    {
        RegistrationEvent[] arrived = [.. Past, new TransferArrived(new TransferSource(ElsewhereId, There, 1, []), [], Now)];
        Scenario.For(Oakland).Given(arrived).At(Now).When(new OrderTransfer(Order, Oakland)).Refused(new AlreadyTransferred());
    }

    [Fact]
    public void Only_what_is_paid_is_moved() => Scenario.For(Oakland).Given(Past[0], new PaymentReceived(Story.First, Money.Usd(1), Now), new RegistrationConfirmed(Now)).At(Now)
        .When(new OrderTransfer(Order, Oakland)).Refused(new NotPaidInFull(Money.Usd(1199)));

    [Fact]
    public void With_a_cancelled_offering_the_agreed_price_holds_without_a_fee_and_all_of_it_comes_back_until_the_start()
    {
        var order = Order with { Kind = TransferKind.WithOffering, Fee = Money.Zero };
        var place = new PlaceTransferred(Story.State(Past), order, [new Payment(Story.First, Money.Usd(1200), Now)], Story.Seats(1, 5));
        var state = Story.State([.. ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Elsewhere(1500), null, place, Now)).Events]);
        var there = Elsewhere(1500);
        Assert.Equal((Money.Usd(1200), Money.Zero), (state.Quote.Total, state.Balance));
        Assert.Equal(Money.Usd(1200), Cancelling.RefundOn(there, state, EndKind.ByRegistrant, there.Starts - Duration.FromHours(1)));
    }

    [Fact]
    public void Whoever_moves_answers_what_only_the_other_asks_and_agrees_to_its_terms()
    {
        var to = Asking(new Question("team", "Which team?", QuestionKind.ShortText, Required: true), new Question("meal", "Meal?", QuestionKind.ShortText));
        Assert.Equal(["team", "meal"], Transferring.Asked(Oakland, to, Story.State(Past).Participants[0]).Select(question => question.Key));
        ValueList<PersonAnswers> answers = [new PersonAnswers(Story.One, [new Answer("team", "Blue")])];
        var said = Order with { Answers = answers };

        Scenario.For(Oakland).Given(Past).At(Now).When(new OrderTransfer(Order, to)).Refused(new FormFaulty([new Fault("people[0].answers.team", "Missing")]));
        Scenario.For(Oakland).Given(Past).At(Now).When(new OrderTransfer(said with { TermsVersion = "" }, to)).Refused(new FormFaulty([new Fault("terms", "TermsNotAgreed")]));
        Scenario.For(Oakland).Given(Past).At(Now).When(new OrderTransfer(said, to)).Then(new TransferOrdered(said));
        var place = new PlaceTransferred(Story.State(Past), said, [new Payment(Story.First, Money.Usd(1200), Now)], Story.Seats(1, 5));
        var state = Story.State([.. ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(to, null, place, Now)).Events]);
        Assert.Contains(new Answer("team", "Blue"), state.Participants[0].Answers);
    }

    [Fact]
    public void What_both_ask_and_one_left_blank_is_not_asked_again_unless_it_must_be_answered()
    {
        Question free = new("meal", "Meal?", QuestionKind.ShortText), needed = free with { Required = true };
        var person = Story.State(Past).Participants[0];
        Assert.Empty(Transferring.Asked(Asking(free), Asking(free), person));
        Assert.Equal([needed], Transferring.Asked(Asking(free), Asking(needed), person));
    }

    [Fact]
    public void Staff_move_people_without_answers_since_they_cannot_give_them_for_them()
    {
        var to = Asking(new Question("team", "Which team?", QuestionKind.ShortText, Required: true));
        var byStaff = Order with { Kind = TransferKind.ByStaff, Reason = "Surgery" };
        Scenario.For(Oakland).Given(Past).At(Now).When(new OrderTransfer(byStaff, to)).Then(new TransferOrdered(byStaff));
    }

    private static Offering Asking(params ValueList<Question> questions) =>
        Institutes.Open(Institutes.InPerson("2027-09-14") with { Prices = new PriceList(Money.Usd(1350)), Questions = questions });

    private static Offering Elsewhere(int price, string firstDay = "2027-09-14") =>
        Institutes.Open(Institutes.InPerson(firstDay) with { Prices = new PriceList(Money.Usd(price)) });
}
