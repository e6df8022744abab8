namespace Nep.Registration.Domain.Offerings;

/// <summary>What staff ask of an offering.</summary>
public abstract partial record OfferingCommand
{
    private OfferingCommand() { }

    public sealed record CreateOffering(OfferingId Id, OfferingDetails Details) : OfferingCommand;

    /// <param name="Reason">Why, for the history. A draft, which nobody has seen yet, may be edited without.</param>
    public sealed record EditOffering(OfferingDetails Details, int BasedOn, string Reason = "") : OfferingCommand
    {
        /// <summary>The reminder rules whose past times are sent at once; any other whose time has passed reaches nobody.</summary>
        public ValueList<string> SendAtOnce { get; init; }
    }

    public sealed record PublishOffering : OfferingCommand;

    /// <summary>Every registration is then cancelled with its money back in full; the cohort's plan carries that out.</summary>
    /// <param name="MoveTo">Those who are paid in full are moved there instead, as far as there are seats; null to give everything back.</param>
    public sealed record CancelOffering(string Reason, OfferingId? MoveTo = null) : OfferingCommand;
}

/// <summary>What happened to an offering.</summary>
public abstract partial record OfferingEvent
{
    private OfferingEvent() { }

    public sealed record OfferingCreated(OfferingId Id, OfferingDetails Details) : OfferingEvent;

    /// <summary><paramref name="ScheduleMoved"/>: when or where people meet changed after publication, so participants are told.</summary>
    /// <param name="Reason">Why; null in a draft's history, and in what was written before reasons were asked for.</param>
    /// <param name="SendAtOnce">The reminder rules whose past times staff chose to send at once; null for none.</param>
    public sealed record OfferingEdited(
        OfferingDetails Details, bool ScheduleMoved, Instant At, string? Reason = null, ValueList<string>? SendAtOnce = null) : OfferingEvent;

    public sealed record OfferingPublished(Instant At) : OfferingEvent;

    public sealed record OfferingCancelled(string Reason, Instant At) : OfferingEvent
    {
        public OfferingId? MoveTo { get; init; }
    }
}

/// <summary>Another offering stands at this address.</summary>
public sealed record OfferingExists : Refusal;

/// <summary>The details do not hold; every fault is named beside its field.</summary>
public sealed record OfferingFaulty(ValueList<Fault> Faults) : Refusal;

/// <summary>Someone else changed it since the form was opened.</summary>
public sealed record OfferingChangedMeanwhile : Refusal;

/// <summary>The first session has begun: an offering can no longer be cancelled as a whole.</summary>
public sealed record OfferingHasStarted : Refusal;

/// <summary>
/// A published offering keeps its waiting list, since people may stand on it. That nobody new may join is a setting of the list.
/// </summary>
public sealed record WaitingListStays : Refusal;

/// <summary>What staff cancel needs a reason; it stays in the history.</summary>
public sealed record ReasonMissing : Refusal;

/// <summary>The rules of an offering's own life: draft, published, cancelled.</summary>
public static class OfferingDecider
{
    public static Ruling<OfferingEvent> Decide(Offering? offering, OfferingCommand command, Instant now) => (offering, command) switch
    {
        (null, OfferingCommand.CreateOffering create) => Create(create),
        ({ } one, OfferingCommand.CreateOffering create) => one.Details == SeatBlocks.Allot(one.Details, create.Details) ? Ruling<OfferingEvent>.Nothing : new OfferingExists(),
        (null, _) => new OfferingNotFound(),
        ({ } one, OfferingCommand.EditOffering edit) => Edit(one, edit, now),
        ({ } one, OfferingCommand.PublishOffering) => Publish(one, now),
        ({ } one, OfferingCommand.CancelOffering cancel) => Cancel(one, cancel, now),
        ({ } one, OfferingCommand.CancelSession cancel) => SessionCancelling.Cancel(one, cancel, now),
        ({ } one, OfferingCommand.RestoreSession restore) => SessionCancelling.Restore(one, restore, now),
        ({ } one, OfferingCommand.OrderMailing order) => Mailings.Order(one, order, now),
        ({ } one, OfferingCommand.StopMailing stop) => Mailings.Stop(one, stop, now),
        _ => throw new UnreachableException(),
    };

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

    private static Ruling<OfferingEvent> Create(OfferingCommand.CreateOffering create) =>
        OfferingRules.Check(create.Details) is { Count: > 0 } faults
            ? new OfferingFaulty(faults)
            : new OfferingEvent.OfferingCreated(create.Id, SeatBlocks.Allot(null, create.Details));

    private static Ruling<OfferingEvent> Edit(Offering one, OfferingCommand.EditOffering edit, Instant now)
    {
        var details = SeatBlocks.Allot(one.Details, edit.Details);
        if (one.Details == details && edit.SendAtOnce.All(one.IsSentAtOnce)) return Ruling<OfferingEvent>.Nothing;
        if (one.Status == OfferingStatus.Cancelled) return new OfferingIsCancelled();
        if (one.Version != edit.BasedOn) return new OfferingChangedMeanwhile();
        if (one.Status == OfferingStatus.Published && string.IsNullOrWhiteSpace(edit.Reason)) return new ReasonMissing();
        if (AdmissionChanging.ChangesSides(one, edit.Details)) return new EntryStays();
        if (OfferingRules.Check(edit.Details).Concat(OfferingRules.Reason(edit.Reason)).Concat(AdmissionChanging.Check(one, edit.Details, now)).ToValueList() is { Count: > 0 } faults) return new OfferingFaulty(faults);
        if (edit.Details.Sessions.All(session => one.IsCancelled(session.Number))) return new LastSessionLeft();
        if (one is { Status: OfferingStatus.Published, Details.WaitingList: not null } && edit.Details.WaitingList is null) return new WaitingListStays();
        var moved = one.Status == OfferingStatus.Published && (one.Details.Zone != edit.Details.Zone || Schedule(one, one.Details) != Schedule(one, edit.Details));
        return new OfferingEvent.OfferingEdited(details, moved, now, edit.Reason.Trim() is { Length: > 0 } why ? why : null, edit.SendAtOnce.Count == 0 ? null : edit.SendAtOnce);
    }

    /// <summary>When and where people meet; a session's title is neither, and a cancelled one moves nobody.</summary>
    private static ValueList<Session> Schedule(Offering one, OfferingDetails details) =>
        [.. details.Sessions.Where(session => !one.IsCancelled(session.Number)).Select(session => session with { Title = "" })];

    private static Ruling<OfferingEvent> Publish(Offering one, Instant now) => one.Status switch
    {
        OfferingStatus.Published => Ruling<OfferingEvent>.Nothing,
        OfferingStatus.Cancelled => new OfferingIsCancelled(),
        _ => new OfferingEvent.OfferingPublished(now),
    };

    private static Ruling<OfferingEvent> Cancel(Offering one, OfferingCommand.CancelOffering cancel, Instant now) => one switch
    {
        { Status: OfferingStatus.Cancelled } => Ruling<OfferingEvent>.Nothing,
        _ when string.IsNullOrWhiteSpace(cancel.Reason) => new ReasonMissing(),
        _ when OfferingRules.Reason(cancel.Reason).ToValueList() is { Count: > 0 } faults => new OfferingFaulty(faults),
        _ when one.Status == OfferingStatus.Published && now >= one.Starts => new OfferingHasStarted(),
        _ => new OfferingEvent.OfferingCancelled(cancel.Reason.Trim(), now) { MoveTo = cancel.MoveTo },
    };
}
