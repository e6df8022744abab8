using Nep.Registration.App.Storage;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using Nep.Registration.Site.Shell;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Site.Staff.Registrations;

/// <summary>What happened to a registration, each event in plain words.</summary>
public static class RegistrationHistory
{
    public static IReadOnlyList<PastEntry> Of(Offering offering, IReadOnlyList<HistoryEntry<RegistrationEvent>> history)
    {
        var past = new List<PastEntry>();
        RegistrationState? state = null;
        foreach (var entry in history)
            foreach (var happened in entry.Events)
            {
                past.Add(new PastEntry(entry.At, What(offering, state, happened), StaffText.Name(entry.By), Why(happened)));
                state = RegistrationFold.Evolve(state, happened);
            }

        return past;
    }

    private static string What(Offering offering, RegistrationState? before, RegistrationEvent happened) => happened switch
    {
        RegistrationPlaced placed => $"{placed.Form.Registrar.Name} registered {StaffText.People(placed.Form.Entrants.Count)} for {StaffText.Money(placed.Quote.Total)}",
        RegistrationWaitlisted waits => $"{waits.Form.Registrar.Name} put {StaffText.People(waits.Form.Entrants.Count)} on the waiting list for {StaffText.Money(waits.Quote.Total)}",
        SeatsOffered offered => $"{StaffText.Count(offered.Seats.Count, "seat was", "seats were")} offered, held until {StaffText.When(offered.Until, offering.Zone)}",
        OfferTaken taken => $"The offered seats were taken, to be paid on a bill; held until {StaffText.When(taken.HeldUntil, offering.Zone)}",
        WaitingSetAside { Reason: null } => "No longer set aside on the waiting list",
        WaitingSetAside => "Set aside on the waiting list: passed over until that is taken back",
        WaitingEnded => "The program began, and no seat had come free",
        CheckoutOpened opened => $"The payment page was opened; the seats are held until {StaffText.When(opened.HeldUntil, offering.Zone)}",
        PaymentReceived payment => $"{StaffText.Money(payment.Amount)} came in",
        RegistrationConfirmed => "Confirmed: the seats are theirs",
        RegistrationReinstated => "Paid after the hold ran out; seats were still free and are theirs",
        HoldExpired => "The hold ran out; the seats are free again",
        RegistrationCancelled cancelled => $"Cancelled {Kind(cancelled.Kind)}",
        SeatsCancelled cancelled => $"{Names(before, cancelled.Numbers)} left, cancelled {Kind(cancelled.Kind)}; the price is now {StaffText.Money(cancelled.Quote.Total)}",
        ScholarshipDecided { Grant: { } grant } decided => $"Scholarship granted: {Grant(grant)}. The price is now {StaffText.Money(decided.Quote.Total)}",
        ScholarshipDecided => "Scholarship declined",
        ScholarshipLapsed => "The request for a scholarship lapsed: nobody decided in time",
        TransferOrdered ordered => $"To be moved to {ordered.Order.Title}{(ordered.Order.Fee.IsPositive ? $" for a fee of {StaffText.Money(ordered.Order.Fee)}" : "")}",
        TransferRefused => $"{before!.Transfer!.Title} could not take them; everything stays as it is",
        RegistrationTransferred => $"Moved to {before!.Transfer!.Title}",
        PaymentCarried carried => $"{StaffText.Money(carried.Amount)} went along",
        EnrolmentArrived arrived => $"Enrolled from application {arrived.Application.Short}{(arrived.Parts is { } parts ? $"; {StaffText.Money(parts.AtOnce)} at once, {StaffText.Count(parts.Dated.Count, "part", "parts")} later" : "")}",
        TransferArrived arrived => $"Moved here from {arrived.Source.Offering} with {StaffText.Money(arrived.Money.Select(one => one.Amount).Total())}",
        RefundOwed owed => $"{StaffText.Money(owed.Amount)} is to go back: {Reason(owed.Reason)}",
        RefundMade made => $"{Amount(before, made.Number)} went back",
        RefundFailed failed => $"The payment company would not give {Amount(before, failed.Number)} back",
        RefundMadeOutside outside when before?.IsByHand(outside.Payment) is true => $"{StaffText.Money(outside.Amount)} is owed again: the check or transfer did not pay",
        RefundMadeOutside outside => $"{StaffText.Money(outside.Amount)} went back; someone did it at the payment company itself",
        PaymentDisputed disputed => $"The payer’s bank wants {StaffText.Money(disputed.Amount)} back: answer it at the payment company",
        DisputeEnded ended => ended.Won ? "The bank decided for us: the money stays" : "The bank decided for the payer: the money is gone",
        PersonChanged changed => $"{PersonWords.Name(StaffText.Words, before!, changed.Number)} became {changed.Person.Name}, {changed.Person.Email}",
        AttendanceCounted counted => $"{Name(before, counted.Number)} was there for {StaffText.Words.Hours(counted.Attended.Minutes)} of {StaffText.Words.Hours(counted.Attended.AllMinutes)}",
        CertificateIssued { Certificate.Issue: > 1 } issued => $"Certificate for {issued.Certificate.Name} issued again, number {issued.Certificate.Issue}, {StaffText.Words.Hours(issued.Certificate.Minutes)}",
        CertificateIssued issued => $"Certificate for {issued.Certificate.Name}, {StaffText.Words.Hours(issued.Certificate.Minutes)}",
        SponsorNamed named => named.Sponsorship is { } given ? $"{given.Sponsor.Name} pays from {(given.FromPart == 0 ? "the deposit" : $"part {given.FromPart}")} on" : "No sponsor pays any more",
        RecordAsked asked => $"{Name(before, asked.Number)} asked for the link to the learning record",
        CertificateWithdrawn withdrawn => $"The certificate of {Name(before, withdrawn.Number)} is withdrawn: a correction left too little time for it",
        PersonMerged merged => $"{merged.From} is {merged.Into.Name}, {merged.Into.Email}: merged",
        PersonErased => "A person was erased; the money stays",
        PurchaseOrderReceived order => $"Purchase order {order.Order.Number} of {order.Order.Organization} for {StaffText.Money(order.Order.Amount)} came",
        PurchaseOrderApproved => "The purchase order was compared with what was ordered",
        HoldExtended extended => $"The seats are held until {StaffText.When(extended.HeldUntil, offering.Zone)}",
        InvoiceIssued issued => $"Invoice {issued.Invoice.Number} for {StaffText.Money(issued.Invoice.Amount)}, due {StaffText.Day(issued.Invoice.Due)}",
        CreditNoteIssued credit => $"Credit note {credit.Note.Number} for {StaffText.Money(credit.Note.Amount)}",
        LetterSettled settled => settled.LetGo is true ? "A mail in trouble was let go" : settled.Arrived ? "A mail in doubt was noted as arrived" : "A mail in doubt was sent once more",
        _ => throw new UnreachableException(),
    };

    private static IReadOnlyList<string> Why(RegistrationEvent happened) => happened switch
    {
        RegistrationPlaced placed => [$"{(placed.Seats.Count == 1 ? "Seat" : "Seats")} {string.Join(", ", placed.Seats)}. {placed.Policy.Name}, terms {placed.Form.TermsVersion}"],
        PaymentReceived { ByHand: { } hand } => [$"{(hand.Method == HandMethod.Check ? "Check" : "Transfer")} {hand.Number} of {StaffText.Day(hand.Date)}", .. hand.Note.Length > 0 ? [$"Note: “{hand.Note}”"] : Array.Empty<string>()],
        SeatsOffered { Reason: { } reason } => [$"Out of order. Why: “{reason}”"],
        SeatsOffered { Passed.Count: > 0 and var passed } => [$"{StaffText.Count(passed, "registration", "registrations")} ahead of it passed over; the waiting list says why"],
        SponsorNamed named => [$"Why: “{named.Reason}”"],
        WaitingSetAside { Reason: { } reason } => [$"Why: “{reason}”"],
        PaymentReceived payment => [$"Payment {payment.Payment}"],
        PurchaseOrderReceived { Order: { Note.Length: > 0 } order } => [$"Note: “{order.Note}”"],
        PurchaseOrderApproved { Reason.Length: > 0 } approved => [$"Why: “{approved.Reason}”"],
        RegistrationCancelled { Reason.Length: > 0 } cancelled => [$"Why: “{cancelled.Reason}”"],
        TransferOrdered { Order.Reason.Length: > 0 } ordered => [$"Why: “{ordered.Order.Reason}”"],
        TransferRefused refused => [$"Why: {refused.Why}"],
        ScholarshipDecided decided => [$"Why: “{decided.Reason}”"],
        SeatsCancelled { Reason.Length: > 0 } cancelled => [$"Why: “{cancelled.Reason}”"],
        RefundMade made => [$"Reference {made.Reference}"],
        RefundFailed failed => [$"Why: {failed.Reason}"],
        RefundMadeOutside outside => [$"Reference {outside.Reference}"],
        PaymentDisputed disputed => [$"Why: {disputed.Reason}. Reference {disputed.Reference}"],
        DisputeEnded ended => [$"Reference {ended.Reference}"],
        PersonMerged merged => [$"Why: “{merged.Reason}”"],
        PersonErased erased => [$"Why: “{erased.Reason}”"],
        LetterSettled settled => [$"Why: “{settled.Reason}”"],
        _ => [],
    };

    public static string Grant(ScholarshipGrant grant) => grant switch
    {
        ScholarshipGrant.Whole => "all of it",
        ScholarshipGrant.PercentOff(var percent) => $"{percent:0.##}%",
        ScholarshipGrant.AmountOff(var amount) => StaffText.Money(amount),
        _ => throw new UnreachableException(),
    };

    private static string Names(RegistrationState? state, IEnumerable<ParticipantNumber> numbers) =>
        string.Join(", ", numbers.Select(number => PersonWords.Name(StaffText.Words, state!, number)));

    private static string Amount(RegistrationState? state, int refund) =>
        state?.Refunds.FirstOrDefault(one => one.Number == refund) is { } known ? StaffText.Money(known.Amount) : "The money";

    private static string Name(RegistrationState? state, ParticipantNumber number) => state?.Participant(number)?.Person.Name ?? "Someone";

    private static string Kind(EndKind kind) => kind switch
    {
        EndKind.ByRegistrant => "by the registrant",
        EndKind.ByStaff => "by staff",
        EndKind.WithOffering => "with the whole offering",
        EndKind.Transferred => "because it was moved to another offering",
        EndKind.HoldRanOut => "because the hold ran out",
        EndKind.ListClosed => "because the program began",
        _ => throw new UnreachableException(),
    };

    public static string Reason(RefundReason reason) => reason switch
    {
        RefundReason.Cancelled => "by the policy",
        RefundReason.OfferingCancelled => "in full, with the offering",
        RefundReason.TooLate => "in full, because it came too late",
        RefundReason.Decided => "as staff decided",
        RefundReason.Carried => "carried to another offering",
        RefundReason.Difference => "the other offering costs less",
        RefundReason.Outside => "made at the payment company itself",
        _ => throw new UnreachableException(),
    };
}
