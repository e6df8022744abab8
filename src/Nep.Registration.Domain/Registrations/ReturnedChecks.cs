using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>A check or transfer that staff recorded did not pay after all: its bank returned it, or it was recorded by mistake.</summary>
    public sealed record RecordCheckReturned(PaymentId Payment, string Reason) : RegistrationCommand;
}

/// <summary>
/// Checks that came back unpaid. What is left of the payment counts as gone, so that the price is owed again; the seats stay, and a person decides.
/// Nobody is told that money is on its way, since none is. The reason stays in the history.
/// </summary>
internal static class ReturnedChecks
{
    public static Ruling<RegistrationEvent> Decide(RegistrationState one, RecordCheckReturned returned, Instant now)
    {
        if (one.Payments.FirstOrDefault(known => known.Id == returned.Payment) is not { ByHand: not null } payment) return new PaymentNotFound();
        if (payment.Amount - one.RefundedOf(payment) is not { IsPositive: true } left) return Ruling<RegistrationEvent>.Nothing;
        return Reasons.Refuse(returned.Reason) is { } unreasoned
            ? unreasoned
            : new RefundMadeOutside(one.Refunds.Count + 1, payment.Id, left, returned.Reason.Trim(), now);
    }
}
