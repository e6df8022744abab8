namespace Nep.Registration.Domain.Tests.Registrations;

public class PlacingTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();

    [Fact]
    public void Placing_takes_seats_and_freezes_the_price_and_the_policy() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya), Money.Usd(895))).Then(new RegistrationPlaced(
            Story.Id, Institute.Id, Story.Form(Story.Maya), [new SeatNumber(1)], null,
            new Quote([new QuoteLine(new ParticipantNumber(1), new PriceRule.Standard(), Money.Usd(895))], Clocks.Placed),
            Institutes.VirtualPolicy, Clocks.Local("2027-02-20T10:30"), Clocks.Placed));

    [Fact]
    public void A_code_that_leaves_nothing_to_pay_confirms_at_once()
    {
        var form = Story.Form(Story.Maya) with { Code = " sponsor " };
        var use = new CodeUse("SPONSOR", 2);
        Scenario.For(Institute).When(Story.Place(form, Money.Usd(0), use))
            .Then(Story.Placed(Institute, form, code: use), new RegistrationConfirmed(Clocks.Placed));
    }

    [Fact]
    public void Whoever_saw_another_price_is_shown_the_new_one_first() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya), Money.Usd(795)))
            .Refused(new PriceChanged(Money.Usd(795), Money.Usd(895)));

    [Fact]
    public void A_full_offering_refuses_the_next_registration() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya, Story.Sam)) with { Seats = [new SeatNumber(40)] }).Refused(new OfferingFull(1));

    [Fact]
    public void Seats_offered_beyond_the_people_on_the_form_are_not_taken() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya)) with { Seats = Story.Seats(3) }).Then(Story.Placed(Institute));

    [Fact]
    public void A_code_with_no_use_left_is_refused() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya) with { Code = "SPONSOR" })).Refused(new CodeAlreadyUsed("SPONSOR"));

    [Fact]
    public void A_use_beyond_the_codes_limit_is_refused() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya) with { Code = "SPONSOR" }, code: new CodeUse("SPONSOR", 3)))
            .Refused(new CodeAlreadyUsed("SPONSOR"));

    [Fact]
    public void An_unknown_code_is_refused() =>
        Scenario.For(Institute).When(Story.Place(Story.Form(Story.Maya) with { Code = "guess" })).Refused(new CodeUnknown("GUESS"));

    [Fact]
    public void A_code_is_good_through_its_last_day_and_not_the_day_after()
    {
        var form = Story.Form(Story.Maya) with { Code = "OLD-CODE" };
        var use = new CodeUse("OLD-CODE", 1);
        var lastMinute = Clocks.Local("2027-02-19T23:59");
        Scenario.For(Institute).At(lastMinute).When(Story.Place(form, code: use)).Then(Story.Placed(Institute, form, lastMinute, use));
        Scenario.For(Institute).At(Clocks.Local("2027-02-20T00:00")).When(Story.Place(form, code: use))
            .Refused(new CodeEnded("OLD-CODE", Clocks.Day("2027-02-19")));
    }

    [Theory]
    [InlineData("2026-12-15T07:59", "not open")]
    [InlineData("2026-12-15T08:00", "open")]
    [InlineData("2027-03-09T16:59", "open")]
    [InlineData("2027-03-09T17:00", "closed")]
    public void Registration_opens_and_closes_on_the_offerings_clock(string at, string expected)
    {
        var why = Scenario.For(Institute).At(Clocks.Local(at)).When(Story.Place(Story.Form(Story.Maya))).Why();
        Assert.Equal(
            expected switch
            {
                "not open" => new RegistrationNotOpenYet(Clocks.Wall("2026-12-15T08:00"), Clocks.Pacific),
                "closed" => new RegistrationIsClosed(Clocks.Wall("2027-03-09T17:00"), Clocks.Pacific),
                _ => null,
            },
            why);
    }

    [Fact]
    public void A_draft_is_not_found() =>
        Scenario.For(Story.Offering(new OfferingCreated(Institutes.Id, Institutes.Virtual()))).When(Story.Place(Story.Form(Story.Maya)))
            .Refused(new OfferingNotFound());

    [Fact]
    public void A_cancelled_offering_takes_nobody() =>
        Scenario.For(Institute with { Status = OfferingStatus.Cancelled }).When(Story.Place(Story.Form(Story.Maya))).Refused(new OfferingIsCancelled());

    public static TheoryData<string, RegistrationForm> OtherForms => new()
    {
        { "another registrar", Story.FormFor(Story.OfficeRegisters, Story.Maya) },
        { "another person", Story.Form(Story.Maya with { Name = "Maya O." }) },
        { "one person more", Story.Form(Story.Maya, Story.Sam) },
        { "other answers", Story.Form(Story.Maya) with { Entrants = [new Entrant(Story.Maya, [new Answer("role", "Principal")])] } },
        { "a code", Story.Form(Story.Maya) with { Code = "PARTNER" } },
        { "another amount", Story.Form(Story.Maya) with { Entrants = [Story.Coming(Story.Maya, Money.Usd(500))] } },
    };

    [Theory]
    [MemberData(nameof(OtherForms))]
    public void A_form_changed_after_it_was_sent_makes_no_second_registration(string change, RegistrationForm form)
    {
        Assert.NotEmpty(change);
        Scenario.For(Institute).Given(Story.Placed(Institute)).When(Story.Place(form)).Refused(new FormAlreadyUsed());
    }

    [Fact]
    public void The_same_form_again_makes_nothing_new_even_when_registration_has_closed() =>
        Scenario.For(Institute).Given(Story.Placed(Institute)).At(Clocks.Local("2027-03-09T18:00")).When(Story.Place(Story.Form(Story.Maya))).ThenNothing();
}
