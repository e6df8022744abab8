using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Nep.Registration.App;
using Nep.Registration.Functions.Site;
using Stripe;

namespace Nep.Registration.Functions.Payments;

/// <summary>
/// Where Stripe tells of payments. Only a notice signed with our secret within the last five minutes is looked at; one that cannot be taken
/// in yet is answered so that Stripe says it again (it does for three days).
/// </summary>
internal static partial class StripeWebhook
{
    public const string Path = "/webhooks/stripe";

    /// <summary>Stripe's own tolerance, in seconds.</summary>
    private const long Tolerance = 300;

    public static void MapStripeWebhook(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, Receive);

    private static async Task<IResult> Receive(
        HttpContext http, StripeOptions options, StripeNotices notices, Clock clock, ILogger<StripeNotices> log)
    {
        if (await RawBody.Read(http) is not { } body) return Refuse(log, "the body is too large");
        try
        {
            var text = Encoding.UTF8.GetString(body);
            var signature = http.Request.Headers["Stripe-Signature"].ToString();
            if (Verify(text, signature, options, clock.Now.ToUnixTimeSeconds()) is { } complaint) return Refuse(log, complaint);
            var notice = EventUtility.ParseEvent(text, throwOnApiVersionMismatch: false);
            if (notice.ApiVersion != StripeOptions.ApiVersion) LogVersion(log, notice.Id, notice.ApiVersion, StripeOptions.ApiVersion);
            return await Answer(notice, notices, log, http.RequestAborted);
        }
        catch (JsonException)
        {
            return Refuse(log, "the body is not a notice");
        }
    }

    private static async Task<IResult> Answer(Event notice, StripeNotices notices, ILogger log, CancellationToken cancel)
    {
        if (await notices.Take(notice, cancel)) return TypedResults.Text("taken");
        LogUnknown(log, notice.Id, notice.Type);
        return TypedResults.Text("The registration is not known yet: please say it again.", statusCode: StatusCodes.Status409Conflict);
    }

    /// <returns>Null when one of the secrets made the signature, or what is wrong.</returns>
    private static string? Verify(string body, string signature, StripeOptions options, long now)
    {
        string? complaint = null;
        foreach (var secret in options.WebhookSecrets)
        {
            try
            {
                EventUtility.ValidateSignature(body, signature, secret, Tolerance, now);
                return null;
            }
            catch (Exception fault) when (fault is StripeException or FormatException or ArgumentException or KeyNotFoundException or InvalidOperationException)
            {
                complaint = fault is StripeException && fault.Message.Contains("tolerance", StringComparison.Ordinal) ? "it is too old or too new" : "its signature is not ours";
            }
        }

        return complaint;
    }

    private static IResult Refuse(ILogger log, string why)
    {
        LogRefused(log, why);
        return TypedResults.Text("Not taken.", statusCode: StatusCodes.Status400BadRequest);
    }

    [LoggerMessage(LogLevel.Warning, "Webhook refused: a notice came to the address for Stripe, and {Why}")]
    private static partial void LogRefused(ILogger log, string why);

    [LoggerMessage(LogLevel.Warning, "Webhook put off: Stripe notice {Id} ({Type}) is about a registration that is not known")]
    private static partial void LogUnknown(ILogger log, string id, string type);

    [LoggerMessage(LogLevel.Warning, "Stripe notice {Id} is of API version {Theirs}; the webhook endpoint should have {Ours}")]
    private static partial void LogVersion(ILogger log, string id, string? theirs, string ours);
}
