using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Cohorts;

/// <summary>
/// What is still to happen to an offering's cohort as a whole: reminders in batches, schedule changes announced, sessions closed,
/// certificates issued, and, when the offering is cancelled, its registrations.
/// </summary>
public static class CohortPlan
{
    /// <summary>How long after a session's end its roster stays open for late check-ins.</summary>
    public static readonly Duration RosterStaysOpen = Duration.FromHours(2);

    /// <summary>Staff who correct one thing often correct another: the mails wait for as long as this after the last correction.</summary>
    public static readonly Duration CorrectionsSettle = Duration.FromMinutes(10);

    /// <summary>By then every process has heard of what another did.</summary>
    private static readonly Duration LateWord = Duration.FromMinutes(1);

    /// <param name="line">The waiting list as it now stands; null for an offering without one, or where only the rest is of interest.</param>
    public static ValueList<Step> Steps(Offering offering, Cohort cohort, WaitingLine? line = null)
    {
        var steps = offering.Status switch
        {
            OfferingStatus.Published => SendReminders(offering).Concat(Announcement(offering)).Concat(Closings(offering)).Append(Certificates(offering, cohort))
                .Concat(Offers(offering, line)).Concat(MailingPlan.Steps(offering)).Concat(LooksAtPlans(offering)).Concat(LooksAtApplications(offering)).Concat(OrderedWork.Steps(cohort)),
            OfferingStatus.Cancelled => CancelAll(offering).Concat(MailingPlan.Steps(offering)),
            _ => [],
        };
        return [.. steps.Where(step => !IsDone(cohort, step)).OrderBy(step => step.Due).ThenBy(step => step.Key, StringComparer.Ordinal)];
    }

    /// <summary>Moved, a session is closed anew.</summary>
    public static string CloseKey(Session session) => $"close:{session.Number}:{Anchor(session)}";

    /// <summary>
    /// Another end, a correction or another count brings certificates anew: whoever has one for the same time keeps it.
    /// </summary>
    public static string CertificatesKey(Offering offering, Cohort cohort) =>
        $"certificates:{Anchor(Last(offering))}{(Recounted(offering, cohort) is { } at ? $":{at.ToUnixTimeSeconds()}" : "")}";

    /// <summary>Whether attendance may have been counted already, so that what changes now is a correction.</summary>
    public static bool IsCorrection(Offering offering, Instant now) => now >= Closes(offering, Last(offering)) - LateWord;

    private static bool IsDone(Cohort cohort, Step step) => step.Act is Act.SendReminders ? cohort.Has(step.Key, step.Due) : cohort.Has(step.Key);

    private static IEnumerable<Step> SendReminders(Offering offering) =>
        from reminder in Reminders.InForce(offering)
        select new Step(reminder.Key, reminder.Due, reminder.Stale, new Act.SendReminders(reminder));

    private static IEnumerable<Step> Announcement(Offering offering) => offering.ScheduleChanged is { } changed
        ? [new Step($"schedule:{offering.ScheduleVersion}", changed, offering.Ends, new Act.AnnounceSchedule(offering.ScheduleVersion))]
        : [];

    /// <summary>Other rules about bills and offers make other dates in the registrations' own plans, which wait for the dates they knew.</summary>
    private static IEnumerable<Step> LooksAtPlans(Offering offering) => offering.BillRulesChanged is { } changed
        ? [new Step($"look-at-plans:{changed.ToUnixTimeMilliseconds()}", changed, null, new Act.LookAtPlans())]
        : [];

    /// <summary>Another deadline, earlier or later, is another plan of every application, which waits for the dates it knew.</summary>
    private static IEnumerable<Step> LooksAtApplications(Offering offering) => offering.AdmissionChanged is { } changed
        ? [new Step($"look-at-applications:{changed.ToUnixTimeMilliseconds()}", changed, null, new Act.LookAtApplications())]
        : [];

    private static IEnumerable<Step> Closings(Offering offering) =>
        from session in offering.HeldSessions
        select new Step(CloseKey(session), Closes(offering, session), null, new Act.CloseSession(session.Number));

    /// <summary>Certificates follow the last closing, a second later so that the order is plain; after a correction they are looked at again.</summary>
    private static Step Certificates(Offering offering, Cohort cohort)
    {
        var due = Closes(offering, Last(offering)) + Duration.FromSeconds(1);
        if (Recounted(offering, cohort) is { } at) due = Instant.Max(due, at + CorrectionsSettle);
        return new(CertificatesKey(offering, cohort), due, null, new Act.IssueCertificates());
    }

    /// <summary>When attendance, or what it is counted by, last changed after people had met.</summary>
    private static Instant? Recounted(Offering offering, Cohort cohort) => (offering.CountChanged, cohort.Corrected) switch
    {
        ({ } changed, { } corrected) => Instant.Max(changed, corrected),
        var (changed, corrected) => changed ?? corrected,
    };

    /// <summary>
    /// Free seats go to the list, in the hours in which offers are made. These steps are never recorded as done: an offer changes the facts,
    /// and with them the plan.
    /// </summary>
    private static IEnumerable<Step> Offers(Offering offering, WaitingLine? line)
    {
        if (line is null || offering.Details.WaitingList is not { } rule) return [];
        if (line is { IsClosed: true, Waiters.Count: 0 }) return [new Step("open-to-all", line.At, null, new Act.OpenToAll())];
        var due = rule.Window.OpenFrom(offering.Zone, line.At);
        if (!Promotions.AreOpen(offering, due)) return [];
        return from promotion in Promotions.Of(rule, offering.Details.Capacity, line.Waiters, line.Free)
               let waiter = promotion.Waiter
               select new Step($"offer:{waiter.Registration}", due, null, new Act.OfferSeats(waiter.Registration, waiter.Seats, promotion.Passed));
    }

    /// <summary>At once, and once more for whoever was let in by a process that had not yet heard of it.</summary>
    private static IEnumerable<Step> CancelAll(Offering offering) =>
    [
        new("cancel-registrations", offering.Cancelled!.Value, null, new Act.CancelRegistrations()),
        new("cancel-latecomers", offering.Cancelled!.Value + LateWord, null, new Act.CancelRegistrations()),
    ];

    private static Session Last(Offering offering) => offering.HeldSessions.MaxBy(session => Closes(offering, session))!;

    private static string Anchor(Session session) =>
        session.Ends.ToString("yyyy-MM-dd-HHmm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>When a roster closes. Staff may still correct it afterwards.</summary>
    public static Instant Closes(Offering offering, Session session) => offering.Zone.At(session.Ends) + RosterStaysOpen;
}
