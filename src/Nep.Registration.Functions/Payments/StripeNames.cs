namespace Nep.Registration.Functions.Payments;

/// <summary>What stands in Stripe's notices as text: its own names for things, and its words about them.</summary>
internal static class StripeNames
{
    private const int LongestWords = 200;

    /// <exception cref="UnreadableNoticeException">Stripe gives no such names.</exception>
    public static PaymentId Payment(string? text) =>
        PaymentId.TryParse(text, out var payment) ? payment : throw new UnreadableNoticeException("it names no payment");

    /// <summary>The name of a refund or a dispute; written as a payment's is.</summary>
    /// <exception cref="UnreadableNoticeException">Stripe gives no such names.</exception>
    public static string Reference(string? text) =>
        PaymentId.TryParse(text, out var known) ? known.ToString() : throw new UnreadableNoticeException("it does not name what it is about");

    public static string Words(string? text) => text is null ? "" : text.Length <= LongestWords ? text : text[..LongestWords];
}
