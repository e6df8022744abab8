using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>Which reminders an offering's rules make of its schedule. The plan sends them; the forecast shows the same list.</summary>
public static class Reminders
{
    private static readonly Duration DayLate = Duration.FromDays(1);
    private static readonly Duration WeekLate = Duration.FromDays(7);

    public static IEnumerable<Reminder> Of(Offering offering) =>
        offering.Details.Reminders.SelectMany(rule => Of(offering, rule)).OrderBy(reminder => reminder.Due);

    /// <summary>
    /// A participant gets a reminder when the seat was theirs by its due instant: someone who comes later has just been told the same by the
    /// confirmation.
    /// </summary>
    public static bool Reaches(Reminder reminder, Instant confirmed) => confirmed < reminder.Due;

    /// <summary>Which letter a rule sends.</summary>
    public static LetterKind KindOf(ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession => LetterKind.Reminder,
        ReminderRule.BeforeEachOnlineSession => LetterKind.SessionReminder,
        ReminderRule.SurveyAfterLastSession => LetterKind.Survey,
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Reminder> Of(Offering offering, ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession before => [DaysBefore(offering, before)],
        ReminderRule.BeforeEachOnlineSession before => offering.HeldSessions
            .Where(session => session.Place is Place.Online)
            .Select(session => MinutesBefore(offering, before, session)),
        ReminderRule.SurveyAfterLastSession after => [DaysAfter(offering, after)],
        _ => throw new UnreachableException(),
    };

    private static Reminder DaysBefore(Offering offering, ReminderRule.BeforeFirstSession rule)
    {
        var due = offering.Zone.At(offering.FirstDay.PlusDays(-rule.Days) + rule.At);
        var stale = Instant.Min(due + DayLate, offering.Starts);
        return new(rule.Key, LetterKind.Reminder, Anchor(offering.HeldSessions[0]), due, stale, null);
    }

    private static Reminder MinutesBefore(Offering offering, ReminderRule.BeforeEachOnlineSession rule, Session session)
    {
        var starts = offering.Zone.At(session.Starts);
        var anchor = $"s{session.Number}-{Anchor(session)}";
        return new(rule.Key, LetterKind.SessionReminder, anchor, starts - Duration.FromMinutes(rule.Minutes), starts, session.Number);
    }

    private static Reminder DaysAfter(Offering offering, ReminderRule.SurveyAfterLastSession rule)
    {
        var due = offering.Zone.At(offering.Zone.DateAt(offering.Ends).PlusDays(rule.Days) + rule.At);
        return new(rule.Key, LetterKind.Survey, Anchor(offering.HeldSessions[^1]), due, due + WeekLate, null);
    }

    /// <summary>The date and hour a reminder hangs on: move the session and it is another reminder.</summary>
    private static string Anchor(Session session) =>
        session.Starts.ToString("yyyy-MM-dd-HHmm", System.Globalization.CultureInfo.InvariantCulture);
}
