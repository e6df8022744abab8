using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Nep.Registration.App;
using Nep.Registration.App.Letters;
using Nep.Registration.Functions.Site;

namespace Nep.Registration.Functions.Mail;

/// <summary>
/// Where SendGrid tells what became of mail. Only what it signed is looked at. Saying it again changes nothing: the same event finds the
/// ledger as it left it.
/// </summary>
internal static partial class SendGridWebhook
{
    public const string Path = "/webhooks/sendgrid";
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    /// <summary>SendGrid tries for a day to tell of an event.</summary>
    private static readonly Duration Oldest = Duration.FromHours(25);

    private static readonly Duration Newest = Duration.FromMinutes(5);

    public static void MapSendGridWebhook(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, Receive);

    private static async Task<IResult> Receive(
        HttpContext http, SendGridOptions options, MailNotices notices, MailPreferences preferences, Clock clock, ILogger<SendGridPostOffice> log)
    {
        if (await RawBody.Read(http) is not { } body) return Refuse(log, "the body is too large");
        var (signature, timestamp) = (http.Request.Headers[SignatureHeader].ToString(), http.Request.Headers[TimestampHeader].ToString());
        if (!IsSigned(body, signature, timestamp, options)) return Refuse(log, "its signature is not SendGrid's");
        if (!IsFresh(timestamp, clock.Now)) return Refuse(log, "it is too old or too new");
        try
        {
            await Take(SendGridEvent.Read(body), notices, preferences, log, http.RequestAborted);
            return TypedResults.Text("taken");
        }
        catch (JsonException)
        {
            return Refuse(log, "the body is no list of events");
        }
    }

    private static async Task Take(
        IReadOnlyList<SendGridEvent> events, MailNotices notices, MailPreferences preferences, ILogger log, CancellationToken cancel)
    {
        var reports = events.Select(one => one.AsNotice()).OfType<MailNotice>().ToList();
        if (await notices.Receive(reports, cancel) is > 0 and var unknown) LogUnknown(log, unknown);
        foreach (var one in events)
            if (one.AsOptOut() is { } reader) await preferences.OptOut(reader, OptOutBy.Provider, cancel);
    }

    /// <summary>ECDSA on P-256 with SHA-256 over the timestamp and then the body, to the byte; the signature in DER and base 64.</summary>
    private static bool IsSigned(byte[] body, string signature, string timestamp, SendGridOptions options)
    {
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length) || length == 0) return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        foreach (var known in options.EventKeys)
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(known, out _);
            if (key.VerifyData(signed, bytes.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) return true;
        }

        return false;
    }

    private static bool IsFresh(string timestamp, Instant now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_800
        && Instant.FromUnixTimeSeconds(seconds) is var at && at > now - Oldest && at < now + Newest;

    private static IResult Refuse(ILogger log, string why)
    {
        LogRefused(log, why);
        return TypedResults.Text("Not taken.", statusCode: StatusCodes.Status400BadRequest);
    }

    [LoggerMessage(LogLevel.Warning, "Webhook refused: events came to the address for SendGrid, and {Why}")]
    private static partial void LogRefused(ILogger log, string why);

    [LoggerMessage(LogLevel.Warning, "SendGrid told of {Letters} letters that no ledger has")]
    private static partial void LogUnknown(ILogger log, int letters);
}
