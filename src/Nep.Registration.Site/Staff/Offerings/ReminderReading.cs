using Nep.Registration.Domain.Offerings;
using Nep.Registration.Site.Forms;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>Reads one reminder rule from its row of the form. Only the fields that its kind needs are looked at.</summary>
internal sealed class ReminderReading(PostedForm form, string row, string key)
{
    private int Count => form.Number(row + ".count");

    private LocalTime At => form.Time(row + ".at");

    private SessionPlaces Places => Enum.TryParse<SessionPlaces>(form[row + ".places"], out var places) && Enum.IsDefined(places) ? places : SessionPlaces.Any;

    public ReminderRule Read() => form[row + ".kind"] switch
    {
        "each" => new ReminderRule.BeforeEachOnlineSession(key, Count),
        "survey" => new ReminderRule.SurveyAfterLastSession(key, Count, At),
        "date" => new ReminderRule.OnDate(key, form.DateAndTime(row + ".on")),
        "minutes-before" => new ReminderRule.MinutesFromEachSession(key, SessionSide.Before, Count, Places),
        "minutes-after" => new ReminderRule.MinutesFromEachSession(key, SessionSide.After, Count, Places),
        "days-before" => new ReminderRule.DaysFromEachSession(key, SessionSide.Before, Count, At, Places),
        "days-after" => new ReminderRule.DaysFromEachSession(key, SessionSide.After, Count, At, Places),
        "closes" => new ReminderRule.BeforeRegistrationCloses(key, Count, At),
        "hold" => new ReminderRule.BeforeHoldEnds(key, Count),
        "quote" => new ReminderRule.BeforeQuoteEnds(key, Count, At),
        "invoice-before" => new ReminderRule.DaysFromInvoiceDue(key, DueSide.Before, Count, At),
        "invoice-after" => new ReminderRule.DaysFromInvoiceDue(key, DueSide.After, Count, At),
        "offer" => new ReminderRule.BeforeOfferEnds(key, Count),
        "offer-morning" => new ReminderRule.MorningBeforeOfferEnds(key),
        _ => new ReminderRule.BeforeFirstSession(key, Count, At),
    };
}
