namespace Nep.Registration.Domain.Offerings;

/// <summary>What must hold of a reminder rule before it is kept.</summary>
internal static class ReminderRules
{
    private const int MostDays = 365;
    private const int MostMinutes = 7 * 24 * 60;

    /// <summary>Beyond this year a date is a slip of the hand.</summary>
    private const int LastYear = 2200;

    public static IEnumerable<Fault> Check(ReminderRule rule)
    {
        var field = $"reminders.{rule.Key}";
        return rule switch
        {
            ReminderRule.BeforeFirstSession before => OfferingRules.Within(field, before.Days, 0, MostDays),
            ReminderRule.BeforeEachOnlineSession before => OfferingRules.Within(field, before.Minutes, 1, MostMinutes),
            ReminderRule.SurveyAfterLastSession after => OfferingRules.Within(field, after.Days, 0, MostDays),
            ReminderRule.OnDate date => date.When.Year is < 2000 or > LastYear ? [new Fault(field, "NotADate")] : [],
            ReminderRule.DaysFromEachSession days => OfferingRules.Within(field, days.Days, 0, MostDays),
            ReminderRule.MinutesFromEachSession minutes => OfferingRules.Within(field, minutes.Minutes, minutes.Side == SessionSide.Before ? 1 : 0, MostMinutes),
            ReminderRule.BeforeRegistrationCloses closes => OfferingRules.Within(field, closes.Days, 0, MostDays),
            ReminderRule.BeforeHoldEnds hold => OfferingRules.Within(field, hold.Minutes, 1, MostMinutes),
            ReminderRule.BeforeQuoteEnds quote => OfferingRules.Within(field, quote.Days, 0, MostDays),
            ReminderRule.DaysFromInvoiceDue invoice => OfferingRules.Within(field, invoice.Days, invoice.Side == DueSide.Before ? 0 : 1, MostDays),
            ReminderRule.BeforeOfferEnds offer => OfferingRules.Within(field, offer.Minutes, 1, MostMinutes),
            ReminderRule.MorningBeforeOfferEnds => [],
            _ => throw new UnreachableException(),
        };
    }
}
