namespace Nep.Registration.App.Ports;

/// <summary>
/// The payment provider: starts a checkout and gives money back. It never tells us that money came: that arrives as a
/// <see cref="PaymentNotice"/>, in any order, any number of times.
/// </summary>
public interface IPayments
{
    /// <summary>
    /// Opens a checkout page for one registration. Repeating the call with the same <see cref="CheckoutOrder.Key"/> returns the same page.
    /// </summary>
    Task<Checkout> StartCheckout(CheckoutOrder order, CancellationToken cancel);

    /// <summary>Gives money back. Repeating the call with the same <see cref="RefundOrder.Key"/> gives it back once.</summary>
    Task<RefundOutcome> Refund(RefundOrder order, CancellationToken cancel);
}

/// <summary>What is to be paid. <see cref="Key"/> is the idempotency key.</summary>
public sealed record CheckoutOrder(
    string Key, OfferingId Offering, RegistrationId Registration, Money Amount, IReadOnlyList<CheckoutLine> Lines, EmailAddress Payer,
    Instant Expires, Uri Return, Uri Cancelled);

/// <summary>One line of the quote, as the payer reads it.</summary>
public sealed record CheckoutLine(string Text, Money Amount);

/// <summary>An open checkout: where to send the payer.</summary>
public sealed record Checkout(string Id, Uri Page);

/// <summary>Money to give back against one payment. <see cref="Key"/> is the idempotency key.</summary>
/// <param name="Number">Which of the registration's refunds it is.</param>
public sealed record RefundOrder(string Key, OfferingId Offering, RegistrationId Registration, int Number, PaymentId Payment, Money Amount);

/// <summary>What the provider said to a refund.</summary>
public abstract record RefundOutcome
{
    private RefundOutcome() { }

    public sealed record Made(string Reference) : RefundOutcome;

    /// <summary>Final: a person must look.</summary>
    public sealed record Failed(string Reason) : RefundOutcome;
}

/// <summary>The provider's word that money came.</summary>
public sealed record PaymentNotice(OfferingId Offering, RegistrationId Registration, PaymentId Payment, Money Amount, Instant At);

/// <summary>The provider's word on a refund: someone made it outside this system, or it did not reach the payer.</summary>
/// <param name="Reference">The provider's name for the refund.</param>
/// <param name="Number">Which of the registration's refunds it is; null for one made outside.</param>
/// <param name="Returned">Why it came back; null when it was made.</param>
public sealed record RefundNotice(
    OfferingId Offering, RegistrationId Registration, PaymentId Payment, string Reference, Money Amount, int? Number, string? Returned);

/// <summary>The provider's word that the payer's bank wants a payment back.</summary>
/// <param name="Reference">The provider's name for the dispute.</param>
/// <param name="Won">Once it is decided, whether the money stays; null while it is open.</param>
public sealed record DisputeNotice(
    OfferingId Offering, RegistrationId Registration, PaymentId Payment, string Reference, Money Amount, string Reason, bool? Won = null);
