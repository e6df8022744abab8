using System.Globalization;
using Nep.Registration.App.Ports;

namespace Nep.Registration.Functions.Payments;

/// <summary>
/// What we write on everything at Stripe, so that a notice says by itself whose it is: ids only, nothing about a person. An object without
/// it belongs to another system on the same account.
/// </summary>
internal sealed record StripeMetadata(OfferingId Offering, RegistrationId Registration, int? Refund = null)
{
    private const string OfferingName = "offering";
    private const string RegistrationName = "registration";
    private const string RefundName = "refund";

    public static Dictionary<string, string> For(CheckoutOrder order) => new(StringComparer.Ordinal)
    {
        [OfferingName] = order.Offering.ToString(),
        [RegistrationName] = order.Registration.ToString(),
    };

    public static Dictionary<string, string> For(RefundOrder order) => new(StringComparer.Ordinal)
    {
        [OfferingName] = order.Offering.ToString(),
        [RegistrationName] = order.Registration.ToString(),
        [RefundName] = order.Number.ToString(CultureInfo.InvariantCulture),
    };

    public static StripeMetadata? Read(IReadOnlyDictionary<string, string>? written) =>
        written is not null
        && OfferingId.TryParse(written.GetValueOrDefault(OfferingName), out var offering)
        && RegistrationId.TryParse(written.GetValueOrDefault(RegistrationName), out var registration)
            ? new StripeMetadata(offering, registration, Number(written.GetValueOrDefault(RefundName)))
            : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
