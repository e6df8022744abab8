namespace Nep.Registration.Domain.Tests.Registrations;

public class ScholarshipTests
{
    private static readonly Offering Institute = Institutes.Open(Institutes.InPerson() with { Scholarships = new ScholarshipRule(10, 5) });
    private static readonly ScholarshipRequest Request = new("My district pays for nothing this year.", Money.Usd(300));
    private static readonly RegistrationForm Form = Story.Form(Story.Maya) with { Scholarship = Request };
    private static readonly RegistrationForm Three = Story.Form(Story.Maya, Story.Sam, Story.Noor) with { Scholarship = Request };
    private static readonly RegistrationPlaced Placed = Story.Placed(Institute, Form) with { HeldUntil = Clocks.Placed + Duration.FromDays(10) };
    private static readonly Instant NextDay = Clocks.Placed + Duration.FromDays(1);
    private static readonly Instant FiveDaysOn = NextDay + Duration.FromDays(5);

    [Fact]
    public void A_request_holds_the_seat_until_the_day_of_the_decision() => Scenario.For(Institute).When(Story.Place(Form)).Then(Placed);

    [Fact]
    public void Until_it_is_decided_the_hold_does_not_run_out_and_the_registrant_is_told_the_day()
    {
        var steps = RegistrationPlan.Steps(Institute, Story.State(Placed), []);
        Assert.Equal(
            [("letter", Clocks.Placed), ("scholarship-lapses", Placed.HeldUntil)],
            steps.Select(step => (step.Act is Act.SendLetter({ Kind: LetterKind.ScholarshipAsked }) ? "letter" : step.Key, step.Due)));
        Scenario.For(Institute).Given(Placed).At(Placed.HeldUntil).When(new ReleaseHold()).ThenNothing();
    }

    [Fact]
    public void Granted_in_whole_the_seats_are_theirs_at_once() => Scenario.For(Institute).Given(Placed).At(NextDay)
        .When(new DecideScholarship(new ScholarshipGrant.Whole(), "Second year of cuts"))
        .Then(
            new ScholarshipDecided(new ScholarshipGrant.Whole(), "Second year of cuts", With(Placed.Quote, -1200), FiveDaysOn, NextDay),
            new RegistrationConfirmed(NextDay));

    [Fact]
    public void Granted_in_part_there_are_days_to_pay_the_rest() => Scenario.For(Institute).Given(Placed).At(NextDay)
        .When(new DecideScholarship(new ScholarshipGrant.PercentOff(75), "Second year of cuts"))
        .Then(new ScholarshipDecided(new ScholarshipGrant.PercentOff(75), "Second year of cuts", With(Placed.Quote, -900), FiveDaysOn, NextDay));

    [Theory]
    [InlineData(100, "33.34,33.33,33.33")]
    [InlineData(3240, "1080,1080,1080")]
    public void An_amount_is_shared_by_everyone_to_the_cent(int dollars, string shares)
    {
        var state = Decided(Story.Placed(Institute, Three), new ScholarshipGrant.AmountOff(Money.Usd(dollars)));
        var given = state.Quote.Lines.Where(line => line.Rule is PriceRule.Scholarship).Select(line => -line.Amount).ToList();
        Assert.Equal(shares.Split(',').Select(share => Money.Usd(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture))), given);
        Assert.Equal(dollars == 3240 ? RegistrationStatus.Confirmed : RegistrationStatus.Held, state.Status);
    }

    [Fact]
    public void Declined_they_may_still_pay_the_price_and_then_the_hold_runs_out()
    {
        var state = Decided(Placed, null);
        Assert.Equal((FiveDaysOn, Money.Usd(1200), ScholarshipOutcome.Declined), (state.HeldUntil, state.Balance, state.Scholarship!.Outcome));
        Assert.Contains(RegistrationPlan.Steps(Institute, state, []), step => step.Key == "release-hold" && step.Due == FiveDaysOn);
        Assert.Contains(RegistrationPlan.Steps(Institute, state, []), step => step.Act is Act.SendLetter({ Kind: LetterKind.ScholarshipDeclined }));
    }

    [Fact]
    public void The_days_to_pay_end_with_the_program()
    {
        var lapses = Institute.Ends - Duration.FromDays(1);
        Scenario.For(Institute).Given(Placed with { HeldUntil = lapses }).At(lapses).When(new LapseScholarship()).Then(new ScholarshipLapsed(Institute.Ends, lapses));
    }

    [Fact]
    public void Undecided_by_the_stated_day_it_lapses_and_there_are_days_to_pay()
    {
        Scenario.For(Institute).Given(Placed).At(Placed.HeldUntil).When(new LapseScholarship())
            .Then(new ScholarshipLapsed(Placed.HeldUntil + Duration.FromDays(5), Placed.HeldUntil));
        Scenario.For(Institute).Given(Placed).At(NextDay).When(new LapseScholarship()).ThenNothing();
    }

    [Fact]
    public void Whoever_pays_in_full_meanwhile_is_confirmed_and_nothing_is_left_to_decide()
    {
        RegistrationEvent[] paid = [Placed, new PaymentReceived(Story.First, Money.Usd(1200), NextDay), new RegistrationConfirmed(NextDay)];
        Scenario.For(Institute).Given(paid).At(NextDay).When(new DecideScholarship(null, "Late")).Refused(new NothingToPay());
        Assert.DoesNotContain(RegistrationPlan.Steps(Institute, Story.State(paid), []), step => step.Key == "scholarship-lapses");
    }

    [Fact]
    public void It_is_decided_once_and_with_a_reason()
    {
        var decided = new ScholarshipDecided(null, "Fund is spent", Placed.Quote, FiveDaysOn, NextDay);
        Scenario.For(Institute).Given(Placed).At(NextDay).When(new DecideScholarship(null, " ")).Refused(new ReasonMissing());
        Scenario.For(Institute).Given(Placed, decided).At(NextDay).When(new DecideScholarship(new ScholarshipGrant.Whole(), "No")).Refused(new ScholarshipAlreadyDecided());
        Scenario.For(Institute).Given(Story.Placed(Institute)).When(new DecideScholarship(null, "No")).Refused(new NoScholarshipAsked());
    }

    [Theory]
    [InlineData("", 0, "scholarship.reason", "Missing")]
    [InlineData("I need it", -1, "scholarship.canPay", "NotAnAmount")]
    public void A_request_without_a_reason_or_with_less_than_nothing_is_refused(string reason, int dollars, string field, string fault) => Scenario.For(Institute)
        .When(Story.Place(Form with { Scholarship = new ScholarshipRequest(reason, Money.Usd(dollars)) })).Refused(new FormFaulty([new Fault(field, fault)]));

    [Fact]
    public void Where_none_are_given_none_is_asked_for() => Scenario.For(Institutes.OpenInPerson())
        .When(Story.Place(Form)).Refused(new FormFaulty([new Fault("scholarship.ask", "NotAChoice")]));

    private static Quote With(Quote quote, int dollars) => new([.. quote.Lines, new QuoteLine(Story.One, new PriceRule.Scholarship(), Money.Usd(dollars))], NextDay);

    private static RegistrationState Decided(RegistrationPlaced placed, ScholarshipGrant? grant) =>
        ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Institute, Story.State(placed), new DecideScholarship(grant, "So decided"), NextDay)).Events
            .Aggregate((RegistrationState?)Story.State(placed), RegistrationFold.Evolve)!;
}
