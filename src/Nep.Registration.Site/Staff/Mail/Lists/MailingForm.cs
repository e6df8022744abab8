using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Site.Forms;
using Nep.Registration.Site.Staff.Registrations;

namespace Nep.Registration.Site.Staff.Mail.Lists;

/// <summary>The form on which staff write to a list, read and filled in.</summary>
internal static class MailingForm
{
    public const string Notice = "notice";
    public const string News = "news";

    /// <summary>Every field that the second page carries on.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["kind", "audience", "subject", "preview", "body", "es.subject", "es.preview", "es.body", "reason", "as"];

    /// <summary>What a new mail starts with: a greeting, as optional mail to everyone.</summary>
    public static IReadOnlyDictionary<string, string> Start()
    {
        var text = LetterTemplates.Standard(Words.English, LetterKind.ListNotice);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = News,
            ["audience"] = nameof(MailingAudience.Everyone),
            ["subject"] = text.Subject,
            ["preview"] = text.Preview,
            ["body"] = text.Body,
        };
    }

    /// <summary>The English text, and the Spanish one where something of it was typed.</summary>
    public static MailingDraft Read(PostedForm form, RegistrationSearch search)
    {
        var kind = form["kind"] == Notice ? LetterKind.ListNotice : LetterKind.ListNews;
        var audience = Enum.TryParse<MailingAudience>(form["audience"], out var chosen) && Enum.IsDefined(chosen) ? chosen : MailingAudience.Everyone;
        List<MailingText> texts = [Text(Words.English, "")];
        if (Text(Words.Spanish, "es.") is var spanish && spanish.Wording != new Wording("", "", "")) texts.Add(spanish);
        return new MailingDraft(kind, audience, search.Path(), [.. texts.Select(text => MailingDesk.WithWayOut(kind, text))]);

        MailingText Text(string language, string prefix) => new(
            language, new Wording(form.Text($"{prefix}subject"), form.Text($"{prefix}preview"), form[$"{prefix}body"].ReplaceLineEndings("\n").Trim()));
    }

    public static string Label(string field) => field switch
    {
        "subject" => "Subject",
        "preview" => "Beside the subject",
        "body" => "Mail",
        "es.subject" => "Subject, Spanish",
        "es.preview" => "Beside the subject, Spanish",
        "es.body" => "Mail, Spanish",
        _ => "Why?",
    };
}
