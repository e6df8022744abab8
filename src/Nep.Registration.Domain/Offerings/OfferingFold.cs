namespace Nep.Registration.Domain.Offerings;

/// <summary>What has happened to an offering, folded into how it stands.</summary>
public static class OfferingFold
{
    public static Offering Evolve(Offering? offering, OfferingEvent happened) => (offering, happened) switch
    {
        (null, OfferingEvent.OfferingCreated e) => new Offering(e.Id, e.Details, OfferingStatus.Draft, 1, 0),
        ({ } one, OfferingEvent.OfferingEdited e) => one with
        {
            Details = e.Details,
            Version = one.Version + 1,
            ScheduleVersion = one.ScheduleVersion + (e.ScheduleMoved ? 1 : 0),
            ScheduleChanged = e.ScheduleMoved ? e.At : one.ScheduleChanged,
            RulesSince = one.Status == OfferingStatus.Published ? RulesSince(one, e) : one.RulesSince,
            CancelledSessions = SessionCancelling.Left(one, e.Details),
            CountChanged = CountsOtherwise(one, e) ? e.At : one.CountChanged,
            BillRulesChanged = one.Status == OfferingStatus.Published && one.Details.BillReminders != e.Details.BillReminders ? e.At : one.BillRulesChanged,
            FormsBefore = AdmissionChanging.Forms(one, e.Details, e.At),
            AdmissionChanged = AdmissionChanging.Changed(one, e.Details, e.At),
        },
        ({ } one, OfferingEvent.OfferingPublished e) => one with
        {
            Status = OfferingStatus.Published,
            Version = one.Version + 1,
            RulesSince = [.. one.Details.Reminders.Concat(one.Details.BillReminders ?? []).Select(rule => new RuleSince(rule.Key, e.At))],
        },
        ({ } one, OfferingEvent.OfferingCancelled e) => one with
        {
            Status = OfferingStatus.Cancelled,
            Version = one.Version + 1,
            Cancelled = e.At,
            CancelReason = e.Reason,
            MovedTo = e.MoveTo,
        },
        ({ } one, OfferingEvent.SessionCancelled e) => Rescheduled(one, SessionCancelling.Evolve(one, e), e.At),
        ({ } one, OfferingEvent.SessionRestored e) => Rescheduled(one, SessionCancelling.Evolve(one, e), e.At),
        ({ } one, OfferingEvent.MailingOrdered e) => Mailings.Evolve(one, e),
        ({ } one, OfferingEvent.MailingStopped e) => Mailings.Evolve(one, e),
        _ => throw new UnreachableException(),
    };

    /// <summary>An edit that leaves a rule and the schedule alone leaves the rule in force since when it was.</summary>
    private static ValueList<RuleSince> RulesSince(Offering one, OfferingEvent.OfferingEdited e) =>
        e.Details.Reminders.Concat(BillRulesToNote(one, e.Details)).Select(rule => Since(one, e, rule)).ToValueList();

    /// <summary>The usual rules have always been in force, unless staff had set others before.</summary>
    private static ValueList<ReminderRule> BillRulesToNote(Offering one, OfferingDetails details) =>
        details.BillReminders ?? (one.Details.BillReminders is null && one.BillRulesChanged is null ? [] : BillReminders.Usual);

    private static RuleSince Since(Offering one, OfferingEvent.OfferingEdited e, ReminderRule rule)
    {
        if (e.SendAtOnce?.Contains(rule.Key) is true) return new RuleSince(rule.Key, e.At, true);
        var stays = rule.IsOfBill() ? one.BillReminders.Contains(rule) : !e.ScheduleMoved && one.Details.Reminders.Contains(rule);
        return stays ? one.RulesSince.FirstOrDefault(since => since.Rule == rule.Key) ?? new RuleSince(rule.Key, Instant.MinValue) : new RuleSince(rule.Key, e.At);
    }

    /// <summary>Another schedule: every rule is in force anew, and once people have met, their hours are counted anew.</summary>
    private static Offering Rescheduled(Offering before, Offering after, Instant at) => before.Status != OfferingStatus.Published
        ? after with { Version = before.Version + 1 }
        : after with
        {
            Version = before.Version + 1,
            ScheduleVersion = before.ScheduleVersion + 1,
            ScheduleChanged = at,
            RulesSince = before.RulesSince.Map(since => before.BillReminders.Any(rule => rule.Key == since.Rule) ? since : new RuleSince(since.Rule, at)),
            CountChanged = at >= before.Starts ? at : before.CountChanged,
        };

    /// <summary>Once people have met, other times of a session or another share of the time change what their attendance comes to.</summary>
    private static bool CountsOtherwise(Offering one, OfferingEvent.OfferingEdited e) =>
        one.Status == OfferingStatus.Published && e.At >= one.Starts && (e.ScheduleMoved || one.Details.Certificate != e.Details.Certificate);
}
