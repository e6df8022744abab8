using System.Text;
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
        var text = Encoding.UTF8.GetString(body);
        var signature = http.Request.Headers["Stripe-Signature"].ToString();
        if (Verify(text, signature, options, clock.Now.ToUnixTimeSeconds()) is { } complaint) return Refuse(log, complaint);
        if (Read(text) is not { } notice) return Refuse(log, "the body is not a notice");
        if (notice.ApiVersion != StripeOptions.ApiVersion) LogVersion(log, notice.Id, notice.ApiVersion, StripeOptions.ApiVersion);
        return await Answer(notice, notices, log, http.RequestAborted);
    }

    private static async Task<IResult> Answer(Event notice, StripeNotices notices, ILogger log, CancellationToken cancel)
    {
        try
        {
            if (await notices.Take(notice, cancel)) return TypedResults.Text("taken");
            LogUnknown(log, notice.Id, notice.Type);
            return TypedResults.Text("The registration is not known yet: please say it again.", statusCode: StatusCodes.Status409Conflict);
        }
        catch (UnreadableNoticeException unreadable)
        {
            LogUnreadable(log, notice.Id, notice.Type, unreadable.Message);
            return TypedResults.Text("Not taken.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (Exception fault) when (fault is StripeException or HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            LogUnasked(log, notice.Id, notice.Type, fault is StripeException answered ? StripeConnection.Fault(answered).Message : fault.GetType().Name);
            return TypedResults.Text("Try again later.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Null for whatever Stripe's own library makes nothing of, however it says so.</summary>
    private static Event? Read(string text)
    {
        try
        {
            return EventUtility.ParseEvent(text, throwOnApiVersionMismatch: false) is { Id: not null, Type: not null } notice ? notice : null;
        }
        catch (Exception)
        {
            return null;
        }
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

    [LoggerMessage(LogLevel.Error, "Stripe notice {Id} ({Type}) cannot be taken in, since {Why}")]
    private static partial void LogUnreadable(ILogger log, string id, string type, string why);

    [LoggerMessage(LogLevel.Warning, "Webhook put off: Stripe could not be asked about its notice {Id} ({Type}): {Why}")]
    private static partial void LogUnasked(ILogger log, string id, string type, string why);

    [LoggerMessage(LogLevel.Warning, "Stripe notice {Id} is of API version {Theirs}; the webhook endpoint should have {Ours}")]
    private static partial void LogVersion(ILogger log, string id, string? theirs, string ours);
}
