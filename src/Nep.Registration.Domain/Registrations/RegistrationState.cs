using Nep.Registration.Domain.Offerings;

namespace Nep.Registration.Domain.Registrations;

/// <summary>One registration as it stands: what was agreed (frozen when placed) and what has become of it.</summary>
public sealed record RegistrationState
{
    public required RegistrationId Id { get; init; }

    public required OfferingId Offering { get; init; }

    public required Instant Placed { get; init; }

    public required RegistrationStatus Status { get; init; }

    public required Registrar Registrar { get; init; }

    public required ValueList<Participant> Participants { get; init; }

    /// <summary>Those who gave up their seats while others kept theirs; null when nobody has.</summary>
    public ValueList<Participant>? Leavers { get; init; }

    /// <summary>
    /// Those who had a place before another came in their stead, as they stood then but for their answers: what they attended stays theirs. Null when nobody did.
    /// </summary>
    public ValueList<Participant>? Predecessors { get; init; }

    public required Quote Quote { get; init; }

    /// <summary>Frozen with the registration: later edits of the offering do not change it.</summary>
    public required CancellationPolicy Policy { get; init; }

    public required string TermsVersion { get; init; }

    public required Instant HeldUntil { get; init; }

    /// <summary>Whether the registrant went to the payment page: the hold starts anew once only.</summary>
    public bool CheckoutOpened { get; init; }

    /// <summary>The last order to move it to another offering; null when there was none.</summary>
    public TransferOrder? Transfer { get; init; }

    /// <summary>Where it came from, when it was moved here.</summary>
    public TransferSource? Source { get; init; }

    /// <summary>The application it came of; null for whoever registered.</summary>
    public ApplicationId? Application { get; init; }

    /// <summary>In which parts the price is due; null when it is due at once, or on a bill.</summary>
    public PaymentParts? Parts { get; init; }

    /// <summary>Who pays for it in the payer's stead; null for most.</summary>
    public Sponsorship? Sponsorship { get; init; }

    public bool IsBeingTransferred => HasSeats && Transfer is { Outcome: TransferOutcome.Ordered };

    /// <summary>The scholarship that was asked for; null for most.</summary>
    public Scholarship? Scholarship { get; init; }

    /// <summary>The code it used up, and which use of it.</summary>
    public CodeUse? Code { get; init; }

    public ValueList<Payment> Payments { get; init; }

    public ValueList<Refund> Refunds { get; init; }

    /// <summary>Payments that a payer's bank wants back.</summary>
    public ValueList<Dispute> Disputes { get; init; }

    /// <summary>Who is billed; null for whoever pays by card.</summary>
    public Billing? Billing { get; init; }

    /// <summary>The purchase order that stands behind it, as it was last received.</summary>
    public PurchaseOrder? PurchaseOrder { get; init; }

    /// <summary>What was billed, less what was credited since; null before there was an invoice.</summary>
    public Invoice? Invoice { get; init; }

    /// <summary>Its place on the waiting list, kept when it has left the list; null when it never waited.</summary>
    public WaitingPlace? Waiting { get; init; }

    /// <summary>The seats that were offered to it while it waited; null when none were.</summary>
    public SeatOffer? Offer { get; init; }

    /// <summary>The registration of those of the same form for whom there were seats; null unless the form was split.</summary>
    public RegistrationId? SplitFrom { get; init; }

    /// <summary>The registration of those of the same form who wait; null unless the form was split.</summary>
    public RegistrationId? Rest { get; init; }

    public Instant? Confirmed { get; init; }

    /// <summary>When it expired or was cancelled.</summary>
    public Instant? Ended { get; init; }

    public EndKind? EndedBy { get; init; }

    /// <summary>Counts its confirmations: 2 after it was reinstated once.</summary>
    public int Confirmations { get; init; }

    public Money Paid => Payments.Select(payment => payment.Amount).Total(Quote.Total.Currency);

    /// <summary>Money that goes back, all in all.</summary>
    public Money Refunded => Payments.Select(RefundedOf).Total(Quote.Total.Currency);

    /// <summary>
    /// What the quote leaves to pay; negative when more was paid. Only a registration with seats owes anything: of an ended one it says what
    /// it would cost to have it back.
    /// </summary>
    public Money Balance => Quote.Total - (Paid - Refunded);

    /// <summary>What is still to come before the seats are theirs: the whole price, or what is due at once of one that is paid in parts.</summary>
    public Money ToConfirm => Parts is { } parts ? parts.AtOnce - (Paid - Refunded) : Balance;

    /// <summary>
    /// What of one payment goes back: on its way, back already, or left to staff because the provider would not; never more than came. A
    /// refund that failed stays promised, so that it is neither taken for payment nor promised a second time.
    /// </summary>
    public Money RefundedOf(Payment payment) => Money.Min(
        payment.Amount,
        Refunds.Where(refund => refund.Payment == payment.Id && refund.IsPromised).Select(refund => refund.Amount).Total(payment.Amount.Currency));

    /// <summary>What is still to be paid of the invoice, also after a cancellation that did not credit all of it; never negative.</summary>
    public Money InvoiceOpen => Invoice is { } invoice ? Money.Max(invoice.Net - (Paid - Refunded), invoice.Amount with { Cents = 0 }) : Quote.Total with { Cents = 0 };

    /// <summary>Whether the due day of the invoice, or of a part, is over with some of it unpaid. Seats that are only held run out instead.</summary>
    public bool IsOverdueOn(LocalDate today) => Parts is { } parts ? Status == RegistrationStatus.Confirmed && parts.DueThrough(today.PlusDays(-1)) > Paid - Refunded : Status is RegistrationStatus.Confirmed or RegistrationStatus.Cancelled && InvoiceOpen.IsPositive && today > Invoice!.Due;

    /// <summary>Refunds that no provider can make, since the money came by check: staff send them and record it.</summary>
    public IEnumerable<Refund> RefundsToSend() => Refunds.Where(refund => refund.Outcome == RefundState.Owed && IsByHand(refund.Payment));

    public bool IsByHand(PaymentId payment) => Payments.Any(one => one.Id == payment && one.ByHand is not null);

    public bool HasSeats => Status is RegistrationStatus.Held or RegistrationStatus.Confirmed;

    /// <summary>Whether it has seats or waits for them, so that it can be changed and cancelled.</summary>
    public bool IsOpen => HasSeats || Status == RegistrationStatus.Waiting;

    public IEnumerable<SeatNumber> Seats => Participants.Select(one => one.Seat).OfType<SeatNumber>();

    /// <summary>Those whose names are known: mail goes to them.</summary>
    public IEnumerable<Participant> Named() => Participants.Where(one => one.Person.IsNamed);

    /// <summary>Whoever held a place as its n-th holder: another came in their stead since. Null when there was none.</summary>
    public Participant? Predecessor(ParticipantNumber number, int holder) => Predecessors?.FirstOrDefault(one => one.Number == number && (one.Holder ?? 0) == holder);

    public Participant? Participant(ParticipantNumber number) => Participants.FirstOrDefault(one => one.Number == number);

    /// <summary>Whoever has or had this place, also when it was given up.</summary>
    public Participant? Anyone(ParticipantNumber number) => Participant(number) ?? Leavers?.FirstOrDefault(one => one.Number == number);

    /// <summary>Whether the registrar comes along, by address: then one mail serves both.</summary>
    public bool RegistrarComesAlong => Participants.Any(one => one.Person.Email == Registrar.Email);
}
