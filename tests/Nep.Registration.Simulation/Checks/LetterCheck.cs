using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Simulation.Checks.Applying;
using Nep.Registration.Simulation.Ports;

namespace Nep.Registration.Simulation.Checks;

/// <summary>
/// No letter contradicts what it is about, and none comes when its time is over. A letter is on its way for some minutes at most: what it says must
/// have been so within them.
/// </summary>
internal sealed class LetterCheck
{
    private static readonly Duration OnItsWay = Duration.FromMinutes(3);

    public string? Wrong(Ledger ledger, TakenMail taken)
    {
        var parts = taken.Mail.Key.ToString().Split('|');
        var kind = Enum.Parse<LetterKind>(parts[1]);
        if (kind.IsAboutApplying()) return ApplicationLetterCheck.Wrong(ledger, taken, kind, OnItsWay);
        var id = RegistrationId.Parse(parts[0]);
        var states = ledger.Since(id, taken.At - OnItsWay).ToList();
        if (states.Count == 0) return $"Letter {taken.Mail.Key} is about a registration that nobody made.";
        if (!states.Any(state => Fits(kind, state))) return $"Letter {taken.Mail.Key} contradicts the registration, which is {states[0].Status}.";
        return IsStale(ledger, kind, parts, taken.At) ? $"Letter {taken.Mail.Key} comes too late to make sense." : null;
    }

    private static bool Fits(LetterKind kind, RegistrationState state) => kind switch
    {
        LetterKind.Confirmation or LetterKind.RegistrarConfirmation or LetterKind.Reminder or LetterKind.SessionReminder or LetterKind.SessionFollowUp
            or LetterKind.Survey or LetterKind.ScheduleChanged or LetterKind.NamesToFollow or LetterKind.LearningRecord => state.Status == RegistrationStatus.Confirmed,
        LetterKind.AttendanceLetter => state.Participants.Concat(state.Leavers ?? []).Any(one => one.Attended is not null),
        LetterKind.Certificate => state.Status == RegistrationStatus.Confirmed && state.Participants.Any(one => one.Certificate is { IsValid: true }),
        LetterKind.HoldEnds => state.Status == RegistrationStatus.Held,
        LetterKind.HoldRanOut or LetterKind.OfferRanOut or LetterKind.WaitingEnded => state.Status == RegistrationStatus.Expired,
        LetterKind.OfferingCancelled => state is { Status: RegistrationStatus.Cancelled, EndedBy: EndKind.WithOffering },
        LetterKind.Transferred => state is { Status: RegistrationStatus.Cancelled, EndedBy: EndKind.Transferred },
        LetterKind.Cancellation => state.Status == RegistrationStatus.Cancelled || state.Leavers is { Count: > 0 },
        LetterKind.SeatsCancelled => state.Leavers is { Count: > 0 },
        LetterKind.PaidTooLate => state.Refunds.Any(refund => refund.Reason == RefundReason.TooLate),
        LetterKind.RefundMade => state.Refunds.Any(refund => refund.Outcome == RefundState.Made),
        LetterKind.Waitlisted => state.Status == RegistrationStatus.Waiting,
        LetterKind.SeatOffered or LetterKind.OfferReminder => state is { Status: RegistrationStatus.Held, Offer: not null },
        _ => true,
    };

    /// <summary>By the schedule as it stands, and as it stood some minutes ago.</summary>
    private static bool IsStale(Ledger ledger, LetterKind kind, string[] parts, Instant at)
    {
        if (kind is not (LetterKind.Reminder or LetterKind.SessionReminder)) return false;
        var offerings = ledger.Versions.Where((one, i) => i == ledger.Versions.Count - 1 || ledger.Versions[i + 1].At > at - OnItsWay).Select(one => one.Offering);
        return offerings.All(offering => at - OnItsWay > EndOf(offering, kind, parts[3]));
    }

    private static Instant EndOf(Offering offering, LetterKind kind, string anchor) => kind == LetterKind.Reminder
        ? offering.Starts
        : offering.HeldSessions.Where(session => anchor.Contains($"s{session.Number}-", StringComparison.Ordinal)).Select(session => offering.Zone.At(session.Starts)).DefaultIfEmpty(Instant.MinValue).Max();
}
