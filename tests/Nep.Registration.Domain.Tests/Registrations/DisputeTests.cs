namespace Nep.Registration.Domain.Tests.Registrations;

public class DisputeTests
{
    private static readonly Offering Institute = Institutes.OpenVirtual();
    private static readonly RegistrationEvent[] Past = Story.Confirmed(Institute);
    private static readonly PaymentDisputed Disputed = new(Story.First, Money.Usd(895), "dp_1", "fraudulent", Clocks.Placed);

    [Fact]
    public void A_dispute_that_is_won_is_over_and_the_money_stays()
    {
        Scenario.For(Institute).Given([.. Past, Disputed]).When(End(true)).Then(new DisputeEnded("dp_1", true, Clocks.Placed));
        Assert.Equal(Money.Zero, Story.State([.. Past, Disputed, new DisputeEnded("dp_1", true, Clocks.Placed)]).Balance);
    }

    [Fact]
    public void A_dispute_that_is_lost_leaves_the_price_owed_again_and_the_seat_to_a_person_to_decide()
    {
        RegistrationEvent[] lost = [new DisputeEnded("dp_1", false, Clocks.Placed), new RefundMadeOutside(1, Story.First, Money.Usd(895), "dp_1", Clocks.Placed)];
        Scenario.For(Institute).Given([.. Past, Disputed]).When(End(false)).Then(lost);
        var state = Story.State([.. Past, Disputed, .. lost]);
        Assert.Equal((RegistrationStatus.Confirmed, Money.Usd(895)), (state.Status, state.Balance));
    }

    [Fact]
    public void An_end_that_is_told_before_its_dispute_tells_of_both() => Scenario.For(Institute).Given(Past).When(End(true))
        .Then(Disputed, new DisputeEnded("dp_1", true, Clocks.Placed));

    private static RecordDisputeEnd End(bool won) => new(Story.First, "dp_1", Money.Usd(895), "fraudulent", won);
}
