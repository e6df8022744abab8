using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Registrations;

/// <summary>Every letter that a registration's facts call for, with its due time and the time from which it would be stale.</summary>
internal static class RegistrationLetters
{
    /// <summary>Sent or not: the plan takes out what stands in the ledger.</summary>
    public static IEnumerable<Step> All(Offering offering, RegistrationState state) =>
        Letters(offering, state).Concat(ScholarshipLetters(state)).Concat(TransferLetters(state)).Concat(LeaverLetters(state)).Concat(RefundLetters(state));

    /// <summary>Every letter that a registration's standing calls for, sent or not. Who is about to be cancelled is not confirmed first.</summary>
    private static IEnumerable<Step> Letters(Offering offering, RegistrationState state) => state.Status switch
    {
        RegistrationStatus.Waiting when offering.Status == OfferingStatus.Cancelled => [],
        RegistrationStatus.Waiting => Joined(state),
        RegistrationStatus.Held => state.Offer is { Taken: null } offer ? Offers(offering, state, offer) : HoldEnds(offering, state),
        RegistrationStatus.Confirmed when offering.Status == OfferingStatus.Cancelled => [],
        RegistrationStatus.Confirmed => Confirmations(offering, state).Concat(Certificates(state)).Concat(AttendanceLetters(state)).Concat(Records(state)),
        RegistrationStatus.Expired => HoldRanOut(state),
        RegistrationStatus.Cancelled => Cancellations(state),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Step> Confirmations(Offering offering, RegistrationState state)
    {
        var (due, anchor) = (state.Confirmed!.Value, $"{state.Confirmations}");
        foreach (var participant in state.Named())
            yield return Send(state, LetterKind.Confirmation, participant, anchor, due, offering.Ends);
        if (!state.RegistrarComesAlong && !RegistrarHasLeft(state, due)) yield return Send(state, LetterKind.RegistrarConfirmation, null, anchor, due, offering.Ends);
        if (MissingNames.Due(offering, state) is { } ask)
            yield return Send(state, LetterKind.NamesToFollow, null, MissingNames.Anchor(offering), ask, offering.Starts);
    }

    /// <summary>A registrar who had a seat was told as its holder, and of giving it up by a letter about that.</summary>
    private static bool RegistrarHasLeft(RegistrationState state, Instant since) =>
        state.Leavers is { } leavers && leavers.Any(one => one.Person.Email == state.Registrar.Email && one.Left > since);

    private static IEnumerable<Step> Certificates(RegistrationState state) =>
        from participant in state.Participants
        let certificate = participant.Certificate
        where certificate is { IsValid: true }
        select Send(state, LetterKind.Certificate, participant, $"{certificate.Issue}", certificate.At, certificate.At + Duration.FromDays(365));

    /// <summary>A rule counts for holds that began while it stood, so that the plan's next look is always known when the hold is written.</summary>
    private static IEnumerable<Step> HoldEnds(Offering offering, RegistrationState state) =>
        from rule in offering.Details.Reminders.OfType<ReminderRule.BeforeHoldEnds>()
        let due = state.HeldUntil - Duration.FromMinutes(rule.Minutes)
        where offering.RuleInForce(rule.Key) <= state.Placed && due > state.Placed
        select Send(state, LetterKind.HoldEnds, null, $"{rule.Key}-{Anchor(state.HeldUntil)}", due, state.HeldUntil);

    /// <summary>Whoever came, and not for long enough; and whoever's certificate was withdrawn. A correction makes another letter.</summary>
    private static IEnumerable<Step> AttendanceLetters(RegistrationState state) =>
        from participant in state.Named()
        let attended = participant.Attended
        where attended is { Reaches: false } && (attended.Minutes > 0 || participant.Certificate is not null)
        select Send(state, LetterKind.AttendanceLetter, participant, $"{attended.Version}", attended.At, attended.At + Duration.FromDays(365));

    private static IEnumerable<Step> Records(RegistrationState state)
    {
        foreach (var participant in state.Named())
            if (participant.RecordAsked is { } asked)
                yield return Send(state, LetterKind.LearningRecord, participant, Anchor(asked), asked, asked + Duration.FromDays(1));
    }

    /// <summary>A day later nobody is helped by hearing that a hold ran out; with money to give back, the letter about that says it all.</summary>
    private static IEnumerable<Step> HoldRanOut(RegistrationState state)
    {
        var ended = state.Ended!.Value;
        var (kind, days) = state.EndedBy == EndKind.ListClosed ? (LetterKind.WaitingEnded, 7)
            : state.Offer is null or { Taken: not null } ? (LetterKind.HoldRanOut, 1) : (LetterKind.OfferRanOut, 7);
        if (state.Refunds.Count == 0 && state.Application is null) yield return Send(state, kind, null, Anchor(ended), ended, ended + Duration.FromDays(days));
    }

    private static IEnumerable<Step> Joined(RegistrationState state) =>
        [Send(state, LetterKind.Waitlisted, null, "1", state.Waiting!.Since, state.Waiting.Since + Duration.FromDays(7))];

    /// <summary>Whoever goes to the payment page may hold the seats a little longer; the letters keep to the time that was offered.</summary>
    private static IEnumerable<Step> Offers(Offering offering, RegistrationState state, SeatOffer offer)
    {
        yield return Send(state, LetterKind.SeatOffered, null, Anchor(offer.At), offer.At, offer.Until);
        foreach (var (anchor, due) in OfferReminders(offering, offer)) yield return Send(state, LetterKind.OfferReminder, null, anchor, due, offer.Until);
    }

    private static IEnumerable<(string Anchor, Instant Due)> OfferReminders(Offering offering, SeatOffer offer) =>
        from rule in offering.BillReminders
        let due = rule is ReminderRule.BeforeOfferEnds before ? offer.Until - Duration.FromMinutes(before.Minutes) : rule is ReminderRule.MorningBeforeOfferEnds ? offer.Remind : null
        where due is { } at && at > offer.At && at >= offering.RuleInForce(rule.Key)
        select (rule is ReminderRule.BeforeOfferEnds ? $"{rule.Key}-{Anchor(offer.At)}" : Anchor(offer.At), due.Value);

    private static LetterKind KindOf(EndKind? end) => end switch
    {
        EndKind.WithOffering => LetterKind.OfferingCancelled,
        EndKind.Transferred => LetterKind.Transferred,
        _ => LetterKind.Cancellation,
    };

    private static IEnumerable<Step> Cancellations(RegistrationState state)
    {
        var (kind, ended) = (KindOf(state.EndedBy), state.Ended!.Value);
        var stale = ended + Duration.FromDays(7);
        var wereConfirmed = state.Confirmations > 0;
        if (wereConfirmed)
            foreach (var participant in state.Named()) yield return Send(state, kind, participant, Anchor(ended), ended, stale);
        if (!wereConfirmed || !state.RegistrarComesAlong) yield return Send(state, kind, null, Anchor(ended), ended, stale);
    }

    /// <summary>The other offering would not take them: everything stays as it is.</summary>
    private static IEnumerable<Step> TransferLetters(RegistrationState state)
    {
        if (state.Transfer is { Outcome: TransferOutcome.Refused, Kind: not TransferKind.WithOffering } order)
            yield return Send(state, LetterKind.TransferRefused, null, $"{order.Number}", order.At, order.At + Duration.FromDays(7));
    }

    /// <summary>That a request came in, with the day of the decision; then the decision. One that lapsed is told like one that was declined.</summary>
    private static IEnumerable<Step> ScholarshipLetters(RegistrationState state)
    {
        if (state.Scholarship is not { } asked) yield break;
        yield return Send(state, LetterKind.ScholarshipAsked, null, Anchor(state.Placed), state.Placed, Instant.Min(asked.DecideBy, state.Placed + Duration.FromDays(2)));
        if (asked.Decided is { } decided)
            yield return Send(
                state, asked.Outcome == ScholarshipOutcome.Granted ? LetterKind.ScholarshipGranted : LetterKind.ScholarshipDeclined, null, Anchor(decided), decided,
                decided + Duration.FromDays(7));
    }

    /// <summary>
    /// Whoever left is told, with the calendar file that takes the meetings out; the registrar hears once what it comes to. One mail serves a
    /// registrar who left. Whoever left before anybody was confirmed had heard of nothing, and hears of nothing when the others are confirmed later.
    /// </summary>
    private static IEnumerable<Step> LeaverLetters(RegistrationState state)
    {
        foreach (var together in (state.Leavers ?? []).GroupBy(one => one.Left!.Value))
        {
            var (at, stale) = (together.Key, together.Key + Duration.FromDays(7));
            var registrar = together.FirstOrDefault(one => one.Person.Email == state.Registrar.Email);
            yield return Send(state, LetterKind.SeatsCancelled, registrar, Anchor(at), at, stale);
            foreach (var leaver in together.Where(one => one.Person.IsNamed && one != registrar && one.LeftUnconfirmed is null && state.Confirmations > 0))
                yield return Send(state, LetterKind.Cancellation, leaver, Anchor(at), at, stale);
        }
    }

    /// <summary>
    /// Money that came too late is explained at once, and once; any other refund is told when it is made. What a payer's bank took back, nobody here sent.
    /// </summary>
    private static IEnumerable<Step> RefundLetters(RegistrationState state) =>
        from refund in state.Refunds
        let late = refund.Reason == RefundReason.TooLate
        where refund.Reason != RefundReason.Carried && (late || refund.Outcome == RefundState.Made) && !WasTakenBack(state, refund)
        let due = late ? refund.At : refund.Settled ?? refund.At
        select Send(state, late ? LetterKind.PaidTooLate : LetterKind.RefundMade, null, $"{refund.Number}", due, due + Duration.FromDays(30));

    /// <summary>By the payer's bank: by a dispute, or by not paying a check.</summary>
    private static bool WasTakenBack(RegistrationState state, Refund refund) => refund.Reason == RefundReason.Outside
        && (state.IsByHand(refund.Payment) || state.Disputes.Any(dispute => dispute.Reference == refund.Reference));

    internal static Step Send(RegistrationState state, LetterKind kind, Participant? to, string anchor, Instant due, Instant stale)
    {
        var letter = new Letter(state.Id, kind, to?.Number, to?.Change ?? 0, anchor);
        return new Step($"letter:{letter.Key}", due, stale, new Act.SendLetter(letter));
    }

    internal static string Anchor(Instant at) => $"{at.ToUnixTimeSeconds()}";
}
