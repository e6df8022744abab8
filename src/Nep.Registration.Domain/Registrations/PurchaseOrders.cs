using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <summary>A purchase order came, from the registrant or by staff. Another one takes the place of the one before.</summary>
    /// <param name="File">The order itself; null leaves the file that was sent with the same order before.</param>
    public sealed record ReceivePurchaseOrder(
        string Number, Money Amount, string Organization, int? Covers = null, string Note = "", AttachedFile? File = null) : RegistrationCommand;

    /// <summary>Staff have compared the purchase order with what was ordered.</summary>
    public sealed record ApprovePurchaseOrder(string Reason) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record PurchaseOrderReceived(PurchaseOrder Order) : RegistrationEvent;

    public sealed record PurchaseOrderApproved(string Reason, Instant At) : RegistrationEvent;

    /// <summary>The seats stay held for longer, since a promise to pay has come that does not yet admit.</summary>
    public sealed record HoldExtended(Instant HeldUntil) : RegistrationEvent;
}

/// <summary>The offering takes no purchase orders.</summary>
public sealed record PurchaseOrderNotTaken : Refusal;

/// <summary>No purchase order has come for this registration.</summary>
public sealed record PurchaseOrderNotFound : Refusal;

/// <summary>
/// Purchase orders: a promise to pay that makes the seats theirs where the offering's policy says so, and brings an invoice either way. Whoever was
/// offered seats takes them by it.
/// </summary>
public static class PurchaseOrders
{
    internal static Ruling<RegistrationEvent> Receive(Offering offering, RegistrationState one, ReceivePurchaseOrder receive, Instant now)
    {
        if (!one.HasSeats) return one.Status == RegistrationStatus.Expired ? new HoldHasExpired() : new RegistrationHasEnded();
        var order = Order(one, receive, now);
        if (one.PurchaseOrder is { } known && order with { At = known.At, Approved = known.Approved } == known) return Ruling<RegistrationEvent>.Nothing;
        if (!offering.Payments.Takes(PaymentMethod.PurchaseOrder)) return new PurchaseOrderNotTaken();
        if (!one.Balance.IsPositive) return new NothingToPay();
        if (BillingRules.Check(receive) is { Count: > 0 } faults) return new FormFaulty(faults);
        var due = offering.Zone.DateAt(now).PlusDays(offering.Payments.InvoiceDays);
        List<RegistrationEvent> events = [new PurchaseOrderReceived(order)];
        if (one is { Status: RegistrationStatus.Held, Offer.Taken: null }) events.Insert(0, new OfferTaken(one.HeldUntil, now));
        if (one is { Invoice: null, Parts: null }) events.Add(Invoicing.Issue(one.Id, one.Quote.Total, due, now));
        if (one.Status == RegistrationStatus.Held) events.AddRange(offering.Payments.OrderAdmits ? [new RegistrationConfirmed(now)] : Extended(offering, one, due));
        return events.ToValueList();
    }

    internal static Ruling<RegistrationEvent> Approve(RegistrationState one, ApprovePurchaseOrder approve, Instant now)
    {
        if (one.PurchaseOrder is not { } order) return new PurchaseOrderNotFound();
        if (order.Approved is not null) return Ruling<RegistrationEvent>.Nothing;
        return OfferingRules.Reason(approve.Reason).ToValueList() is { Count: > 0 } faults
            ? new FormFaulty(faults)
            : new PurchaseOrderApproved(approve.Reason.Trim(), now);
    }

    private static PurchaseOrder Order(RegistrationState one, ReceivePurchaseOrder receive, Instant now)
    {
        var order = new PurchaseOrder(receive.Number.Trim(), receive.Amount, receive.Organization.Trim(), now, receive.Covers, receive.Note.Trim());
        var before = one.PurchaseOrder is { } known && known.Key == order.Key ? known.File : null;
        return order with { File = receive.File ?? before };
    }

    /// <summary>Until the invoice's due day is over, but never past the start, and never shorter than it was.</summary>
    private static IEnumerable<RegistrationEvent> Extended(Offering offering, RegistrationState one, LocalDate due)
    {
        var until = Instant.Min(offering.Zone.At(due.PlusDays(1).AtMidnight()), offering.Starts);
        if (until > one.HeldUntil) yield return new HoldExtended(until);
    }
}
