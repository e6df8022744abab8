namespace Nep.Registration.Domain.Offerings;

/// <summary>
/// The next run of a program: the same offering with its first session on another day. Sessions, early prices, codes, dated reminders, opening
/// and closing all move by the same number of days and keep their local times.
/// </summary>
public static class OfferingClone
{
    public static OfferingDetails Make(OfferingDetails details, LocalDate firstDay)
    {
        var days = Period.DaysBetween(details.Sessions[0].Starts.Date, firstDay);
        return details with
        {
            Sessions = details.Sessions.Map(session => session with { Starts = session.Starts.PlusDays(days), Ends = session.Ends.PlusDays(days) }),
            Opens = details.Opens?.PlusDays(days),
            Closes = details.Closes.PlusDays(days),
            Entry = details.Entry is Entry.ByApplication by ? new Entry.ByApplication(by.Rule.Later(days)) : details.Entry,
            Reminders = details.Reminders.Map(rule => rule is ReminderRule.OnDate date ? date with { When = date.When.PlusDays(days) } : rule),
            Stipends = details.Stipends?.Later(days),
            Prices = details.Prices with
            {
                Early = details.Prices.Early.Map(price => price with { Through = price.Through.PlusDays(days) }),
                Codes = details.Prices.Codes.Map(code => code with { From = code.From?.PlusDays(days), Through = code.Through?.PlusDays(days), Block = null }),
            },
        };
    }
}
