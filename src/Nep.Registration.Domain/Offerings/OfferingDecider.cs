namespace Nep.Registration.Domain.Offerings;

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

    private static Ruling<OfferingEvent> Create(OfferingCommand.CreateOffering create) =>
        OfferingRules.Check(create.Details) is { Count: > 0 } faults
            ? new FormFaulty(faults)
            : new OfferingEvent.OfferingCreated(create.Id, SeatBlocks.Allot(null, create.Details));

    private static Ruling<OfferingEvent> Edit(Offering one, OfferingCommand.EditOffering edit, Instant now)
    {
        var details = SeatBlocks.Allot(one.Details, edit.Details);
        if (one.Details == details && edit.SendAtOnce.All(one.IsSentAtOnce)) return Ruling<OfferingEvent>.Nothing;
        if (one.Status == OfferingStatus.Cancelled) return new OfferingIsCancelled();
        if (one.Version != edit.BasedOn) return new OfferingChangedMeanwhile();
        if (one.Status == OfferingStatus.Published && string.IsNullOrWhiteSpace(edit.Reason)) return new ReasonMissing();
        if (AdmissionChanging.ChangesSides(one, edit.Details)) return new EntryStays();
        if (OfferingRules.Check(edit.Details).Concat(OfferingRules.Reason(edit.Reason)).Concat(AdmissionChanging.Check(one, edit.Details, now)).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
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
        _ when OfferingRules.Reason(cancel.Reason).ToValueList() is { Count: > 0 } faults => new FormFaulty(faults),
        _ when one.Status == OfferingStatus.Published && now >= one.Starts => new OfferingHasStarted(),
        _ => new OfferingEvent.OfferingCancelled(cancel.Reason.Trim(), now) { MoveTo = cancel.MoveTo },
    };
}
