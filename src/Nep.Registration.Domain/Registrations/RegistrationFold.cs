using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

/// <summary>How a registration's events make its state.</summary>
public static class RegistrationFold
{
    public static RegistrationState Evolve(RegistrationState? state, RegistrationEvent happened) => (state, happened) switch
    {
        (null, RegistrationPlaced e) => Placed(e),
        (null, RegistrationWaitlisted e) => Waiting.Waitlisted(e),
        ({ } one, SeatsOffered e) => Waiting.Offered(one, e),
        ({ } one, OfferTaken e) => one with { HeldUntil = e.HeldUntil, Offer = one.Offer! with { Taken = e.At } },
        ({ } one, WaitingSetAside e) => one with { Waiting = one.Waiting! with { SetAside = e.Reason } },
        ({ } one, WaitingEnded e) => End(one, RegistrationStatus.Expired, EndKind.ListClosed, e.At),
        ({ } one, CheckoutOpened e) => one with { HeldUntil = e.HeldUntil, CheckoutOpened = true },
        ({ } one, PaymentReceived e) => one with { Payments = one.Payments.Add(new Payment(e.Payment, e.Amount, e.At) { ByHand = e.ByHand }) },
        ({ } one, RegistrationConfirmed e) => one with
        {
            Status = RegistrationStatus.Confirmed,
            Confirmed = e.At,
            Confirmations = one.Confirmations + 1,
        },
        ({ } one, RegistrationReinstated e) => one with
        {
            Ended = null,
            EndedBy = null,
            Participants = [.. one.Participants.Select((person, i) => person with { Seat = SeatOf(e.Seats, i) })],
        },
        ({ } one, HoldExpired e) => End(one, RegistrationStatus.Expired, EndKind.HoldRanOut, e.At),
        ({ } one, RegistrationCancelled e) => End(one, RegistrationStatus.Cancelled, e.Kind, e.At),
        ({ } one, SeatsCancelled e) => one with
        {
            Quote = e.Quote,
            Participants = [.. one.Participants.Where(person => !e.Numbers.Contains(person.Number))],
            Leavers = [.. one.Leavers ?? [], .. one.Participants.Where(person => e.Numbers.Contains(person.Number)).Select(person => person with { Seat = null, Left = e.At, LeftUnconfirmed = one.Confirmations == 0 ? true : null })],
        },
        ({ Scholarship: { } asked } one, ScholarshipDecided e) => one with
        {
            Quote = e.Quote,
            HeldUntil = e.HeldUntil,
            Scholarship = asked with
            {
                Outcome = e.Grant is null ? ScholarshipOutcome.Declined : ScholarshipOutcome.Granted,
                Grant = e.Grant,
                Decided = e.At,
                Why = e.Reason,
            },
        },
        ({ Scholarship: { } asked } one, ScholarshipLapsed e) => one with
        {
            HeldUntil = e.HeldUntil,
            Scholarship = asked with { Outcome = ScholarshipOutcome.Lapsed, Decided = e.At },
        },
        ({ } one, TransferOrdered e) => one with { Transfer = e.Order },
        ({ Transfer: { } order } one, TransferRefused e) => one with { Transfer = order with { Outcome = TransferOutcome.Refused, Refused = e.Why } },
        ({ Transfer: { } order } one, RegistrationTransferred e) =>
            End(one, RegistrationStatus.Cancelled, EndKind.Transferred, e.At) with { Transfer = order with { Outcome = TransferOutcome.Made } },
        ({ } one, PaymentCarried e) => one with
        {
            Refunds = one.Refunds.Add(new Refund(e.Number, e.Payment, e.Amount, RefundReason.Carried, RefundState.Made, e.At) { Settled = e.At, Reference = $"{e.To}" }),
        },
        ({ } one, TransferArrived e) => one with { Source = e.Source, Payments = [.. one.Payments, .. e.Money] },
        ({ } one, EnrolmentArrived e) => one with { Application = e.Application, Parts = e.Parts },
        ({ } one, RefundOwed e) => one with
        {
            Refunds = one.Refunds.Add(new Refund(e.Number, e.Payment, e.Amount, e.Reason, RefundState.Owed, e.At)),
        },
        ({ } one, RefundMade e) => Settled(one, e.Number, RefundState.Made, e.At, e.Reference),
        ({ } one, RefundFailed e) => Settled(one, e.Number, RefundState.Failed, e.At, e.Reference),
        ({ } one, RefundMadeOutside e) => one with
        {
            Refunds = one.Refunds.Add(new Refund(e.Number, e.Payment, e.Amount, RefundReason.Outside, RefundState.Made, e.At)
            {
                Settled = e.At,
                Reference = e.Reference,
            }),
        },
        ({ } one, PaymentDisputed e) => one with { Disputes = one.Disputes.Add(new Dispute(e.Reference, e.Payment, e.Amount, e.Reason, e.At)) },
        ({ } one, DisputeEnded e) => one with
        {
            Disputes = one.Disputes.Map(dispute => dispute.Reference == e.Reference ? dispute with { Won = e.Won, Ended = e.At } : dispute),
        },
        ({ } one, PersonChanged e) => With(Changing.Remembered(one, e), e.Number, person => person with
        {
            Person = e.Person,
            Change = person.Change + (e.Person.Email == person.Person.Email ? 0 : 1),
            Holder = e.Substituted && person.Person.IsNamed ? (person.Holder ?? 0) + 1 : person.Holder,
            Answers = e.Substituted ? e.Answers : person.Answers,
            Certificate = e.Substituted ? null : person.Certificate,
            Attended = e.Substituted ? null : person.Attended,
            RecordAsked = e.Substituted ? null : person.RecordAsked,
        }),
        ({ } one, SponsorNamed e) => one with { Sponsorship = e.Sponsorship },
        ({ } one, RecordAsked e) => With(one, e.Number, person => person with { RecordAsked = e.At }),
        ({ } one, AttendanceCounted e) => With(one, e.Number, person => person with { Attended = e.Attended }) with
        {
            Leavers = one.Leavers?.Map(person => person.Number == e.Number ? person with { Attended = e.Attended } : person),
        },
        ({ } one, CertificateWithdrawn e) => With(one, e.Number, person => person with { Certificate = person.Certificate! with { Withdrawn = e.At } }),
        ({ } one, CertificateIssued e) => With(one, e.Number, person => person with { Certificate = e.Certificate }),
        ({ } one, PersonMerged e) => Merging.Evolve(one, e.From, e.Into),
        ({ } one, PersonErased) => one,
        ({ } one, LetterSettled) => one,
        ({ } one, PurchaseOrderReceived e) => one with { PurchaseOrder = e.Order },
        ({ } one, PurchaseOrderApproved e) => one with { PurchaseOrder = one.PurchaseOrder! with { Approved = e.At } },
        ({ } one, HoldExtended e) => one with { HeldUntil = e.HeldUntil },
        ({ } one, InvoiceIssued e) => one with { Invoice = e.Invoice },
        ({ } one, CreditNoteIssued e) => one with { Invoice = one.Invoice! with { Credits = one.Invoice.Credits.Add(e.Note) } },
        _ => throw new UnreachableException(),
    };

    private static RegistrationState Placed(RegistrationPlaced e) => new()
    {
        Id = e.Id,
        Offering = e.Offering,
        Placed = e.At,
        Status = RegistrationStatus.Held,
        Registrar = e.Form.Registrar,
        Participants = [.. e.Form.Entrants.Select((entrant, i) =>
            new Participant(new ParticipantNumber(i + 1), entrant.Person, entrant.Answers, SeatOf(e.Seats, i)))],
        Quote = e.Quote,
        Policy = e.Policy,
        TermsVersion = e.Form.TermsVersion,
        HeldUntil = e.HeldUntil,
        Code = e.CodeUse,
        Billing = e.Form.Billing,
        Scholarship = e.Form.Scholarship is { } request ? new Scholarship(request, e.HeldUntil) : null,
        Rest = e.Rest,
    };

    /// <summary>Where the capacity counts teams, a team's people share its one place.</summary>
    internal static SeatNumber SeatOf(ValueList<SeatNumber> seats, int person) => seats[Math.Min(person, seats.Count - 1)];

    private static RegistrationState End(RegistrationState one, RegistrationStatus status, EndKind kind, Instant at) => one with
    {
        Status = status,
        EndedBy = kind,
        Ended = at,
        Participants = one.Participants.Map(person => person with { Seat = null }),
    };

    private static RegistrationState Settled(RegistrationState one, int number, RefundState outcome, Instant at, string? reference) => one with
    {
        Refunds = one.Refunds.Map(refund => refund.Number == number
            ? refund with { Outcome = outcome, Settled = at, Reference = reference }
            : refund),
    };

    private static RegistrationState With(RegistrationState one, ParticipantNumber number, Func<Participant, Participant> change) => one with
    {
        Participants = one.Participants.Map(person => person.Number == number ? change(person) : person),
    };
}
