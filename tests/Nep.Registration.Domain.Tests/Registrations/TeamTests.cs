namespace Nep.Registration.Domain.Tests.Registrations;

public class TeamTests
{
    private static readonly ParticipantNumber Two = new(2);

    [Fact]
    public void A_team_pays_one_price_and_takes_one_place() => Scenario.For(Teams.Design)
        .When(Story.Place(Teams.Three) with { Seats = Story.Seats(1, 7) })
        .Then(Story.Placed(Teams.Design, Teams.Three) with { Seats = Story.Seats(1, 7) });

    [Fact]
    public void Everyone_in_a_team_shares_its_place()
    {
        var state = Story.State(Teams.Confirmed);
        Assert.Equal([new SeatNumber(1), new SeatNumber(1), new SeatNumber(1)], state.Seats);
    }

    [Fact]
    public void Where_seats_are_counted_a_team_takes_one_for_each()
    {
        var bySeat = Institutes.Open(Teams.Details with { Entry = new Entry.Teams(3, 6, CapacityInTeams: false), Capacity = 5 });
        Scenario.For(bySeat).When(Story.Place(Teams.Three) with { Seats = Story.Seats(2) }).Refused(new OfferingFull(2));
        Assert.Equal([1, 2, 3], Story.State(Story.Placed(bySeat, Teams.Three)).Seats.Select(seat => seat.Value));
    }

    [Theory]
    [InlineData("Teacher,Teacher,Principal", 3600, "Team")]
    [InlineData("Teacher,Teacher,Student", 3000, "Team,Member")]
    [InlineData("Community partner,Teacher,Principal,Parent or caregiver", 3000, "Team,Member")]
    [InlineData("Teacher,Teacher,", 3600, "Team")]
    public void A_youth_parent_or_community_member_makes_the_teams_price_lower(string roles, int dollars, string rules)
    {
        var quote = Story.Placed(Teams.Design, Teams.Form(roles.Split(','))).Quote;
        Assert.Equal((Money.Usd(dollars), rules), (quote.Total, string.Join(',', quote.Lines.Select(line => line.Rule.GetType().Name))));
    }

    [Fact]
    public void A_code_comes_off_what_the_team_pays()
    {
        var quote = Story.Placed(Teams.Design, Teams.Form("Teacher", "Teacher", "Student") with { Code = "partner" }).Quote;
        Assert.Equal(Money.Usd(2700), quote.Total);
    }

    [Theory]
    [InlineData(2, "TeamTooSmall", "3")]
    [InlineData(7, "TooManyTogether", "6")]
    public void A_team_of_too_few_or_too_many_is_refused(int people, string fault, string figure) => Scenario.For(Teams.Design)
        .When(Story.Place(Teams.Form([.. Enumerable.Repeat("Teacher", people)])))
        .Refused(new FormFaulty([new Fault("people", fault, figure)]));

    [Fact]
    public void A_registrant_cannot_cut_a_team_below_its_least_but_staff_can()
    {
        Scenario.For(Teams.Design).Given(Teams.Confirmed).When(new CancelSeats([Two], EndKind.ByRegistrant, "")).Refused(new TeamWouldBeTooSmall(3));
        var state = Story.State([.. Teams.Confirmed, .. Left(new CancelSeats([Two], EndKind.ByStaff, "Two are enough this time"))]);
        Assert.Equal((2, Money.Usd(3600), Money.Zero), (state.Participants.Count, state.Quote.Total, state.Refunded));
    }

    [Fact]
    public void A_member_who_leaves_a_team_gives_back_nothing_and_the_team_keeps_its_place()
    {
        var four = Teams.Form("Teacher", "Teacher", "Principal", "Student");
        var past = Story.Confirmed(Teams.Design, four);
        var leave = new CancelSeats([new ParticipantNumber(4)], EndKind.ByRegistrant, "");
        Scenario.For(Teams.Design).Given(past).When(leave).Then(
            new SeatsCancelled([new ParticipantNumber(4)], EndKind.ByRegistrant, "", Story.State(past).Quote with { At = Clocks.Placed }, Clocks.Placed));
    }

    [Fact]
    public void A_cancelled_team_gives_back_by_the_policy_once()
    {
        var state = Story.State(Teams.Confirmed);
        Assert.Equal(Money.Usd(3500), Cancelling.RefundOn(Teams.Design, state, EndKind.ByRegistrant, Clocks.Placed));
    }

    private static ValueList<RegistrationEvent> Left(CancelSeats command) =>
        ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Teams.Design, Story.State(Teams.Confirmed), command, Clocks.Placed)).Events;
}
