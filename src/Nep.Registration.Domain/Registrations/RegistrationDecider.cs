using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;

namespace Nep.Registration.Domain.Registrations;

/// <summary>What is asked of a registration. Each topic's commands stand with its rules.</summary>
public abstract partial record RegistrationCommand
{
    private RegistrationCommand() { }
}

/// <summary>What happened to a registration. Each topic's events stand with its rules.</summary>
public abstract partial record RegistrationEvent
{
    private RegistrationEvent() { }

    /// <summary>A person settled a letter that was in doubt: it had arrived, it was sent once more, or it was let go.</summary>
    /// <param name="LetGo">It need not arrive; null for no.</param>
    public sealed record LetterSettled(LetterKey Letter, bool Arrived, string Reason, bool? LetGo = null) : RegistrationEvent;
}

/// <summary>The rules of a registration's life: held, confirmed, expired, cancelled; paid, refunded; attended.</summary>
public static class RegistrationDecider
{
    public static Ruling<RegistrationEvent> Decide(Offering offering, RegistrationState? state, RegistrationCommand command, Instant now) =>
        Certifying.Follow(state, Invoicing.Corrected(state, Rule(offering, state, command, now), now), now);

    private static Ruling<RegistrationEvent> Rule(Offering offering, RegistrationState? state, RegistrationCommand command, Instant now) =>
        (state, command) switch
        {
            ({ } one, _) when Transferring.Blocks(one, command) => new TransferUnderWay(),
            (_, PlaceTransferred place) => TransferArrival.Place(offering, state, place, now),
            (_, PlaceEnrolled place) => Enrolment.Place(offering, state, place, now),
            (null, PlaceRegistration place) => Placing.Place(offering, place, now),
            (null, _) => new RegistrationNotFound(),
            ({ } one, PlaceRegistration place) => Placing.IsSameForm(offering, one, place) ? Ruling<RegistrationEvent>.Nothing : new FormAlreadyUsed(),
            ({ } one, OpenCheckout) => Paying.Open(offering, one, now),
            ({ } one, RecordPayment payment) => Paying.Receive(offering, one, payment, now),
            ({ Status: RegistrationStatus.Held } one, ReleaseHold) when now >= one.HeldUntil && !Scholarships.IsOpen(one) => Paying.Expire(one, now),
            (_, ReleaseHold) => Ruling<RegistrationEvent>.Nothing,
            ({ } one, OfferSeats offer) => Waiting.Offer(offering, one, offer, now),
            ({ } one, AcceptOffer) => Waiting.Accept(offering, one, now),
            ({ } one, SetAside aside) => Waiting.SetAside(one, aside, now),
            ({ } one, EndWaiting) => Waiting.End(offering, one, now),
            ({ } one, CancelRegistration cancel) => Cancelling.Cancel(offering, one, cancel, now),
            ({ } one, CancelSeats cancel) => Leaving.Cancel(offering, one, cancel, now),
            ({ } one, DecideScholarship decide) => Scholarships.Decide(offering, one, decide, now),
            ({ } one, LapseScholarship) => Scholarships.Lapse(offering, one, now),
            ({ } one, OrderTransfer order) => Transferring.Order(offering, one, order, now),
            ({ } one, EndTransfer end) => Transferring.End(one, end, now),
            ({ } one, ChangePerson change) => Changing.Change(offering, one, change, now),
            ({ } one, RecordRefund refund) => Refunding.Settle(one, refund, now),
            ({ } one, RecordOutsideRefund refund) => ProviderNotices.Decide(one, refund, now),
            ({ } one, RecordRefundReturned refund) => ProviderNotices.Decide(one, refund, now),
            ({ } one, RecordDisputeEnd end) => ProviderNotices.Decide(one, end, now),
            ({ } one, RecordDispute dispute) => ProviderNotices.Decide(one, dispute, now),
            ({ } one, RecordCheckReturned returned) => ReturnedChecks.Decide(one, returned, now),
            ({ } one, ReturnOverpayment) => Refunding.GiveBackOverpaid(one, now),
            ({ } one, NameSponsor name) => Sponsoring.Name(one, name, now),
            ({ } one, AskForRecord ask) => RecordAsking.Ask(one, ask, now),
            ({ } one, MergePerson merge) => Merging.Merge(one, merge, now),
            ({ } one, CountAttendance count) => Certifying.Count(one, count, now),
            ({ } one, ReceivePurchaseOrder order) => PurchaseOrders.Receive(offering, one, order, now),
            ({ } one, ApprovePurchaseOrder approve) => PurchaseOrders.Approve(one, approve, now),
            _ => throw new UnreachableException(),
        };
}
