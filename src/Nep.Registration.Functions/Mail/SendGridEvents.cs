using System.Text.Json;
using Nep.Registration.App.Letters;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Functions.Mail;

/// <summary>
/// One event of SendGrid's webhook, as far as it is read. What is not text where text belongs is not there: another system on the same account may
/// have given its letters arguments of our names, and its events come in one request with ours.
/// </summary>
internal sealed record SendGridEvent(string? Id, string? Kind, string? Email, string? Letter, string? Offering, string? Reason, string? Type)
{
    /// <summary>The events of one request, each once.</summary>
    /// <exception cref="JsonException">The body is no list.</exception>
    public static IReadOnlyList<SendGridEvent> Read(ReadOnlyMemory<byte> body)
    {
        using var parsed = JsonDocument.Parse(body);
        if (parsed.RootElement.ValueKind != JsonValueKind.Array) throw new JsonException("The body is no list of events.");
        return [.. parsed.RootElement.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(Of).DistinctBy(one => one.Id is { } id ? (object)id : one)];
    }

    /// <summary>What it reports of a letter of ours; null when it is another system's, or says nothing of interest.</summary>
    public MailNotice? AsNotice() =>
        Report is { } report && OfferingId.TryParse(Offering, out var offering) && LetterKey.TryParse(Letter, out var letter)
            ? new MailNotice(offering, letter, report, (Type is "blocked" ? "blocked: " : "") + (Reason ?? ""))
            : null;

    /// <summary>Who opted out at SendGrid itself; null when nobody did. A letter called spam is a report on the letter.</summary>
    public ReaderId? AsOptOut() =>
        Kind is "unsubscribe" or "group_unsubscribe" && LetterKey.TryParse(Letter, out _) && EmailAddress.TryParse(Email, out var address) ? ReaderId.Of(address) : null;

    private MailReport? Report => Kind switch
    {
        "processed" => MailReport.Taken,
        "delivered" => MailReport.Delivered,
        "bounce" => MailReport.Bounced,
        "dropped" => MailReport.Dropped,
        "spamreport" => MailReport.Complained,
        _ => null,
    };

    private static SendGridEvent Of(JsonElement one) => new(
        Text(one, "sg_event_id"), Text(one, "event"), Text(one, "email"), Text(one, SendGridRequest.LetterArgument), Text(one, SendGridRequest.OfferingArgument),
        Text(one, "reason"), Text(one, "type"));

    private static string? Text(JsonElement one, string name)
    {
        try
        {
            return one.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character, which JSON can write and no text can hold.
            return null;
        }
    }
}
