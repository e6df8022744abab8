using Nep.Registration.App.Mailings;
using Nep.Registration.Domain.Letters;

namespace Nep.Registration.Site.Staff.Mail.Lists;

/// <summary>Mail to lists in plain words.</summary>
internal static class MailingWords
{
    public static string Audience(MailingAudience audience) => audience switch
    {
        MailingAudience.Everyone => "participants and registrars",
        MailingAudience.Participants => "participants",
        MailingAudience.Registrars => "registrars",
        _ => throw new UnreachableException(),
    };

    public static string Kind(LetterKind kind) => kind == LetterKind.ListNews ? "Optional" : "About the registration";

    /// <summary>Who is on the list, who is left out, and what to mind.</summary>
    public static IEnumerable<string> Of(MailingModel model)
    {
        var (list, from) = (model.List, StaffText.Count(model.Registrations, "registration", "registrations"));
        yield return $"It goes to {StaffText.People(list.Recipients.Count)}: {Audience(model.Draft.Audience)} of {from} ({model.Search.InWords()}). Each person at an address gets it once.";
        if (list.OptedOut > 0) yield return $"{StaffText.People(list.OptedOut)} {(list.OptedOut == 1 ? "wants" : "want")} no optional mail and {(list.OptedOut == 1 ? "is" : "are")} left out.";
        if (list.Returned > 0) yield return $"{StaffText.Count(list.Returned, "address on the list has", "addresses on the list have")} returned mail before.";
    }

    /// <summary>Where a mailing stands, as a chip: its class and its words.</summary>
    public static (string Class, string Words) Chip(MailingStanding one) => one switch
    {
        { Mailing.Stopped: not null } => ("chip chip-stopped", "Stopped"),
        { IsOver: true } => ("chip chip-settled", "Done"),
        _ => ("chip chip-now", "Going out"),
    };

    public static string Progress(MailingStanding one) => $"{one.Gone} of {one.Mailing.Recipients} sent";
}
