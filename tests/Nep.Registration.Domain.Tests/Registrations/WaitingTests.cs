namespace Nep.Registration.Domain.Tests.Registrations;

public class WaitingTests
{
    internal static readonly Offering Institute = Institutes.Open(Institutes.Virtual() with { WaitingList = new WaitingListRule() });
    internal static readonly Instant Monday = Clocks.Local("2027-02-22T10:00");
    private static readonly Instant Until = Clocks.Local("2027-02-24T10:00");
    private static readonly OfferSeats Offer = new([new SeatNumber(7)], []);
    internal static readonly SeatsOffered Offered = new([new SeatNumber(7)], Until, Clocks.Local("2027-02-23T09:00"), [], null, Monday);

    internal static PlaceRegistration Full(params Person[] people) => Story.Place(Story.Form(people)) with { Seats = [], WhenFull = WhenFull.Wait };

    internal static RegistrationWaitlisted Joined(params Person[] people)
    {
        var placed = Story.Placed(Institute, Story.Form(people));
        return new(placed.Id, placed.Offering, placed.Form, placed.Form.Entrants.Count, null, placed.Quote, placed.Policy, placed.At);
    }

    [Fact]
    public void Whoever_chose_to_wait_joins_the_list_with_the_price_they_saw() =>
        Scenario.For(Institute).When(Full(Story.Maya) with { Shown = Money.Usd(895) }).Then(Joined(Story.Maya));

    [Fact]
    public void Whoever_joins_answers_the_questions_first() =>
        Scenario.For(Institute).When(Full(Story.Maya) with { Form = Story.Form(Story.Maya) with { Entrants = [new Entrant(Story.Maya, [])] } })
            .Refused(new FormFaulty([new Fault("people[0].answers.role", "Missing")]));

    [Fact]
    public void While_anyone_waits_free_seats_are_not_for_whoever_comes() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya)) with { SomeoneWaits = true }).Refused(new OfferingFull(0));

    [Fact]
    public void Nobody_waits_without_having_chosen_to() =>
        Scenario.For(Institute).When(Full(Story.Maya) with { WhenFull = WhenFull.Ask }).Refused(new OfferingFull(0));

    [Fact]
    public void Without_a_waiting_list_nobody_waits() => Scenario.For(Institutes.OpenVirtual()).When(Full(Story.Maya)).Refused(new OfferingFull(0));

    [Fact]
    public void A_list_that_is_full_takes_nobody_new() =>
        Scenario.For(Institute).When(Full(Story.Maya) with { Waiting = 200 }).Refused(new OfferingFull(0));

    [Fact]
    public void A_group_larger_than_the_seats_left_takes_none_unless_it_chose_to_split() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya, Story.Sam)) with { Seats = Story.Seats(1), WhenFull = WhenFull.Wait }).Then(Joined(Story.Maya, Story.Sam));

    [Fact]
    public void A_group_that_chose_to_split_takes_the_seats_that_are_left_and_the_rest_wait_both_at_the_groups_price()
    {
        var rest = RegistrationId.Parse("REST000000000000");
        var form = Story.Form(Story.Maya, Story.Sam, Story.Noor);
        var place = Story.Place(form) with { Seats = Story.Seats(2), WhenFull = WhenFull.Split, Rest = rest };
        var ruling = (Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Institute, null, place, Clocks.Placed);
        var first = Assert.IsType<RegistrationPlaced>(Assert.Single(ruling.Events));
        var waits = Splitting.Rest(Institute, place, first);
        Assert.Equal((rest, Story.Form(Story.Maya, Story.Sam), Money.Usd(1590)), (first.Rest!.Value, first.Form, first.Quote.Total));
        Assert.Equal((first.Id, Story.Form(Story.Noor), Money.Usd(795)), (waits.SplitFrom!.Value, waits.Form, waits.Quote.Total));
        Assert.Equal([Story.One], waits.Quote.Lines.Select(line => line.Participant).Distinct());
        Scenario.For(Institute).Given(first).When(place).ThenNothing();
    }

    [Fact]
    public void An_offer_holds_the_seats_for_the_stated_hours() => Scenario.For(Institute).Given(Joined(Story.Maya)).At(Monday).When(Offer).Then(Offered);

    [Fact]
    public void A_promoted_person_owes_the_price_they_saw_when_they_joined_though_it_has_risen_since()
    {
        var dearer = Institutes.Open(Institute.Details with { Prices = new PriceList(Money.Usd(1200)) });
        var (state, page) = (Story.State(Joined(Story.Maya), Offered), Monday + Duration.FromHours(1));
        Assert.Equal((RegistrationStatus.Held, Money.Usd(895)), (state.Status, state.Balance));
        Scenario.For(dearer).Given(Joined(Story.Maya), Offered).At(page)
            .When(new RecordPayment(Story.First, Money.Usd(895), [])).Then(new PaymentReceived(Story.First, Money.Usd(895), page), new RegistrationConfirmed(page));
    }

    [Fact]
    public void Seats_with_nothing_to_pay_are_taken_by_saying_so() =>
        Scenario.For(Institute).Given(Free, Offered).At(Monday + Duration.FromHours(1)).When(new AcceptOffer()).Then(new RegistrationConfirmed(Monday + Duration.FromHours(1)));

    [Fact]
    public void Seats_with_a_price_are_taken_by_paying() =>
        Scenario.For(Institute).Given(Joined(Story.Maya), Offered).At(Monday).When(new AcceptOffer()).Refused(new OfferNeedsPayment(Money.Usd(895)));

    [Fact]
    public void Whoever_is_billed_takes_the_seats_and_has_as_long_as_the_quote_holds()
    {
        var now = Monday + Duration.FromHours(1);
        var joined = Joined(Story.Maya) with { Form = Story.Form(Story.Maya) with { Billing = new Billing(PaymentMethod.PurchaseOrder, "1 Main Street") } };
        var quoteEnds = Institute.Zone.At(Institute.Payments.QuoteHoldsThrough(Institute.Zone.DateAt(now), Institute.FirstDay)!.Value.PlusDays(1).AtMidnight());
        Scenario.For(Institute).Given(joined, Offered).At(now).When(new AcceptOffer()).Then(new OfferTaken(Instant.Max(Until, quoteEnds), now));
        Assert.DoesNotContain("QuoteReady", Letters(joined, Offered), StringComparison.Ordinal);
        Assert.StartsWith("QuoteReady 2027-02-22 11:00", Letters(joined, Offered, new OfferTaken(quoteEnds, now)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_offer_accepted_at_the_instant_it_expires_has_run_out()
    {
        Scenario.For(Institute).Given(Free, Offered).At(Until).When(new AcceptOffer()).Refused(new HoldHasExpired());
        Scenario.For(Institute).Given(Free, Offered).At(Until).When(new ReleaseHold()).Then(new HoldExpired(Until));
        var instantBefore = Until - Duration.FromMilliseconds(1);
        Scenario.For(Institute).Given(Free, Offered).At(instantBefore).When(new AcceptOffer()).Then(new RegistrationConfirmed(instantBefore));
        Scenario.For(Institute).Given(Free, Offered, new RegistrationConfirmed(instantBefore)).At(Until).When(new ReleaseHold()).ThenNothing();
    }

    [Fact]
    public void A_declined_offer_frees_the_seats_and_owes_nothing() =>
        Scenario.For(Institute).Given(Joined(Story.Maya), Offered).At(Monday).When(new CancelRegistration(EndKind.ByRegistrant, ""))
            .Then(new RegistrationCancelled(EndKind.ByRegistrant, "", Monday));

    [Fact]
    public void An_offer_comes_once_however_often_it_is_made()
    {
        Scenario.For(Institute).Given(Joined(Story.Maya), Offered).At(Monday).When(Offer with { Seats = [new SeatNumber(9)] }).ThenNothing();
        Scenario.For(Institute).Given(Joined(Story.Maya), Offered, new HoldExpired(Until)).At(Until).When(Offer).Refused(new NotWaiting());
    }

    [Fact]
    public void Staff_offer_out_of_order_only_with_a_reason()
    {
        Scenario.For(Institute).Given(Joined(Story.Maya)).At(Monday).When(Offer with { Reason = " " }).Refused(new ReasonMissing());
        Scenario.For(Institute).Given(Joined(Story.Maya)).At(Monday).When(Offer with { Reason = "co-presenter" }).Then(Offered with { Reason = "co-presenter" });
    }

    [Fact]
    public void Staff_set_someone_aside_with_a_reason_and_take_that_back()
    {
        Scenario.For(Institute).Given(Joined(Story.Maya)).When(new SetAside("")).Refused(new ReasonMissing());
        Scenario.For(Institute).Given(Joined(Story.Maya)).When(new SetAside("must finish part one")).Then(new WaitingSetAside("must finish part one", Clocks.Placed));
        Scenario.For(Institute).Given(Joined(Story.Maya), new WaitingSetAside("must finish part one", Clocks.Placed)).When(new SetAside("", TakenBack: true))
            .Then(new WaitingSetAside(null, Clocks.Placed));
    }

    [Fact]
    public void When_the_program_begins_whoever_still_waits_is_told()
    {
        var plan = RegistrationPlan.Steps(Institute, Story.State(Joined(Story.Maya)), []);
        Assert.Contains(new Step("end-waiting", Institute.Starts, null, new Act.EndWaiting()), plan);
        Scenario.For(Institute).Given(Joined(Story.Maya)).At(Institute.Starts).When(new EndWaiting()).Then(new WaitingEnded(Institute.Starts));
        Assert.Contains("WaitingEnded", Letters(Joined(Story.Maya), new WaitingEnded(Institute.Starts)));
    }

    [Fact]
    public void Each_turn_on_the_list_has_its_letter()
    {
        Assert.Equal("Waitlisted 2027-02-20 10:00", Letters(Joined(Story.Maya)));
        Assert.Equal("SeatOffered 2027-02-22 10:00, OfferReminder 2027-02-23 09:00", Letters(Joined(Story.Maya), Offered));
        Assert.Equal("OfferRanOut 2027-02-24 10:00", Letters(Joined(Story.Maya), Offered, new HoldExpired(Until)));
        Assert.Equal("Cancellation 2027-02-22 10:00", Letters(Joined(Story.Maya), Offered, new RegistrationCancelled(EndKind.ByRegistrant, "", Monday)));
        Assert.Equal("Confirmation 2027-02-22 10:00", Letters(Free, Offered, new RegistrationConfirmed(Monday)));
    }

    [Fact]
    public void A_published_offering_keeps_its_waiting_list()
    {
        var created = new OfferingCreated(Institutes.Id, Institute.Details);
        Scenario.For(Institutes.Id).Given(created, new OfferingPublished(Institutes.Published)).When(new EditOffering(Institutes.Virtual(), 2, "no list")).Refused(new WaitingListStays());
        Scenario.For(Institutes.Id).Given(created).When(new EditOffering(Institutes.Virtual(), 1)).Then(new OfferingEdited(Institutes.Virtual(), false, Clocks.Placed));
    }

    private static RegistrationWaitlisted Free => Joined(Story.Maya) with { Quote = new Quote([], Clocks.Placed) };

    private static string Letters(params RegistrationEvent[] events) => string.Join(", ",
        from step in RegistrationPlan.Steps(Institute, Story.State(events), [])
        where step.Act is Act.SendLetter
        select $"{((Act.SendLetter)step.Act).Letter.Kind} {Clocks.Show(step.Due)}");
}
