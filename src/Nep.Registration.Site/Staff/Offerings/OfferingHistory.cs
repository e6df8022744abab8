using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Site.Staff.Offerings;

/// <summary>What happened to an offering, in plain words: what staff did, field by field, and what its plan carried out.</summary>
public static class OfferingHistory
{
    public static IReadOnlyList<PastEntry> Of(Offering offering, IReadOnlyList<HistoryEntry<OfferingEvent>> history, Cohort cohort) =>
        [.. Changes(history).Concat(cohort.Done.Select(deed => Deed(offering, deed))).OrderBy(entry => entry.At)];

    /// <summary>What staff did to it, oldest first.</summary>
    public static IEnumerable<PastEntry> Changes(IReadOnlyList<HistoryEntry<OfferingEvent>> history)
    {
        Offering? state = null;
        foreach (var entry in history)
            foreach (var happened in entry.Events)
            {
                var before = state;
                state = OfferingFold.Evolve(state, happened);
                yield return Change(entry, happened, before);
            }
    }

    private static PastEntry Change(HistoryEntry<OfferingEvent> entry, OfferingEvent happened, Offering? before)
    {
        (string what, IReadOnlyList<string> details) = happened switch
        {
            OfferingEvent.OfferingCreated => ("Made as a draft", Nothing),
            OfferingEvent.OfferingEdited edited => (
                edited.ScheduleMoved ? "Edited; participants are told of the new schedule" : "Edited",
                [.. edited.Reason is { } why ? [$"Why: “{why}”"] : Nothing, .. OfferingChanges.Between(before!.Details, edited.Details)]),
            OfferingEvent.OfferingPublished => ("Published", Nothing),
            OfferingEvent.SessionCancelled off => ($"Session {off.Session} cancelled; participants are told of the new schedule", [$"Why: “{off.Reason}”"]),
            OfferingEvent.SessionRestored on => ($"Session {on.Session} takes place after all; participants are told", [$"Why: “{on.Reason}”"]),
            OfferingEvent.MailingOrdered mail => (
                $"Wrote “{mail.Subject}” to a list of {StaffText.People(mail.Recipients)}{(mail.Kind == LetterKind.ListNews ? ", as optional mail" : "")}", [$"Why: “{mail.Reason}”"]),
            OfferingEvent.MailingStopped stopped => ($"Stopped the mail “{before?.Mailing(stopped.Id)?.Subject}”", [$"Why: “{stopped.Reason}”"]),
            OfferingEvent.OfferingCancelled cancelled => ("Cancelled", [$"Why: “{cancelled.Reason}”"]),
            _ => throw new UnreachableException(),
        };
        return new PastEntry(entry.At, what, StaffText.Name(entry.By), details);
    }

    private static IReadOnlyList<string> Nothing => [];

    private static string Subject(Offering offering, string mailing) => offering.Mailings?.FirstOrDefault(one => $"{one.Id}" == mailing)?.Subject ?? mailing;

    private static PastEntry Deed(Offering offering, CohortDeed deed) =>
        new(deed.At, deed.Lapsed && !deed.Step.StartsWith("mailing-stopped:", StringComparison.Ordinal) ? $"{What(offering, deed)} lapsed: its time had passed" : What(offering, deed), "the plan", []);

    private static string What(Offering offering, CohortDeed deed) => deed.Step.Split(':') switch
    {
        ["remind", var rule, ..] => deed.Lapsed ? $"Reminder “{rule}”" : $"Reminder “{rule}” sent to {StaffText.People(deed.Count)}",
        ["schedule", ..] => deed.Lapsed ? "Word of the new schedule" : $"Word of the new schedule sent to {StaffText.People(deed.Count)}",
        ["close", var session, ..] => $"Roster of session {session} closed with {StaffText.People(deed.Count)} there",
        ["look-at-plans", _] => $"Reminders of bills and offers set anew for {StaffText.Count(deed.Count, "registration", "registrations")}",
        ["look-at-applications", _] => $"How people apply changed: {StaffText.Count(deed.Count, "application", "applications")} looked at",
        ["mailing", var id] => deed.Lapsed ? $"Mail “{Subject(offering, id)}”" : $"Mail “{Subject(offering, id)}” sent to {StaffText.People(deed.Count)}",
        ["mailing-stopped", var id] => $"Mail “{Subject(offering, id)}” ended: it had gone to {StaffText.People(deed.Count)}",
        ["certificates", _, _] => $"Attendance counted again: {StaffText.People(deed.Count)} {(deed.Count == 1 ? "holds" : "hold")} a certificate",
        ["certificates", ..] => $"{StaffText.Count(deed.Count, "certificate", "certificates")} issued",
        _ => $"{StaffText.Count(deed.Count, "registration", "registrations")} cancelled",
    };
}
