using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>The lists to choose from in the form of an offering.</summary>
internal static class OfferingChoices
{
    private static readonly string[] UsualZones =
    [
        "America/Los_Angeles", "America/Denver", "America/Phoenix", "America/Chicago", "America/New_York", "America/Anchorage", "Pacific/Honolulu", "Etc/UTC",
    ];

    public static readonly Option[] Languages = [new(Words.English, "English"), new(Words.Spanish, "Spanish")];

    public static readonly Option[] Places = [new("online", "Online"), new("venue", "At a place")];

    public static readonly Option[] Entries =
    [
        new("open", "Anyone, alone or together"), new("teams", "Teams; seats count teams"), new("teamsBySeat", "Teams; seats count people"),
    ];

    /// <summary>How people come in. Once it is published, people apply or register, and that stays.</summary>
    public static Option[] EntriesFor(Offering? offering) => offering switch
    {
        { Status: not OfferingStatus.Draft, Details.Entry: Entry.ByApplication } => [Applying],
        { Status: not OfferingStatus.Draft } => Entries,
        _ => [.. Entries, Applying],
    };

    private static readonly Option Applying = new("application", "By application; the form comes next");

    public static readonly Option[] PriceFor = [new("", "for a person"), new("team", "for a whole team")];

    public static readonly Option[] Groups = [new("", "None"), new("amount", "A price each"), new("percent", "A percentage off")];

    public static readonly Option[] Effects =
        [new("free", "free"), new("percent", "a percentage lower"), new("amount", "an amount lower"), new("price", "a price of its own")];

    public static readonly Option[] Kinds =
    [
        new(nameof(QuestionKind.ShortText), "a line"), new(nameof(QuestionKind.LongText), "some lines"), new(nameof(QuestionKind.Choice), "a choice"),
        new(nameof(QuestionKind.Consent), "a box to tick"),
    ];

    public static readonly Option[] Sights =
        [new(nameof(AnswerSight.Staff), "registrars"), new(nameof(AnswerSight.Needs), "registrars and facilitators")];

    public static readonly Option[] Reminders =
    [
        new("before", "Days before the first session"), new("each", "Minutes before each online session"), new("survey", "Survey, days after the last session"),
        new("date", "On a date"), new("minutes-before", "Minutes before each session"), new("minutes-after", "Minutes after each session"),
        new("days-before", "Days before each session"), new("days-after", "Days after each session"),
        new("closes", "To registrars, days before registration closes"), new("hold", "To who has not paid, minutes before the hold ends"),
        new("quote", "Days before a quote ends"), new("invoice-before", "Days before an invoice is due"),
        new("invoice-after", "Days after an invoice was due"), new("offer", "Minutes before an offer of seats ends"),
        new("offer-morning", "Last morning before an offer ends"),
    ];

    public static readonly Option[] SessionPlaces = [new("Any", "all sessions"), new("Online", "online sessions"), new("InPerson", "sessions at a place")];

    /// <summary>The zones the Center works in, and whichever is chosen already.</summary>
    public static IEnumerable<Option> Zones(string chosen) =>
        UsualZones.Append(Zone.TryParse(chosen, out _) ? chosen : UsualZones[0]).Distinct()
            .Select(zone => new Option(zone, StaffText.Words.ZoneName(Zone.Parse(zone))));
}
