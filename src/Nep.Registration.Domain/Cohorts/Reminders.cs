using System.Runtime.CompilerServices;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// Which reminders an offering's rules make of its schedule. The plan sends them; the forecast, the comparison before an edit and the check for
/// missed mail read the same list.
/// </summary>
public static class Reminders
{
    private static readonly Duration DayLate = Duration.FromDays(1);
    private static readonly Duration WeekLate = Duration.FromDays(7);

    /// <summary>Every plan of every registration asks, and an offering never changes, only its successor does.</summary>
    private static readonly ConditionalWeakTable<Offering, IReadOnlyList<Reminder>> Known = [];

    /// <summary>All that the rules say, whenever they were made, in order of their time.</summary>
    public static IEnumerable<Reminder> Of(Offering offering) =>
        offering.Details.Reminders.SelectMany(rule => Of(offering, rule)).OrderBy(reminder => reminder.Due);

    /// <summary>
    /// Those that are sent: their time comes while their rule stands. One whose time had passed by then reaches nobody, unless staff chose to send
    /// it at once and it still makes sense: then its time is when they chose.
    /// </summary>
    public static IReadOnlyList<Reminder> InForce(Offering offering) => Known.GetValue(offering, one =>
        [.. Of(one).Select(reminder => Standing(one, reminder)).OfType<Reminder>().OrderBy(reminder => reminder.Due)]);

    /// <summary>
    /// A participant gets a reminder when the seat was theirs by its due instant: someone who comes later has just been told the same by the
    /// confirmation.
    /// </summary>
    public static bool Reaches(Reminder reminder, Instant confirmed) => confirmed < reminder.Due;

    /// <summary>Which letter a rule sends.</summary>
    public static LetterKind KindOf(ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession or ReminderRule.OnDate => LetterKind.Reminder,
        ReminderRule.BeforeEachOnlineSession => LetterKind.SessionReminder,
        ReminderRule.DaysFromEachSession { Side: var side } => side == SessionSide.Before ? LetterKind.SessionReminder : LetterKind.SessionFollowUp,
        ReminderRule.MinutesFromEachSession { Side: var side } => side == SessionSide.Before ? LetterKind.SessionReminder : LetterKind.SessionFollowUp,
        ReminderRule.SurveyAfterLastSession => LetterKind.Survey,
        ReminderRule.BeforeRegistrationCloses => LetterKind.RegistrationCloses,
        ReminderRule.BeforeHoldEnds => LetterKind.HoldEnds,
        ReminderRule.BeforeQuoteEnds => LetterKind.PurchaseOrderReminder,
        ReminderRule.DaysFromInvoiceDue { Side: var side } => side == DueSide.Before ? LetterKind.InvoiceDue : LetterKind.InvoiceOverdue,
        ReminderRule.BeforeOfferEnds or ReminderRule.MorningBeforeOfferEnds => LetterKind.OfferReminder,
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Reminder> Of(Offering offering, ReminderRule rule) => rule switch
    {
        ReminderRule.BeforeFirstSession before => [DaysBefore(offering, before)],
        ReminderRule.BeforeEachOnlineSession before => Around(
            offering, SessionPlaces.Online, session => MinutesBefore(offering, rule, session, before.Minutes)),
        ReminderRule.MinutesFromEachSession { Side: SessionSide.Before } before => Around(
            offering, before.Places, session => MinutesBefore(offering, rule, session, before.Minutes)),
        ReminderRule.MinutesFromEachSession after => Around(
            offering, after.Places, session => After(offering, rule, session, offering.Zone.At(session.Ends) + Duration.FromMinutes(after.Minutes))),
        ReminderRule.DaysFromEachSession { Side: SessionSide.Before } before => Around(
            offering, before.Places, session => Before(offering, rule, session, offering.Zone.At(session.Starts.Date.PlusDays(-before.Days) + before.At))),
        ReminderRule.DaysFromEachSession after => Around(
            offering, after.Places, session => After(offering, rule, session, offering.Zone.At(session.Ends.Date.PlusDays(after.Days) + after.At))),
        ReminderRule.SurveyAfterLastSession after => [DaysAfter(offering, after)],
        ReminderRule.OnDate date => [AtDate(offering, date)],
        ReminderRule.BeforeRegistrationCloses closes => [BeforeClosing(offering, closes)],
        ReminderRule.BeforeHoldEnds or ReminderRule.BeforeQuoteEnds or ReminderRule.DaysFromInvoiceDue or ReminderRule.BeforeOfferEnds or ReminderRule.MorningBeforeOfferEnds => [],
        _ => throw new UnreachableException(),
    };

    private static Reminder? Standing(Offering offering, Reminder reminder)
    {
        var since = offering.RuleInForce(reminder.Rule);
        if (reminder.Due >= since) return reminder;
        return offering.IsSentAtOnce(reminder.Rule) && reminder.Ends > since
            ? reminder with { Due = since, Stale = Instant.Min(since + DayLate, reminder.Ends), AtOnce = true }
            : null;
    }

    private static IEnumerable<Reminder> Around(Offering offering, SessionPlaces places, Func<Session, Reminder> reminding) =>
        offering.HeldSessions.Where(session => IsAt(session, places)).Select(reminding);

    private static bool IsAt(Session session, SessionPlaces places) =>
        places == SessionPlaces.Any || (session.Place is Place.Online) == (places == SessionPlaces.Online);

    private static Reminder DaysBefore(Offering offering, ReminderRule.BeforeFirstSession rule)
    {
        var due = offering.Zone.At(offering.FirstDay.PlusDays(-rule.Days) + rule.At);
        return new(rule.Key, LetterKind.Reminder, Anchor(offering.HeldSessions[0]), due, Instant.Min(due + DayLate, offering.Starts), null) { Ends = offering.Starts };
    }

    private static Reminder MinutesBefore(Offering offering, ReminderRule rule, Session session, int minutes) =>
        Before(offering, rule, session, offering.Zone.At(session.Starts) - Duration.FromMinutes(minutes)) is var one ? one with { Stale = one.Ends } : one;

    private static Reminder Before(Offering offering, ReminderRule rule, Session session, Instant due)
    {
        var starts = offering.Zone.At(session.Starts);
        return new(rule.Key, LetterKind.SessionReminder, SessionAnchor(session), due, Instant.Min(due + DayLate, starts), session.Number) { Ends = starts };
    }

    private static Reminder After(Offering offering, ReminderRule rule, Session session, Instant due) =>
        new(rule.Key, LetterKind.SessionFollowUp, SessionAnchor(session), due, due + DayLate, session.Number) { Ends = offering.Zone.At(session.Ends) + WeekLate };

    private static Reminder DaysAfter(Offering offering, ReminderRule.SurveyAfterLastSession rule)
    {
        var due = offering.Zone.At(offering.Zone.DateAt(offering.Ends).PlusDays(rule.Days) + rule.At);
        return new(rule.Key, LetterKind.Survey, Anchor(offering.HeldSessions[^1]), due, due + WeekLate, null) { Ends = due + WeekLate };
    }

    /// <summary>What a date announces may be about anything, so it is not late before the offering is over.</summary>
    private static Reminder AtDate(Offering offering, ReminderRule.OnDate rule)
    {
        var due = offering.Zone.At(rule.When);
        return new(rule.Key, LetterKind.Reminder, Anchor(rule.When), due, due + DayLate, null) { Ends = Instant.Max(due + DayLate, offering.Ends) };
    }

    private static Reminder BeforeClosing(Offering offering, ReminderRule.BeforeRegistrationCloses rule)
    {
        var (closes, due) = (offering.Zone.At(offering.Details.Closes), offering.Zone.At(offering.Details.Closes.Date.PlusDays(-rule.Days) + rule.At));
        return new(rule.Key, LetterKind.RegistrationCloses, Anchor(offering.Details.Closes), due, Instant.Min(due + DayLate, closes), null) { Ends = closes };
    }

    private static string SessionAnchor(Session session) => $"s{session.Number}-{Anchor(session)}";

    /// <summary>The date and hour a reminder hangs on: move the session and it is another reminder.</summary>
    private static string Anchor(Session session) => Anchor(session.Starts);

    private static string Anchor(LocalDateTime local) => local.ToString("yyyy-MM-dd-HHmm", System.Globalization.CultureInfo.InvariantCulture);
}
