using Nep.Registration.Domain.Admissions;
using static Nep.Registration.Domain.Admissions.ApplicationCommand;
using static Nep.Registration.Domain.Admissions.ApplicationEvent;

namespace Nep.Registration.Domain.Tests.Admissions;

/// <summary>From a released decision to a place taken, turned down, or passed on.</summary>
public class PlaceTests
{
    private static readonly Instant Now = Fellowships.Release;

    private static Scenario<ApplicationEvent, ApplicationCommand> One => Scenario.OfApplication(Fellowships.Offering).At(Now);

    [Fact]
    public void An_acceptance_goes_out_with_an_offer_until_the_afternoon_of_its_last_day() =>
        One.Given(Fellowships.Sent).When(new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept)).Then(new DecisionReleased(Decision.Accept, LetterKind.DecisionAccept, null, "", Fellowships.OfferEnds, Now));

    [Fact]
    public void An_alternate_has_a_place_in_line() =>
        One.Given(Fellowships.Sent).When(new ReleaseDecision(Decision.Alternate, LetterKind.DecisionAlternate, 2, "Stay close")).Then(new DecisionReleased(Decision.Alternate, LetterKind.DecisionAlternate, 2, "Stay close", null, Now));

    [Theory]
    [InlineData(Decision.Decline, LetterKind.DecisionAccept, null)]
    [InlineData(Decision.Accept, LetterKind.DecisionDecline, null)]
    [InlineData(Decision.Accept, LetterKind.DecisionAccept, 1)]
    [InlineData(Decision.Alternate, LetterKind.DecisionAlternate, null)]
    public void A_letter_that_contradicts_its_decision_cannot_be_made(Decision decision, LetterKind letter, int? rank) =>
        One.Given(Fellowships.Sent).When(new ReleaseDecision(decision, letter, rank)).Refused(new LetterContradictsDecision(decision, letter));

    [Fact]
    public void A_second_and_other_decision_is_refused() =>
        One.Given(Fellowships.Offered).When(new ReleaseDecision(Decision.Decline, LetterKind.DecisionDecline)).Refused(new DecisionAlreadyReleased(Decision.Accept));

    [Fact]
    public void A_decision_about_what_was_sent_before_does_not_go_out_about_what_was_sent_since()
    {
        var accept = new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept) { Decided = Clocks.Placed };
        var again = Clocks.Placed + Duration.FromSeconds(1);
        One.Given(Fellowships.Sent).When(accept).Then(new DecisionReleased(Decision.Accept, LetterKind.DecisionAccept, null, "", Fellowships.OfferEnds, Now));
        One.Given([.. Fellowships.Sent, new ApplicationReopened(Fellowships.End, "Ill", Clocks.Placed), new ApplicationSubmitted(again)]).When(accept).Refused(new SentSinceDecided());
    }

    [Fact]
    public void What_was_not_sent_is_not_decided() =>
        One.Given(Fellowships.Finished).When(new ReleaseDecision(Decision.Accept, LetterKind.DecisionAccept)).Refused(new ApplicationPast(ApplicationStatus.Draft));

    [Fact]
    public void An_offer_accepted_at_the_instant_it_expires_has_one_outcome()
    {
        var end = Fellowships.OfferEnds;
        One.Given(Fellowships.Offered).At(end).When(new AcceptPlace()).Refused(new PlaceOfferEnded());
        One.Given(Fellowships.Offered).At(end).When(new ExpirePlace()).Then(new OfferExpired(end));
        One.Given(Fellowships.Offered).At(end - Duration.FromMilliseconds(1)).When(new ExpirePlace()).ThenNothing();
        One.Given(Fellowships.Offered).At(end - Duration.FromMilliseconds(1)).When(new AcceptPlace()).Then(new OfferAccepted(end - Duration.FromMilliseconds(1)));
        One.Given([.. Fellowships.Offered, new OfferAccepted(Now)]).At(end).When(new ExpirePlace()).ThenNothing();
        One.Given([.. Fellowships.Offered, new OfferExpired(end)]).At(end).When(new AcceptPlace()).Refused(new PlaceOfferEnded());
    }

    [Fact]
    public void An_offer_answered_twice_keeps_its_first_answer()
    {
        One.Given(Fellowships.Offered).When(new DeclinePlace("Moving")).Then(new OfferDeclined("Moving", Now));
        One.Given([.. Fellowships.Offered, new OfferDeclined("", Now)]).When(new AcceptPlace()).Refused(new NoPlaceOffered());
        One.Given(Fellowships.Accepted).When(new DeclinePlace("")).Refused(new NoPlaceOffered());
    }

    [Fact]
    public void A_place_that_came_free_is_offered_to_an_alternate_once()
    {
        var offered = new AlternateOffered(Fellowships.Other, "First in line", Clocks.Local("2027-03-19T17:00"), Now);
        One.Given(Fellowships.Waiting()).When(new OfferFreedPlace(Fellowships.Other, "First in line")).Then(offered);
        One.Given([.. Fellowships.Waiting(), offered]).When(new OfferFreedPlace(Fellowships.One, "Again")).Refused(new ApplicationPast(ApplicationStatus.Offered));
    }

    [Fact]
    public void A_team_that_lacks_someone_is_offered_nothing() => Scenario.OfApplication(Fellowships.ForTeams).At(Now)
        .Given([.. Fellowships.Team, new ApplicationSubmitted(Now), new DecisionReleased(Decision.Alternate, LetterKind.DecisionAlternate, 1, "", null, Now), new MemberLeft(Fellowships.Third, "Moved", Now)])
        .When(new OfferFreedPlace(Fellowships.Other, "First")).Refused(new TeamIncomplete([new Fault("members", "TooFewSaidYes", "3"), new Fault("members", "RoleMissing", "1 parent")]));

    [Fact]
    public void Nobody_is_offered_a_place_that_is_not_there()
    {
        One.Given(Fellowships.Waiting()).When(new OfferFreedPlace(Fellowships.Other, "First in line", 0)).Refused(new NoPlaceLeft());
        Assert.Null(One.Given(Fellowships.Waiting()).When(new OfferFreedPlace(Fellowships.Other, "First in line", 1)).Why());
    }

    [Fact]
    public void A_freed_place_is_passed_on_once()
    {
        ApplicationEvent[] gone = [.. Fellowships.Offered, new OfferDeclined("", Now)];
        One.Given(gone).When(new SettlePlace(Fellowships.Other, [])).Then(new PlaceSettled(Fellowships.Other, [], Now));
        One.Given([.. gone, new PlaceSettled(Fellowships.Other, [], Now)]).When(new SettlePlace(null, [])).ThenNothing();
        One.Given(Fellowships.Offered).When(new SettlePlace(null, [])).Refused(new NoPlaceOffered());
    }

    [Fact]
    public void Accepted_with_the_deposit_unpaid_is_a_state_of_its_own()
    {
        var (id, until) = (Fellowships.One.Registration, Clocks.Local("2027-03-27T00:00"));
        One.Given(Fellowships.Accepted).When(new RecordSeats(id, until)).Then(new SeatsHeld(id, until, Now));
        ApplicationEvent[] held = [.. Fellowships.Accepted, new SeatsHeld(id, until, Now)];
        Assert.Equal(ApplicationStatus.DepositDue, Fellowships.State(held).Status);
        One.Given(held).When(new SettleDeposit(true)).Then(new Enrolled(id, Now));
        One.Given(held).When(new SettleDeposit(false)).Then(new OfferExpired(Now));
        Assert.Equal(new FreedPlace(ApplicationStatus.Expired, Now), Fellowships.State([.. held, new OfferExpired(Now)]).Freed);
    }

    [Fact]
    public void Without_a_deposit_who_accepts_is_enrolled_at_once() =>
        One.Given(Fellowships.Accepted).When(new RecordSeats(Fellowships.One.Registration, null)).Then(new Enrolled(Fellowships.One.Registration, Now));

    [Fact]
    public void Seats_that_could_not_be_taken_are_tried_again_with_a_reason()
    {
        One.Given(Fellowships.Accepted).When(new RecordSeatTrouble("OfferingFull")).Then(new SeatsRefused("OfferingFull"));
        var stuck = One.Given([.. Fellowships.Accepted, new SeatsRefused("OfferingFull")]);
        stuck.When(new TrySeatsAgain("")).Refused(new ReasonMissing());
        stuck.When(new TrySeatsAgain(new string('x', 10_000))).Refused(Reasons.Refuse(new string('x', 10_000))!);
        stuck.When(new TrySeatsAgain("More seats")).Then(new SeatsTriedAgain("More seats"));
    }
}
