using System.Text.Json;
using System.Text.Json.Serialization;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Functions.Mail;

/// <summary>One event of SendGrid's webhook, as far as it is read.</summary>
internal sealed record SendGridEvent(
    [property: JsonPropertyName("sg_event_id")] string? Id, [property: JsonPropertyName("event")] string? Kind,
    [property: JsonPropertyName("email")] string? Email, [property: JsonPropertyName("letter")] string? Letter,
    [property: JsonPropertyName("offering")] string? Offering, [property: JsonPropertyName("reason")] string? Reason,
    [property: JsonPropertyName("type")] string? Type)
{
    /// <summary>The events of one request, each once.</summary>
    /// <exception cref="JsonException">The body is no list of events.</exception>
    public static IReadOnlyList<SendGridEvent> Read(ReadOnlySpan<byte> body) =>
        [.. (JsonSerializer.Deserialize<List<SendGridEvent?>>(body) ?? []).OfType<SendGridEvent>().DistinctBy(one => one.Id is { } id ? (object)id : one)];

    /// <summary>What it reports of a letter of ours; null when it is another system's, or says nothing of interest.</summary>
    public MailNotice? AsNotice() =>
        Report is { } report && OfferingId.TryParse(Offering, out var offering) && LetterKey.TryParse(Letter, out var letter)
            ? new MailNotice(offering, letter, report, (Type is "blocked" ? "blocked: " : "") + (Reason ?? ""))
            : null;

    /// <summary>Who opted out at SendGrid itself; null when nobody did. A letter called spam is a report on the letter.</summary>
    public ReaderId? AsOptOut() =>
        Kind is "unsubscribe" or "group_unsubscribe" && Letter is not null && EmailAddress.TryParse(Email, out var address) ? ReaderId.Of(address) : null;

    private MailReport? Report => Kind switch
    {
        "processed" => MailReport.Taken,
        "delivered" => MailReport.Delivered,
        "bounce" => MailReport.Bounced,
        "dropped" => MailReport.Dropped,
        "spamreport" => MailReport.Complained,
        _ => null,
    };
}
