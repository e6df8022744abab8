using Nep.Registration.Domain.Cohorts;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;

namespace Nep.Registration.App.Letters;

/// <summary>
/// A letter as a real registration would get it, for staff to look at before they keep a wording. What has not happened yet is taken to have
/// happened, by the same events that would record it: a held registration is confirmed, a refund is owed, a certificate earned. Nothing is kept.
/// </summary>
public sealed record LetterSample(Offering Offering, RegistrationState State, Letter Letter)
{
    private const int SampleRefund = 1_000;

    /// <param name="person">The participant it goes to, where the letter goes to participants; null for the first.</param>
    public static LetterSample Of(Offering offering, RegistrationState state, WordingName name, ParticipantNumber? person, Instant now)
    {
        var seated = state.Status == RegistrationStatus.Confirmed ? state : Confirmed(state, now);
        var reader = seated.Participants.FirstOrDefault(one => one.Number == person) ?? seated.Participants[0];
        var called = name.Kind == LetterKind.OfferingCancelled && offering.Status != OfferingStatus.Cancelled
            ? OfferingFold.Evolve(offering, new OfferingEvent.OfferingCancelled(StandIn, now))
            : offering;
        var (then, anchor) = Happened(called, seated, name, reader, now);
        var to = name.Kind.IsToRegistrar() ? null : reader;
        then = then with { Registrar = then.Registrar with { Language = name.Language } };
        return new LetterSample(called, then, new Letter(state.Id, name.Kind, to?.Number, to?.Change ?? 0, anchor));
    }

    /// <summary>Stands where staff would give their reason.</summary>
    private const string StandIn = "(the reason that staff give)";

    private static (RegistrationState State, string Anchor) Happened(
        Offering offering, RegistrationState state, WordingName name, Participant reader, Instant now) => name.Kind switch
        {
            LetterKind.Cancellation => (Refunded(Ended(state, EndKind.ByRegistrant, now), RefundReason.Cancelled, now), $"{now.ToUnixTimeSeconds()}"),
            LetterKind.OfferingCancelled => (Refunded(Ended(state, EndKind.WithOffering, now), RefundReason.OfferingCancelled, now), $"{now.ToUnixTimeSeconds()}"),
            LetterKind.PaidTooLate => (Refunded(state, RefundReason.TooLate, now), $"{SampleRefund}"),
            LetterKind.RefundMade => (Refunded(state, RefundReason.Decided, now), $"{SampleRefund}"),
            LetterKind.SeatOffered or LetterKind.OfferReminder => (Offered(offering, state, now), $"{now.ToUnixTimeSeconds()}"),
            LetterKind.Certificate => (Earned(offering, state, reader, now), "1"),
            LetterKind.AttendanceLetter => (Attended(offering, state, reader, now), "1"),
            var kind when kind.IsAboutBilling() => BilledSample.Of(offering, state, kind, now),
            _ => (state, AnchorOf(offering, name, now)),
        };

    /// <summary>The next run of the rule, or of any rule that sends such a letter; the last one when all are past.</summary>
    private static string AnchorOf(Offering offering, WordingName name, Instant now)
    {
        var runs = Reminders.Of(offering).Where(one => one.Kind == name.Kind && (name.Rule is null || one.Rule == name.Rule)).ToList();
        return (runs.FirstOrDefault(one => one.Due >= now) ?? runs.LastOrDefault()) is { } run ? $"{run.Rule}-{run.Anchor}" : "1";
    }

    private static RegistrationState Confirmed(RegistrationState state, Instant now)
    {
        var seated = state.HasSeats
            ? state
            : RegistrationFold.Evolve(state, new RegistrationEvent.RegistrationReinstated([.. state.Participants.Select((_, i) => new SeatNumber(i + 1))]));
        return RegistrationFold.Evolve(seated, new RegistrationEvent.RegistrationConfirmed(now));
    }

    private static RegistrationState Ended(RegistrationState state, EndKind kind, Instant now) =>
        RegistrationFold.Evolve(state, new RegistrationEvent.RegistrationCancelled(kind, "", now));

    private static RegistrationState Offered(Offering offering, RegistrationState state, Instant now)
    {
        var until = Promotions.Until(offering, offering.Details.WaitingList ?? new WaitingListRule(), now);
        return state with { Offer = new SeatOffer(now, until, null), Payments = [] };
    }

    private static RegistrationState Refunded(RegistrationState state, RefundReason reason, Instant now)
    {
        var amount = state.Paid.IsPositive ? state.Paid : state.Quote.Total;
        if (!amount.IsPositive) return state;
        var payment = state.Payments.Count > 0 ? state.Payments[0].Id : PaymentId.Parse("sample");
        return RegistrationFold.Evolve(state, new RegistrationEvent.RefundOwed(SampleRefund, payment, amount, reason, now));
    }

    /// <summary>Half of the time, which no certificate is content with, unless they attended something else.</summary>
    private static RegistrationState Attended(Offering offering, RegistrationState state, Participant reader, Instant now)
    {
        if (reader.Attended is { Reaches: false }) return state;
        var all = Domain.Cohorts.Attendance.AllMinutes(offering);
        return RegistrationFold.Evolve(state, new RegistrationEvent.AttendanceCounted(reader.Number, new Attended(all / 2, all, false, new string('0', 16), 1, now)));
    }

    private static RegistrationState Earned(Offering offering, RegistrationState state, Participant reader, Instant now) => reader.Certificate is not null
        ? state
        : RegistrationFold.Evolve(state, new RegistrationEvent.CertificateIssued(
            reader.Number, new Certificate(new string('0', 16), reader.Person.Name, Domain.Cohorts.Attendance.AllMinutes(offering), now, 1)));
}
