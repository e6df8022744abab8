using System.Net;
using Microsoft.Extensions.Logging;
using Nep.Registration.App.Ports;
using Nep.Registration.Domain.Letters;
using SendGrid;

namespace Nep.Registration.Functions.Mail;

/// <summary>
/// Mail by SendGrid. SendGrid knows no idempotency key and remembers no letter by ours, so the line between "certainly not taken" and "nobody
/// knows" is drawn with care: only the first is tried again.
/// </summary>
/// <remarks>
/// Certainly not taken: no connection came about; 429; 503, which says that the service is not there; 401 and 403, when our key is wrong.
/// Nobody knows: the connection broke or timed out after the letter was on its way; 500, 502, 504, anything else that is not an answer to
/// the letter. Any other 4xx refuses the request as a whole: its letters are then parted until the one at fault stands alone.
/// </remarks>
public sealed partial class SendGridPostOffice(ISendGridClient client, SendGridOptions options, ILogger<SendGridPostOffice> log) : IPostOffice
{
    public async Task<IReadOnlyList<PostOutcome>> Post(IReadOnlyList<App.Ports.Mail> mails, CancellationToken cancel)
    {
        var outcomes = new Dictionary<LetterKey, PostOutcome>();
        foreach (var batch in LetterBatch.Of(mails)) await Post(batch, outcomes, cancel);
        return [.. mails.Select(mail => outcomes[mail.Key])];
    }

    /// <summary>SendGrid cannot say: its events will, or a person.</summary>
    public Task<PostMemory> Recall(LetterKey key, CancellationToken cancel) => Task.FromResult(PostMemory.Unknown);

    private async Task Post(LetterBatch batch, Dictionary<LetterKey, PostOutcome> outcomes, CancellationToken cancel)
    {
        var outcome = await Send(batch, cancel);
        if (outcome is PostOutcome.Refused && batch.Letters.Count > 1)
        {
            var letters = batch.Letters.Select(letter => letter.Mail).ToList();
            foreach (var half in letters.Chunk((letters.Count + 1) / 2))
                foreach (var part in LetterBatch.Of(half)) await Post(part, outcomes, cancel);
            return;
        }

        foreach (var letter in batch.Letters) outcomes[letter.Mail.Key] = outcome;
    }

    private async Task<PostOutcome> Send(LetterBatch batch, CancellationToken cancel)
    {
        try
        {
            var answer = await client.SendEmailAsync(SendGridRequest.Of(batch, options), cancel);
            if (!answer.IsSuccessStatusCode) LogAnswer(log, (int)answer.StatusCode, batch.Letters.Count);
            return await Outcome(answer);
        }
        catch (HttpRequestException fault) when (NeverConnected(fault))
        {
            LogUnreached(log, batch.Letters.Count, $"{fault.HttpRequestError}");
            return new PostOutcome.Busy();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            LogUnsure(log, batch.Letters.Count, fault.GetType().Name);
            return new PostOutcome.Unsure("SendGrid's answer did not come.");
        }
    }

    private static bool NeverConnected(HttpRequestException fault) => fault.HttpRequestError
        is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    private static async Task<PostOutcome> Outcome(Response answer) => (int)answer.StatusCode switch
    {
        >= 200 and < 300 => new PostOutcome.Accepted(Reference(answer)),
        (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.ServiceUnavailable => new PostOutcome.Busy(),
        (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden => new PostOutcome.Busy(),
        (int)HttpStatusCode.RequestTimeout => new PostOutcome.Unsure("SendGrid answered 408."),
        >= 400 and < 500 => new PostOutcome.Refused($"SendGrid {(int)answer.StatusCode}: {await SendGridErrors.Read(answer)}"),
        var other => new PostOutcome.Unsure($"SendGrid answered {other}."),
    };

    private static string Reference(Response answer) =>
        answer.Headers is { } headers && headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : "taken";

    [LoggerMessage(LogLevel.Warning, "SendGrid answered {Status} to a request of {Letters} letters")]
    private static partial void LogAnswer(ILogger log, int status, int letters);

    [LoggerMessage(LogLevel.Warning, "SendGrid was not reached with {Letters} letters ({Why}); the plan tries again")]
    private static partial void LogUnreached(ILogger log, int letters, string why);

    [LoggerMessage(LogLevel.Error, "Nobody knows whether SendGrid took {Letters} letters ({Why}); its events settle them, or a person")]
    private static partial void LogUnsure(ILogger log, int letters, string why);
}
