using SendGrid.Helpers.Mail;

namespace Nep.Registration.Functions.Mail;

/// <summary>A batch of letters as SendGrid takes it.</summary>
internal static class SendGridRequest
{
    /// <summary>Come back in every event: whose ledger, and which line of it.</summary>
    public const string OfferingArgument = "offering";
    public const string LetterArgument = "letter";

    public static SendGridMessage Of(LetterBatch batch, SendGridOptions options)
    {
        var first = batch.Letters[0].Mail;
        return new SendGridMessage
        {
            From = new SendGrid.Helpers.Mail.EmailAddress(options.FromAddress.ToString(), options.FromName),
            ReplyTo = new SendGrid.Helpers.Mail.EmailAddress(first.ReplyTo.ToString()),
            Personalizations = [.. batch.Letters.Select(Envelope)],
            Contents = [new Content("text/plain", batch.Text), new Content("text/html", batch.Html)],
            Attachments = first.Attachments.Count == 0 ? null : [.. first.Attachments.Select(File)],
            Categories = [first.Kind],
            CustomArgs = first.Offering is { } offering ? new Dictionary<string, string> { [OfferingArgument] = offering.ToString() } : null,
            TrackingSettings = NoTracking(),
            MailSettings = Settings(options.Sandbox, first.Unsubscribe is not null),
        };
    }

    /// <summary>
    /// Who has opted out at SendGrid, of mail of any other system on the account perhaps, still gets what cannot be opted out of. Addresses that bounce or
    /// call our mail spam stay shut out, and staff hear of each letter that is dropped for it.
    /// </summary>
    private static MailSettings? Settings(bool sandbox, bool isOptional) => !sandbox && isOptional ? null : new MailSettings
    {
        SandboxMode = sandbox ? new SandboxMode { Enable = true } : null,
        BypassUnsubscribeManagement = isOptional ? null : new BypassUnsubscribeManagement { Enable = true },
    };

    private static Personalization Envelope(FilledLetter letter) => new()
    {
        Tos = [new SendGrid.Helpers.Mail.EmailAddress(letter.Mail.To.ToString(), Name(letter.Mail.ToName))],
        Subject = letter.Mail.Subject,
        Substitutions = letter.Fillings.Count == 0 ? null : new Dictionary<string, string>(letter.Fillings),
        CustomArgs = new Dictionary<string, string> { [LetterArgument] = letter.Mail.Key.ToString() },
        Headers = letter.Mail.Unsubscribe is not { } link ? null : new Dictionary<string, string>
        {
            ["List-Unsubscribe"] = $"<{link.AbsoluteUri}>",
            ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
        },
    };

    /// <summary>SendGrid takes neither character in a reader's name.</summary>
    private static string Name(string name) => name.Replace(';', ' ').Replace(',', ' ');

    private static Attachment File(App.Ports.MailAttachment file) => new()
    {
        Filename = file.Name,
        Type = file.ContentType,
        Content = Convert.ToBase64String(file.Content),
        Disposition = "attachment",
    };

    /// <summary>Links in a letter are secrets and stay as they are; nobody is watched reading.</summary>
    private static TrackingSettings NoTracking() => new()
    {
        ClickTracking = new ClickTracking { Enable = false, EnableText = false },
        OpenTracking = new OpenTracking { Enable = false },
        SubscriptionTracking = new SubscriptionTracking { Enable = false },
    };
}
