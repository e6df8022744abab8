using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <param name="To">The other offering, as the order was given by.</param>
    public sealed record OrderTransfer(TransferOrder Order, Offering To) : RegistrationCommand;

    /// <summary>Places what was moved from another offering, with its money.</summary>
    /// <param name="Money">What the registration it comes from has, payment by payment.</param>
    public sealed record PlaceTransferred(
        RegistrationState From, TransferOrder Order, ValueList<Payment> Money, ValueList<SeatNumber> Seats) : RegistrationCommand;

    /// <summary>The other offering took them, or would not.</summary>
    /// <param name="Refused">The name of the refusal; null when it took them.</param>
    public sealed record EndTransfer(int Number, ValueList<CarriedPayment> Carried, string? Refused) : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    public sealed record TransferOrdered(TransferOrder Order) : RegistrationEvent;

    public sealed record TransferRefused(int Number, string Why, Instant At) : RegistrationEvent;

    /// <summary>They have their seats in the other offering; these are free.</summary>
    public sealed record RegistrationTransferred(int Number, Instant At) : RegistrationEvent;

    /// <summary>Money of one payment now stands behind the registration that was made there.</summary>
    public sealed record PaymentCarried(int Number, PaymentId Payment, Money Amount, RegistrationId To, Instant At) : RegistrationEvent;

    /// <summary>It came from another offering, with this money.</summary>
    public sealed record TransferArrived(TransferSource Source, ValueList<Payment> Money, Instant At) : RegistrationEvent;
}

/// <summary>
/// Moving a registration's money to another offering. The order stands with the registration; the plan places it there first, with the money as
/// payments of their own names, and only then ends it here. Until that is through nothing else changes it, so no seat and no money is doubled
/// or lost wherever the work is interrupted. A price that is higher there leaves the difference to pay; of a lower one the difference goes back.
/// </summary>
public static class Transferring
{
    internal static Ruling<RegistrationEvent> Order(Offering offering, RegistrationState one, OrderTransfer command, Instant now)
    {
        var order = command.Order;
        if (one.Transfer is { } known && (known.To, known.As) == (order.To, order.As) && known.Outcome != TransferOutcome.Refused) return Ruling<RegistrationEvent>.Nothing;
        if (one.Status != RegistrationStatus.Confirmed) return one.HasSeats ? new NotConfirmed() : new RegistrationHasEnded();
        if (one.Balance.IsPositive) return new NotPaidInFull(one.Balance);
        if (order.Kind == TransferKind.ByStaff && string.IsNullOrWhiteSpace(order.Reason)) return new ReasonMissing();
        if (OfferingRules.Reason(order.Reason).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        return (order.Kind == TransferKind.ByRegistrant ? WhyNot(offering, one, command, now) : null) is { } refused
            ? refused
            : new TransferOrdered(order with { Number = (one.Transfer?.Number ?? 0) + 1, At = now });
    }

    /// <summary>Why a registrant may not move this registration now to an offering that starts on a day; null when they may.</summary>
    public static Refusal? Why(Offering offering, RegistrationState one, LocalDate firstDay, Instant now)
    {
        if (one.Policy.Transfer is not { } rule) return new TransferNotAllowed();
        if (one.Source is not null) return new AlreadyTransferred();
        if (!rule.AllowsOn(offering.Zone.DateAt(now), offering.FirstDay) || now >= offering.Starts) return new TooLateToTransfer(rule.UntilDays);
        return rule.Reaches(offering.FirstDay, firstDay) ? null : new TransferTooFar(rule.WithinMonths);
    }

    private static Refusal? WhyNot(Offering offering, RegistrationState one, OrderTransfer command, Instant now) =>
        Why(offering, one, command.To.FirstDay, now) ?? (Unanswered(command.To, one, command.Order) is { Count: > 0 } faults ? new FormFaulty(faults) : null);

    /// <summary>
    /// What a registrant who moves is asked anew: what the other offering asks and this one did not, and to agree to its terms. Staff move people
    /// without that, and whose name follows answers when it is given.
    /// </summary>
    public static IEnumerable<Question> Asked(Offering here, Offering to, Participant person) =>
        from question in to.Details.Questions
        where person.Person.IsNamed && AskedThere(to, person.Answers).All(answer => answer.Question != question.Key)
        where question.Required || here.Details.Questions.All(known => known.Key != question.Key)
        select question;

    private static ValueList<Fault> Unanswered(Offering to, RegistrationState one, TransferOrder order) =>
    [
        .. one.Named().SelectMany(person => FormRules.Answers(to, Answers(to, person, order), $"people[{person.Number.Value - 1}]")),
        .. order.TermsVersion == to.Details.TermsVersion ? Array.Empty<Fault>() : [new Fault("terms", "TermsNotAgreed")],
    ];

    /// <summary>What it would come to in the other offering.</summary>
    public static TransferTerms Terms(Offering to, RegistrationState one, TransferKind kind, Money fee, Instant now)
    {
        var quote = kind == TransferKind.WithOffering ? AsAgreed(one, now) : ((Priced.At)Pricing.Quote(to, Form(to, one, null), now)).Quote;
        if (fee.IsPositive) quote = quote with { Lines = quote.Lines.Add(new QuoteLine(QuoteLine.Everyone, new PriceRule.TransferFee(), fee)) };
        return TransferTerms.Of(quote, one.Paid - one.Refunded);
    }

    internal static Ruling<RegistrationEvent> End(RegistrationState one, EndTransfer end, Instant now)
    {
        if (one.Transfer is not { } order || order.Number != end.Number) return new RegistrationNotFound();
        if (order.Outcome != TransferOutcome.Ordered) return Ruling<RegistrationEvent>.Nothing;
        if (end.Refused is { } why) return new TransferRefused(end.Number, why, now);
        var number = one.Refunds.Count;
        ValueList<RegistrationEvent> events =
            [new RegistrationTransferred(end.Number, now), .. end.Carried.Select(part => new PaymentCarried(++number, part.Payment, part.Amount, order.As, now))];
        var after = events.Aggregate((RegistrationState?)one, RegistrationFold.Evolve)!;
        return (ValueList<RegistrationEvent>)
        [
            .. events, .. Refunding.Against(after, after.Paid - after.Refunded, RefundReason.Difference, now),
            .. Invoicing.CreditDownTo(after, one.Quote.Total with { Cents = 0 }, CreditReason.Cancelled, now),
        ];
    }

    /// <summary>Whether a command must wait until a transfer is through.</summary>
    internal static bool Blocks(RegistrationState one, RegistrationCommand command) =>
        one.IsBeingTransferred && command is CancelRegistration or CancelSeats or ChangePerson or ReturnOverpayment or RecordCheckReturned
            or RecordOutsideRefund or RecordRefundReturned or RecordDispute or RecordDisputeEnd;

    /// <summary>What was paid, each person's price with the person, so that one who does not come there after all has it back.</summary>
    private static Quote AsAgreed(RegistrationState one, Instant now)
    {
        var (left, none) = (one.Paid - one.Refunded, one.Quote.Total with { Cents = 0 });
        var lines = new List<QuoteLine>();
        for (var i = 0; i < one.Participants.Count; i++)
        {
            var own = Money.Max(Money.Min(one.Quote.Of(one.Participants[i].Number), left), none);
            left -= own;
            if (own.IsPositive) lines.Add(new QuoteLine(new ParticipantNumber(i + 1), new PriceRule.AsAgreed(), own));
        }

        return new([.. lines, .. left.IsPositive || lines.Count == 0 ? [new QuoteLine(QuoteLine.Everyone, new PriceRule.AsAgreed(), left)] : Array.Empty<QuoteLine>()], now);
    }

    /// <summary>The same people; of their answers those that are asked there too, and what they chose where the other has such a scale.</summary>
    internal static RegistrationForm Form(Offering to, RegistrationState one, TransferOrder? order) => new(
        one.Registrar, [.. one.Participants.Select(person => new Entrant(person.Person, AskedThere(to, Answers(to, person, order)), Chosen(to, one, person)))], "",
        order?.TermsVersion ?? "");

    /// <summary>Whoever chose on a sliding scale could not pay more, and still cannot.</summary>
    private static Money? Chosen(Offering to, RegistrationState one, Participant person) =>
        one.Quote.Lines.FirstOrDefault(line => line.Participant == person.Number && line.Rule is PriceRule.Scale) is { Amount: var chosen }
        && to.Details.Prices.Scale is { } scale && Pricing.IsOn(scale, chosen)
            ? chosen
            : null;

    private static ValueList<Answer> Answers(Offering to, Participant person, TransferOrder? order) =>
        [.. AskedThere(to, person.Answers), .. order?.Answers?.FirstOrDefault(one => one.Person == person.Number)?.Given ?? []];

    private static ValueList<Answer> AskedThere(Offering to, ValueList<Answer> answers)
    {
        var wrong = FormRules.Answers(to, answers, "").Select(fault => fault.Field).ToHashSet(StringComparer.Ordinal);
        return [.. answers.Where(answer => !wrong.Contains($".answers.{answer.Question}"))];
    }
}
