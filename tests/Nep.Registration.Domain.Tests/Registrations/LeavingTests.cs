namespace Nep.Registration.Domain.Tests.Registrations;

public class LeavingTests
{
    private static readonly Offering Oakland = Institutes.OpenInPerson();
    private static readonly Person Lee = new("Lee Park", EmailAddress.Parse("lee@oakland.example"));
    private static readonly RegistrationForm Four = Story.Form(Story.Maya, Story.Sam, Story.Noor, Lee);
    private static readonly RegistrationEvent[] Past = Story.Confirmed(Oakland, Four, Clocks.Local("2027-03-10T10:00"));
    private static readonly ParticipantNumber Three = new(3);

    private static readonly Instant FortyDaysBefore = Clocks.Local("2027-03-11T12:00");
    private static readonly Instant TwentyDaysBefore = Clocks.Local("2027-03-31T12:00");

    [Fact]
    public void One_of_four_leaves_with_what_the_policy_gives_of_one_seat_and_the_others_keep_the_group_price()
    {
        var state = After(TwentyDaysBefore, Three);
        Assert.Equal(
            (Money.Usd(607.50m), Money.Usd(4 * 1215) - Money.Usd(607.50m), 3), (state.Refunded, state.Quote.Total, state.Participants.Count));
        Assert.Equal([new PriceRule.Kept(1)], state.Quote.Lines.Where(line => line.Participant == QuoteLine.Everyone).Select(line => line.Rule));
        Assert.True(state.Balance.IsZero);
    }

    /// <summary>Two leave 20 days before: half of $2,430 would come back; the two who stay cost $135 more each without the group.</summary>
    [Fact]
    public void A_group_that_falls_below_its_price_is_repriced_out_of_the_refund()
    {
        var state = After(TwentyDaysBefore, new ParticipantNumber(2), Three);
        Assert.Equal((Money.Usd(1215 - 270), Money.Zero), (state.Refunded, state.Balance));
        Assert.Equal(
            [Money.Usd(1350), Money.Usd(1350), Money.Usd(1215)],
            state.Quote.Lines.GroupBy(line => line.Participant).Select(person => person.Select(line => line.Amount).Total()));
    }

    [Fact]
    public void Nobody_who_stays_owes_more_when_the_refund_does_not_cover_the_group_price()
    {
        var state = After(Clocks.Local("2027-04-10T12:00"), new ParticipantNumber(2), Three);
        Assert.Equal((Money.Zero, Money.Zero, Money.Usd(4 * 1215)), (state.Refunded, state.Balance, state.Quote.Total));
    }

    [Fact]
    public void Leaving_again_changes_nothing_and_so_frees_one_seat_once()
    {
        var leave = new CancelSeats([Three], EndKind.ByRegistrant, "ill");
        var state = Story.State(Past);
        var quote = Leaving.On(Oakland, state, [Three], FortyDaysBefore).Quote;
        Scenario.For(Oakland).Given(Past).At(FortyDaysBefore).When(leave).Then(
            new SeatsCancelled([Three], EndKind.ByRegistrant, "ill", quote, FortyDaysBefore),
            new RefundOwed(1, Story.First, Money.Usd(1115), RefundReason.Cancelled, FortyDaysBefore));
    }

    /// <summary>Nobody but the registrar had been written to while the seats were only held.</summary>
    [Fact]
    public void Whoever_left_before_anybody_was_confirmed_hears_of_nothing_when_the_others_are()
    {
        var held = Take(Story.State([Story.Placed(Oakland, Four)]), new CancelSeats([Three], EndKind.ByStaff, "typed twice"), FortyDaysBefore);
        var confirmed = RegistrationFold.Evolve(held, new RegistrationConfirmed(FortyDaysBefore))!;
        var letters = RegistrationPlan.Steps(Oakland, confirmed, []).Select(step => step.Act).OfType<Act.SendLetter>().Select(act => (act.Letter.Kind, act.Letter.To)).ToList();
        Assert.Equal(Three, Assert.Single(confirmed.Leavers!.Value).Number);
        Assert.DoesNotContain(letters, letter => letter.To == Three);
        Assert.Contains(letters, letter => letter.Kind == LetterKind.SeatsCancelled);
    }

    [Fact]
    public void One_after_another_gives_back_what_all_at_once_would()
    {
        var all = Cancelling.RefundOn(Oakland, Story.State(Past), EndKind.ByRegistrant, FortyDaysBefore);
        var state = Story.State(Past);
        foreach (var person in state.Participants) state = Take(state, new CancelSeats([person.Number], EndKind.ByRegistrant, ""), FortyDaysBefore);
        Assert.Equal((all, RegistrationStatus.Cancelled), (state.Refunded, state.Status));
    }

    [Fact]
    public void Who_left_is_told_with_the_calendar_and_the_registrar_hears_once_what_it_comes_to()
    {
        var state = After(FortyDaysBefore, Story.One, Three);
        var letters = RegistrationPlan.Steps(Oakland, state, []).Select(step => step.Act).OfType<Act.SendLetter>()
            .Where(act => act.Letter.Kind is LetterKind.Cancellation or LetterKind.SeatsCancelled).Select(act => (act.Letter.Kind, act.Letter.To));
        Assert.Equal([(LetterKind.Cancellation, Three), (LetterKind.SeatsCancelled, Story.One)], letters.Order());
    }

    [Fact]
    public void Staff_may_give_back_another_amount_with_a_reason()
    {
        var command = new CancelSeats([Three], EndKind.ByStaff, "", Money.Usd(1000));
        Scenario.For(Oakland).Given(Past).At(TwentyDaysBefore).When(command).Refused(new ReasonMissing());
        var state = Take(Story.State(Past), command with { Reason = "A death in the family" }, TwentyDaysBefore);
        Assert.Equal((Money.Usd(1000), Money.Zero, RefundReason.Decided), (state.Refunded, state.Balance, state.Refunds[0].Reason));
    }

    [Fact]
    public void All_of_them_is_the_whole_registration()
    {
        var state = After(FortyDaysBefore, [.. Story.State(Past).Participants.Select(one => one.Number)]);
        Assert.Equal((RegistrationStatus.Cancelled, EndKind.ByRegistrant), (state.Status, state.EndedBy));
    }

    [Fact]
    public void A_seat_that_is_only_held_goes_without_a_fee_and_a_payment_that_then_covers_the_rest_confirms()
    {
        var two = Story.Form(Story.Maya, Story.Sam);
        var state = Story.State(Story.Placed(Oakland, two), new PaymentReceived(Story.First, Money.Usd(1200), Clocks.Placed));
        state = Take(state, new CancelSeats([new ParticipantNumber(2)], EndKind.ByRegistrant, ""), Clocks.Placed);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(1200), Money.Zero), (state.Status, state.Quote.Total, state.Balance));
    }

    [Fact]
    public void After_the_start_only_staff_can() => Scenario.For(Oakland).Given(Past).At(Oakland.Starts)
        .When(new CancelSeats([Three], EndKind.ByRegistrant, "")).Refused(new TooLateToCancel());

    private static RegistrationState After(Instant now, params ParticipantNumber[] leaving) =>
        Take(Story.State(Past), new CancelSeats([.. leaving], EndKind.ByRegistrant, ""), now);

    private static RegistrationState Take(RegistrationState state, RegistrationCommand command, Instant now) =>
        ((Ruling<RegistrationEvent>.Accepted)RegistrationDecider.Decide(Oakland, state, command, now)).Events
            .Aggregate((RegistrationState?)state, RegistrationFold.Evolve)!;
}
