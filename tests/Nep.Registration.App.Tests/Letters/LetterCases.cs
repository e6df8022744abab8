using Nep.Registration.App.Letters;
using Nep.Registration.App.Mailings;
using Nep.Registration.Domain.Letters;
using Nep.Registration.Domain.Offerings;
using Nep.Registration.Domain.Registrations;
using static Nep.Registration.Domain.Letters.LetterKind;

namespace Nep.Registration.App.Tests.Letters;

/// <summary>One mail that some person gets, named after the file it is approved under.</summary>
internal sealed record LetterCase(string Name, Offering Offering, RegistrationState State, Letter Letter)
{
    /// <summary>The text of a mail to a list; of every other letter the standard wording.</summary>
    public Wordings? Wordings => Letter.Kind.IsToList()
        ? App.Letters.Wordings.Standard.With([new MailingFile(MailingId.Parse(Letter.Anchor), Letter.Kind, MailingAudience.Everyone, "", [.. new[] { "en", "es" }.Select(language => new MailingText(language, LetterTemplates.Standard(language, Letter.Kind)))])])
        : null;
}

/// <summary>Every kind of letter to every kind of reader.</summary>
internal static class LetterCases
{
    public static IEnumerable<LetterCase> In(string language)
    {
        var (mine, theirs) = (Samples.Together(language), Samples.ForOthers(language));
        var (online, chicago) = (WithRules(Samples.Online), WithRules(Samples.InChicago));
        yield return Case("to-registrar-who-comes", online, mine, Confirmation, 1, "1");
        yield return Case("to-participant", online, mine, Confirmation, 2, "1");
        yield return Case("in-person", chicago, theirs, Confirmation, 1, "1");
        yield return Case("in-person", chicago, theirs, RegistrarConfirmation, null, "1");
        yield return Case("free", chicago, Samples.Free(language), RegistrarConfirmation, null, "1");
        yield return Case("to-registrar", online, Expired(language), HoldRanOut, null, "1800000000");
        yield return Case("to-registrar", online, PaidLate(language), LetterKind.PaidTooLate, null, "1");
        yield return Case("to-registrar-refund", online, Cancelled(mine, 1590), Cancellation, 1, "1800000000");
        yield return Case("to-participant", online, Cancelled(mine, 1590), Cancellation, 2, "1800000000");
        yield return Case("to-registrar-no-refund", chicago, Cancelled(theirs, 0), Cancellation, null, "1800000000");
        yield return Case("to-registrar", chicago, Samples.Left(theirs, 2, 607.50m), SeatsCancelled, null, Samples.EndedAnchor);
        yield return Case("to-registrar-who-left", online, Samples.Left(mine, 1, 0), SeatsCancelled, 1, Samples.EndedAnchor);
        yield return Case("to-one-who-left", chicago, Samples.Left(theirs, 2, 607.50m), Cancellation, 2, Samples.EndedAnchor);
        yield return Case("to-registrar", chicago, Samples.NamesFollow(language), NamesToFollow, null, "2027-11-05");
        yield return Case("to-registrar", chicago, Samples.MovedAway(theirs, TransferKind.ByRegistrant, 250), Transferred, null, Samples.EndedAnchor);
        yield return Case("with-offering", Samples.Cancelled(chicago), Samples.MovedAway(theirs, TransferKind.WithOffering, 0), Transferred, 1, Samples.EndedAnchor);
        yield return Case("to-registrar", chicago, Samples.NotMoved(theirs), TransferRefused, null, "1");
        var asked = Samples.Asked(language);
        yield return Case("to-registrar", chicago, asked, ScholarshipAsked, null, "1");
        yield return Case("part", chicago, Samples.Granted(asked, 600), ScholarshipGranted, null, "1");
        yield return Case("whole", chicago, Samples.Granted(asked, 1350), ScholarshipGranted, null, "1");
        yield return Case("to-registrar", chicago, Samples.Granted(asked, 0), ScholarshipDeclined, null, "1");
        yield return Case("names-follow", chicago, Samples.NamesFollow(language), RegistrarConfirmation, null, "1");
        yield return Case("to-registrar", Samples.Cancelled(chicago), WithOffering(theirs, 2430), OfferingCancelled, null, "1800000000");
        yield return Case("to-participant", Samples.Cancelled(chicago), WithOffering(theirs, 2430), OfferingCancelled, 1, "1800000000");
        yield return Case("to-registrar", online, Cancelled(mine, 1272), RefundMade, null, "1");
        yield return Case("to-registrar-who-comes", Samples.Moved(online), mine, ScheduleChanged, 1, "1");
        yield return Case("in-person", Samples.Moved(chicago), theirs, ScheduleChanged, 1, "1");
        yield return Case("without-session", Samples.WithoutSession(online, 2), mine, ScheduleChanged, 2, "1");
        yield return Case("to-registrar-who-comes", online, mine, Reminder, 1, "week-2027-03-04-0900");
        yield return Case("in-person", chicago, theirs, Reminder, 1, "day-2027-11-05-0900");
        yield return Case("to-participant", online, mine, SessionReminder, 2, "hour-s3-2027-03-18-0900");
        yield return Case("in-person", chicago, theirs, SessionReminder, 1, "eve-s2-2027-11-06-0900");
        yield return Case("to-participant", online, mine, SessionFollowUp, 2, "notes-s2-2027-03-11-0900");
        yield return Case("to-registrar", chicago, theirs, RegistrationCloses, null, "last-2027-11-01-1700");
        yield return Case("to-registrar", online, Samples.Held(language), LetterKind.HoldEnds, null, "pay-1800000000");
        var parts = mine with { Parts = new PaymentParts(Money.Usd(590), [new Instalment(new LocalDate(2027, 3, 1), Money.Usd(1000))]), Payments = [mine.Payments[0] with { Amount = Money.Usd(590) }] };
        yield return Case("to-registrar", online, parts, PartReminder, null, "2027-03-01-14");
        yield return Case("to-registrar", online, parts, PartOverdue, null, "2027-03-01-1");
        yield return Case("to-participant", online, mine, Survey, 2, "survey-2027-03-25-0900");
        yield return Case("to-participant", online, mine, ListNews, 2, "0123456789ab");
        yield return Case("to-registrar", chicago, theirs, ListNotice, null, "0123456789ab");
        var (waits, offered) = (Waits(language), Offered(Waits(language)));
        yield return Case("to-registrar", online, waits, Waitlisted, null, "1");
        yield return Case("of-a-split-form", online, waits with { SplitFrom = RegistrationId.Parse("7K2M49QX0ABCDEFG") }, Waitlisted, null, "1");
        yield return Case("to-pay", online, offered, SeatOffered, null, "1800000000");
        yield return Case("free", online, offered with { Quote = new Quote([], Samples.Placed) }, SeatOffered, null, "1800000000");
        yield return Case("to-pay", online, offered, OfferReminder, null, "1800000000");
        yield return Case("billed", online, offered with { Billing = new Billing(PaymentMethod.PurchaseOrder, "1 Main Street\nOakland, CA 94607") }, SeatOffered, null, "1800000000");
        yield return Case("free", online, offered with { Quote = new Quote([], Samples.Placed) }, OfferReminder, null, "1800000000");
        yield return Case("to-registrar", online, RegistrationFold.Evolve(offered, new RegistrationEvent.HoldExpired(Samples.Ended)), OfferRanOut, null, "1800000000");
        yield return Case("to-registrar", online, RegistrationFold.Evolve(waits, new RegistrationEvent.WaitingEnded(Samples.Ended)), LetterKind.WaitingEnded, null, "1800000000");
        yield return Case("to-participant", online, Certified(mine), LetterKind.Certificate, 2, "1");
        yield return Case("corrected", online, Certified(mine, issue: 2), LetterKind.Certificate, 2, "2");
        yield return Case("to-participant", online, Counted(mine), AttendanceLetter, 2, "1");
        yield return Case("to-participant", online, mine, LearningRecord, 2, "1800000000");
        yield return Case("withdrawn", online, Withdrawn(mine, 360), AttendanceLetter, 2, "2");
        yield return Case("withdrawn-without-hours", online, Withdrawn(mine, 0), AttendanceLetter, 2, "2");
        yield return Case("to-registrar", online, BilledLetters.Waiting(language), QuoteReady, null, "1");
        yield return Case("by-order", online, BilledLetters.Waiting(language), PurchaseOrderReminder, null, "2027-02-18-7");
        yield return Case("by-check", online, BilledLetters.ByCheck(language), PurchaseOrderReminder, null, "2027-02-18-7");
        yield return Case("to-registrar", online, BilledLetters.Admitted(language), LetterKind.PurchaseOrderReceived, null, "1800000000");
        yield return Case("not-yet-admitted", online, BilledLetters.NotAdmitted(language), LetterKind.PurchaseOrderReceived, null, "1800000000");
        yield return Case("to-registrar", online, BilledLetters.ByCheck(language), InvoiceSent, null, "1800000000");
        yield return Case("short-check", online, BilledLetters.PartPaid(language), PaymentReceipt, null, "1");
        yield return Case("overpaid", online, BilledLetters.Overpaid(language), PaymentReceipt, null, "2");
        yield return Case("to-registrar", online, BilledLetters.PartPaid(language), LetterKind.InvoiceDue, null, "2027-02-18-7");
        yield return Case("to-registrar", online, BilledLetters.PartPaid(language), InvoiceOverdue, null, "2027-02-18-1");
        yield return Case("in-full", online, BilledLetters.Credited(language, 1590), CreditNoteSent, null, "1");
        yield return Case("to-registrar-billed", online, BilledLetters.Credited(language, 1590), Cancellation, 1, "1800000000");
        yield return Case("in-part", online, BilledLetters.Credited(language, 1272), CreditNoteSent, null, "1");
    }

    private static Offering WithRules(Offering offering) => offering with
    {
        Details = offering.Details with
        {
            Reminders =
            [
                .. offering.Details.Reminders, new ReminderRule.DaysFromEachSession("eve", SessionSide.Before, 1, new LocalTime(18, 0), SessionPlaces.InPerson),
                new ReminderRule.MinutesFromEachSession("notes", SessionSide.After, 30), new ReminderRule.BeforeRegistrationCloses("last", 3, new LocalTime(9, 0)),
                new ReminderRule.BeforeHoldEnds("pay", 10),
            ],
        },
    };

    private static LetterCase Case(string name, Offering offering, RegistrationState state, LetterKind kind, int? to, string anchor) =>
        new($"{kind}.{name}.{state.Registrar.Language}", offering, state, new Letter(state.Id, kind, to is { } n ? new ParticipantNumber(n) : null, 0, anchor));

    private static RegistrationState Cancelled(RegistrationState state, decimal back) =>
        Samples.Cancelled(state, EndKind.ByRegistrant, Money.Usd(back), RefundReason.Cancelled);

    private static RegistrationState WithOffering(RegistrationState state, decimal back) =>
        Samples.Cancelled(state, EndKind.WithOffering, Money.Usd(back), RefundReason.OfferingCancelled);

    private static RegistrationState Expired(string language) =>
        RegistrationFold.Evolve(Samples.Held(language), new RegistrationEvent.HoldExpired(Samples.Placed + Duration.FromMinutes(30)));

    private static RegistrationState Waits(string language)
    {
        var registrar = new Registrar(Samples.Rosa.Name, Samples.Rosa.Email, "Westside Unified", language);
        var placed = Samples.Place("WW2M49QX0ABCDEFG", Samples.Online, registrar, Money.Usd(795), Samples.Virtual, Samples.Rosa, Samples.Malik);
        return Samples.Fold(new RegistrationEvent.RegistrationWaitlisted(placed.Id, placed.Offering, placed.Form, placed.Form.Entrants.Count, null, placed.Quote, placed.Policy, placed.At));
    }

    private static RegistrationState Offered(RegistrationState state) => RegistrationFold.Evolve(state, new RegistrationEvent.SeatsOffered(
        [new SeatNumber(4), new SeatNumber(5)], Samples.Ended, null, [], null, Samples.Ended - Duration.FromDays(2)));

    private static RegistrationState PaidLate(string language) => RegistrationFold.Evolve(
        RegistrationFold.Evolve(Expired(language), Samples.Paid(Money.Usd(795))),
        new RegistrationEvent.RefundOwed(1, PaymentId.Parse("pay_1"), Money.Usd(795), RefundReason.TooLate, Samples.Ended));

    private static RegistrationState Certified(RegistrationState state, int issue = 1) => RegistrationFold.Evolve(state, new RegistrationEvent.CertificateIssued(
        new ParticipantNumber(2), new Domain.Registrations.Certificate("4T7M49QX0ABCDEFG", "Malik Thompson", 630, Samples.Ended, issue)));

    private static RegistrationState Counted(RegistrationState state, int minutes = 360) => RegistrationFold.Evolve(state, new RegistrationEvent.AttendanceCounted(
        new ParticipantNumber(2), new Attended(minutes, 720, false, "4T7M49QX0ABCDEFG", 1, Samples.Ended)));

    private static RegistrationState Withdrawn(RegistrationState state, int minutes) =>
        RegistrationFold.Evolve(Counted(Certified(state), minutes), new RegistrationEvent.CertificateWithdrawn(new ParticipantNumber(2), Samples.Ended));
}
