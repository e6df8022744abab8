using FsCheck;
using FsCheck.Fluent;

namespace Nep.Registration.Domain.Tests.Properties;

/// <summary>Whatever is asked of a registration, in whatever order and however late, its books stay straight.</summary>
public class LifeProperties
{
    private static readonly Offering Institute = Institutes.OpenInPerson();

    /// <summary>A command, and how many minutes after the one before it comes.</summary>
    private sealed record Turn(RegistrationCommand Command, int Minutes);

    private static Gen<Turn> Turns => from command in Commands
                                      from minutes in Gen.OneOf(Property.Number(0, 40), Property.Number(0, 20_000))
                                      select new Turn(command, minutes);

    private static Gen<RegistrationCommand> Commands => Gen.OneOf(
        Gen.Constant<RegistrationCommand>(new OpenCheckout()), Gen.Constant<RegistrationCommand>(new ReleaseHold()), Payments, Cancellations, Changes, Refunds,
        Certificates, OutsideRefunds, Returns, Departures);

    private static Gen<RegistrationCommand> Payments =>
        from id in Property.Number(1, 4)
        from cents in Gen.OneOf(Gen.Constant(270_000), Property.Number(1, 300_000))
        from free in Property.Number(0, 2)
        select (RegistrationCommand)new RecordPayment(PaymentId.Parse($"pi_{id}"), new Money(cents), Story.Seats(free, 10));

    private static Gen<RegistrationCommand> Departures =>
        from number in Property.Number(1, 2)
        from kind in Gen.Elements(EndKind.ByRegistrant, EndKind.ByStaff)
        from cents in Property.Number(-100, 400_000)
        select (RegistrationCommand)new CancelSeats([new ParticipantNumber(number)], kind, "ill", cents % 2 == 0 ? new Money(cents) : null);

    private static Gen<RegistrationCommand> Cancellations =>
        from kind in Gen.Elements(EndKind.ByRegistrant, EndKind.ByStaff, EndKind.WithOffering)
        from cents in Property.Number(-100, 400_000)
        from decided in Gen.Elements(true, false)
        select (RegistrationCommand)new CancelRegistration(kind, "reason", decided ? new Money(cents) : null);

    private static Gen<RegistrationCommand> Changes =>
        from number in Property.Number(1, 3)
        from person in Gen.Elements(Story.Maya, Story.Sam, Story.Noor)
        from overrides in Gen.Elements(true, false)
        select (RegistrationCommand)new ChangePerson(new ParticipantNumber(number), person, overrides) { Answers = [new Answer("role", "Teacher")] };

    private static Gen<RegistrationCommand> Refunds =>
        from number in Property.Number(1, 3)
        from made in Gen.Elements(true, false)
        select (RegistrationCommand)new RecordRefund(number, made, "re");

    private static Gen<RegistrationCommand> OutsideRefunds =>
        from id in Property.Number(1, 4)
        from reference in Property.Number(1, 3)
        from cents in Property.Number(1, 270_000)
        select (RegistrationCommand)new RecordOutsideRefund(PaymentId.Parse($"pi_{id}"), $"out_{reference}", new Money(cents));

    private static Gen<RegistrationCommand> Returns =>
        from id in Property.Number(1, 4)
        from reference in Gen.Elements("re", "out_1", "out_2", "out_4")
        from number in Gen.Elements<int?>(null, 1, 2)
        select (RegistrationCommand)new RecordRefundReturned(PaymentId.Parse($"pi_{id}"), reference, new Money(1_000), number, "account closed");

    private static Gen<RegistrationCommand> Certificates =>
        from number in Property.Number(1, 3)
        from minutes in Property.Number(0, 900)
        select (RegistrationCommand)new CountAttendance([new AttendanceCount(new ParticipantNumber(number), minutes, 900, minutes >= 720, "C")]);

    [Fact]
    public void Seats_money_and_standing_agree_after_every_turn() => Property.Holds(Turns.ListOf(), turns =>
    {
        var state = Story.State(Story.Placed(Institute, Story.Form(Story.Maya, Story.Sam)));
        var now = Clocks.Placed;
        foreach (var turn in turns)
        {
            now += Duration.FromMinutes(turn.Minutes);
            var after = Take(state, turn.Command, now);
            if (!Holds(after) || !Keeps(state, after) || Take(after, turn.Command, now) != after) return false;
            state = after;
        }

        return true;
    }, times: 1_000);

    [Fact]
    public void Once_it_has_ended_unpaid_or_by_the_hold_every_cent_goes_back() => Property.Holds(Turns.ListOf(), turns =>
    {
        var state = Story.State(Story.Placed(Institute, Story.Form(Story.Maya, Story.Sam)));
        var now = Clocks.Placed;
        foreach (var turn in turns.Where(turn => turn.Command is not (RecordRefund or RecordRefundReturned)))
            state = Take(state, turn.Command, now += Duration.FromMinutes(turn.Minutes));
        return state.Status != RegistrationStatus.Expired || state.Paid == state.Refunded;
    }, times: 1_000);

    [Fact]
    public void The_plan_of_any_life_can_be_drawn_and_no_two_of_its_keys_are_the_same() => Property.Holds(Turns.ListOf(), turns =>
    {
        var state = Story.State(Story.Placed(Institute, Story.Form(Story.Maya, Story.Sam)));
        var now = Clocks.Placed;
        foreach (var turn in turns) state = Take(state, turn.Command, now += Duration.FromMinutes(turn.Minutes));
        var steps = RegistrationPlan.Steps(Institute, state, []);
        return steps == RegistrationPlan.Steps(Institute, state, []) && steps.Select(step => step.Key).Distinct().Count() == steps.Count
            && steps.Zip(steps.Skip(1)).All(pair => pair.First.Due <= pair.Second.Due);
    });

    private static RegistrationState Take(RegistrationState state, RegistrationCommand command, Instant now) =>
        RegistrationDecider.Decide(Institute, state, command, now) is Ruling<RegistrationEvent>.Accepted(var events)
            ? events.Aggregate((RegistrationState?)state, RegistrationFold.Evolve)!
            : state;

    private static bool Holds(RegistrationState state) =>
        state.HasSeats == state.Participants.All(person => person.Seat is not null)
        && state.HasSeats != state.Participants.All(person => person.Seat is null)
        && state.Seats.Distinct().Count() == state.Seats.Count()
        && state.Refunded <= state.Paid
        && (state.Status != RegistrationStatus.Confirmed || !state.Balance.IsPositive || state.Refunds.Any(refund => refund.Reason == RefundReason.Outside))
        && (state.Ended is null) == state.HasSeats
        && state.Payments.All(payment => Promised(state, payment) <= payment.Amount);

    /// <summary>What this system itself promised to give back of a payment.</summary>
    private static Money Promised(RegistrationState state, Payment payment) => state.Refunds
        .Where(refund => refund.Payment == payment.Id && refund.Reason != RefundReason.Outside).Select(refund => refund.Amount).Total();

    /// <summary>Payments and refunds never vanish, and what was agreed stays as it was.</summary>
    private static bool Keeps(RegistrationState before, RegistrationState after) =>
        after.Payments.Take(before.Payments.Count).SequenceEqual(before.Payments)
        && after.Refunds.Count >= before.Refunds.Count
        && (after.Policy, after.Placed, People(after)) == (before.Policy, before.Placed, People(before))
        && (after.Quote == before.Quote || after.Participants.Count < before.Participants.Count);

    /// <summary>Whoever was in it, whether the seat is still theirs or not.</summary>
    private static int People(RegistrationState state) => state.Participants.Count + (state.Leavers?.Count ?? 0);
}
