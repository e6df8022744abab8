using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Plans;

namespace Nep.Registration.Domain.Registrations;

/// <summary>
/// What is still to happen to one registration: its hold runs out, its refunds are made, its letters go out. A letter that stands in the
/// ledger is not planned again.
/// </summary>
public static class RegistrationPlan
{
    public static ValueList<Step> Steps(Offering offering, RegistrationState state, IReadOnlyCollection<MailRecord> ledger)
    {
        var known = ledger.ToDictionary(record => record.Letter.Key);
        return
        [
            .. Hold(state).Concat(Refunds(state)).Concat(Letters(offering, state).SelectMany(step => Outstanding(step, known)))
                .OrderBy(step => step.Due).ThenBy(step => step.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>When the plan must next be looked at.</summary>
    public static Instant? NextDue(ValueList<Step> steps) => steps.Count == 0 ? null : steps[0].Due;

    private static IEnumerable<Step> Hold(RegistrationState state) => state.Status == RegistrationStatus.Held
        ? [new Step("release-hold", state.HeldUntil, null, new Act.ReleaseHold())]
        : [];

    private static IEnumerable<Step> Refunds(RegistrationState state) =>
        from refund in state.Refunds
        where refund.Outcome == RefundState.Owed
        select new Step($"refund:{refund.Number}", refund.At, null, new Act.MakeRefund(refund.Number));

    /// <summary>What the ledger leaves of a letter: to send, to settle, or nothing.</summary>
    internal static IEnumerable<Step> Outstanding(Step step, Dictionary<LetterKey, MailRecord> ledger)
    {
        var letter = ((Act.SendLetter)step.Act).Letter;
        return ledger.GetValueOrDefault(letter.Key) switch
        {
            null => [step],
            { State: MailState.Sending } begun => [new Step($"settle:{letter.Key}", begun.At + MailRecord.SettleAfter, null, new Act.SettleLetter(letter.Key))],
            { State: MailState.Waiting } busy => [step with { Due = busy.TryAgain }],
            _ => [],
        };
    }

    /// <summary>Every letter that the facts call for, sent or not.</summary>
    private static IEnumerable<Step> Letters(Offering offering, RegistrationState state) => state switch
    {
        { Status: RegistrationStatus.Confirmed } => Confirmations(offering, state).Concat(Certificates(state)),
        { EndedBy: EndKind.HoldRanOut } => HoldRanOut(state),
        { Status: RegistrationStatus.Cancelled } => Cancellations(state).Concat(RefundLetters(state)),
        _ => [],
    };

    private static IEnumerable<Step> Confirmations(Offering offering, RegistrationState state)
    {
        var (due, anchor) = (state.Confirmed!.Value, $"{state.Confirmations}");
        foreach (var participant in state.Participants)
            yield return Send(state, LetterKind.Confirmation, participant, anchor, due, offering.Ends);
        if (!state.RegistrarComesAlong) yield return Send(state, LetterKind.RegistrarConfirmation, null, anchor, due, offering.Ends);
    }

    private static IEnumerable<Step> Certificates(RegistrationState state) =>
        from participant in state.Participants
        let certificate = participant.Certificate
        where certificate is not null
        select Send(state, LetterKind.Certificate, participant, $"{certificate.Issue}", certificate.At, certificate.At + Duration.FromDays(365));

    /// <summary>A day later nobody is helped by hearing that a hold ran out; a payment that came too late is always explained, once.</summary>
    private static IEnumerable<Step> HoldRanOut(RegistrationState state)
    {
        var ended = state.Ended!.Value;
        if (state.Refunds.Count == 0) return [Send(state, LetterKind.HoldRanOut, null, Anchor(ended), ended, ended + Duration.FromDays(1))];
        return state.Refunds.Select(refund => Send(
            state, LetterKind.PaidTooLate, null, $"{refund.Number}", refund.At, refund.At + Duration.FromDays(30)));
    }

    private static IEnumerable<Step> Cancellations(RegistrationState state)
    {
        var (kind, ended) = (state.EndedBy == EndKind.WithOffering ? LetterKind.OfferingCancelled : LetterKind.Cancellation, state.Ended!.Value);
        var stale = ended + Duration.FromDays(7);
        var wereConfirmed = state.Confirmations > 0;
        if (wereConfirmed)
            foreach (var participant in state.Participants) yield return Send(state, kind, participant, Anchor(ended), ended, stale);
        if (!wereConfirmed || !state.RegistrarComesAlong) yield return Send(state, kind, null, Anchor(ended), ended, stale);
    }

    private static IEnumerable<Step> RefundLetters(RegistrationState state) =>
        from refund in state.Refunds
        where refund.Outcome == RefundState.Made
        let kind = refund.Reason == RefundReason.TooLate ? LetterKind.PaidTooLate : LetterKind.RefundMade
        select Send(state, kind, null, $"{refund.Number}", refund.At, refund.At + Duration.FromDays(30));

    private static Step Send(RegistrationState state, LetterKind kind, Participant? to, string anchor, Instant due, Instant stale)
    {
        var letter = new Letter(state.Id, kind, to?.Number, to?.Change ?? 0, anchor);
        return new Step($"letter:{letter.Key}", due, stale, new Act.SendLetter(letter));
    }

    private static string Anchor(Instant at) => $"{at.ToUnixTimeSeconds()}";
}
