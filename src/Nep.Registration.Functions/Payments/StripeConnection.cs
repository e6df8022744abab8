using Stripe;

namespace Nep.Registration.Functions.Payments;

/// <summary>The way to Stripe: one client for the whole host, with an end to waiting.</summary>
internal static class StripeConnection
{
    /// <summary>A person waits for the payment page, and Stripe for the answer to its notice: longer than this helps neither.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    /// <summary>One more try after a lost connection, which the idempotency key makes harmless.</summary>
    private const int MoreTries = 1;

    public static StripeClient Open(StripeOptions options) => Open(options, new HttpClient { Timeout = AnswerWithin });

    internal static StripeClient Open(StripeOptions options, HttpClient wire) => new(new StripeClientOptions
    {
        ApiKey = options.SecretKey,
        ApiBase = options.ApiBase?.ToString().TrimEnd('/'),
        HttpClient = new SystemNetHttpClient(wire, MoreTries, enableTelemetry: false),
    });

    /// <summary>What went wrong, without Stripe's own sentence, which may repeat an address or a name.</summary>
    public static PaymentsException Fault(StripeException fault) => new(
        $"Stripe answered {(int)fault.HttpStatusCode} {fault.StripeError?.Type} {fault.StripeError?.Code} (request {fault.StripeResponse?.RequestId}).");
}

/// <summary>Stripe could not be asked, or would not answer: try again later.</summary>
public sealed class PaymentsException(string message) : Exception(message);
