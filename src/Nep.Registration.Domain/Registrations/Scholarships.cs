using Nep.Registration.Domain.Offerings;
using static Nep.Registration.Domain.Registrations.RegistrationCommand;
using static Nep.Registration.Domain.Registrations.RegistrationEvent;

namespace Nep.Registration.Domain.Registrations;

public abstract partial record RegistrationCommand
{
    /// <param name="Grant">What is granted; null to decline.</param>
    public sealed record DecideScholarship(ScholarshipGrant? Grant, string Reason) : RegistrationCommand;

    /// <summary>The stated day is over and nobody has decided.</summary>
    public sealed record LapseScholarship : RegistrationCommand;
}

public abstract partial record RegistrationEvent
{
    /// <param name="Quote">What is left to pay, each line with its rule.</param>
    public sealed record ScholarshipDecided(ScholarshipGrant? Grant, string Reason, Quote Quote, Instant HeldUntil, Instant At) : RegistrationEvent;

    public sealed record ScholarshipLapsed(Instant HeldUntil, Instant At) : RegistrationEvent;
}

/// <summary>Nobody asked for a scholarship.</summary>
public sealed record NoScholarshipAsked : Refusal;

/// <summary>The request for a scholarship has been decided otherwise, or was not decided in time.</summary>
public sealed record ScholarshipAlreadyDecided : Refusal;

/// <summary>
/// Scholarships: asked for on the form, decided by staff with a reason. While the request is open the seats are held; they may be paid for in
/// full at any time. Granted in whole, the seats are theirs at once; otherwise there are some days to pay what is left.
/// </summary>
internal static class Scholarships
{
    public static IEnumerable<Fault> Check(Offering offering, ScholarshipRequest? request)
    {
        if (request is null) yield break;
        if (offering.Details.Scholarships is null) yield return new Fault("scholarship.ask", "NotAChoice");
        if (string.IsNullOrWhiteSpace(request.Reason)) yield return new Fault("scholarship.reason", "Missing");
        else if (request.Reason.Length > ScholarshipRequest.LongestReason) yield return new Fault("scholarship.reason", "TooLong", $"{ScholarshipRequest.LongestReason}");
        else if (request.Reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))) yield return new Fault("scholarship.reason", "ControlCharacters");
        if (request.CanPay.Cents < 0 || request.CanPay.Currency != offering.Details.Prices.Standard.Currency) yield return new Fault("scholarship.canPay", "NotAnAmount");
    }

    /// <summary>How long a form's seats are held: until the decision is due where a scholarship is asked for, never past the start.</summary>
    public static Instant HeldUntil(Offering offering, RegistrationForm form, Instant now) => form.Scholarship is not null && offering.Details.Scholarships is { } rule
        ? Instant.Min(now + Duration.FromDays(rule.DecideDays), offering.Starts)
        : now + Duration.FromMinutes(offering.Details.HoldMinutes);

    public static bool IsOpen(RegistrationState one) => one is { Status: RegistrationStatus.Held, Scholarship.Outcome: ScholarshipOutcome.Asked };

    public static Ruling<RegistrationEvent> Decide(Offering offering, RegistrationState one, DecideScholarship decide, Instant now)
    {
        if (one.Scholarship is not { } asked) return new NoScholarshipAsked();
        if (asked.Outcome is ScholarshipOutcome.Granted or ScholarshipOutcome.Declined && asked.Grant == decide.Grant) return Ruling<RegistrationEvent>.Nothing;
        if (asked.Outcome != ScholarshipOutcome.Asked) return new ScholarshipAlreadyDecided();
        if (one.Status != RegistrationStatus.Held) return one.Status == RegistrationStatus.Confirmed ? new NothingToPay() : new RegistrationHasEnded();
        if (string.IsNullOrWhiteSpace(decide.Reason)) return new ReasonMissing();
        if (OfferingRules.Reason(decide.Reason).Concat(Check(one, decide.Grant)).ToValueList() is { Count: > 0 } faults) return new FormFaulty(faults);
        var quote = decide.Grant is { } grant ? Granted(one.Quote, grant, now) : one.Quote;
        var decided = new ScholarshipDecided(decide.Grant, decide.Reason.Trim(), quote, Until(offering, one, now), now);
        return quote.Total <= one.Paid - one.Refunded
            ? Ruling<RegistrationEvent>.Of(decided, new RegistrationConfirmed(now))
            : (ValueList<RegistrationEvent>)[decided, .. Billed(offering, one, quote, decided.HeldUntil, now)];
    }

    public static Ruling<RegistrationEvent> Lapse(Offering offering, RegistrationState one, Instant now) =>
        IsOpen(one) && now >= one.Scholarship!.DecideBy && new ScholarshipLapsed(Until(offering, one, now), now) is var lapsed
            ? (ValueList<RegistrationEvent>)[lapsed, .. Billed(offering, one, one.Quote, lapsed.HeldUntil, now)]
            : Ruling<RegistrationEvent>.Nothing;

    /// <summary>
    /// Whoever is billed has no less time for the order or the check than anyone else who is. Nobody holds, or pays for, a seat in a program that is over.
    /// </summary>
    private static Instant Until(Offering offering, RegistrationState one, Instant now)
    {
        var days = now + Duration.FromDays(offering.Details.Scholarships?.PayDays ?? 1);
        return Instant.Min(one.Billing is { } billing ? Instant.Max(days, Placing.HoldFor(offering, billing, now)) : days, offering.Ends);
    }

    /// <summary>Whoever pays by check has the invoice now that it is known what is to be paid.</summary>
    private static IEnumerable<RegistrationEvent> Billed(Offering offering, RegistrationState one, Quote quote, Instant until, Instant now) =>
        one is { Billing.Method: PaymentMethod.Check, Invoice: null }
            ? [Invoicing.Issue(one.Id, quote.Total, offering.Zone.DateAt(until - Duration.Epsilon), now)]
            : [];

    private static IEnumerable<Fault> Check(RegistrationState one, ScholarshipGrant? grant) => grant switch
    {
        ScholarshipGrant.PercentOff { Percent: <= 0 or > 100 } => [new Fault("percent", "NotAPercentage")],
        ScholarshipGrant.AmountOff off when !off.Amount.IsPositive || off.Amount.Currency != one.Quote.Total.Currency => [new Fault("amount", "NotAnAmount")],
        ScholarshipGrant.AmountOff off when off.Amount > one.Quote.Total => [new Fault("amount", "TooLarge", $"{one.Quote.Total}")],
        ScholarshipGrant.AmountOff or ScholarshipGrant.PercentOff or ScholarshipGrant.Whole or null => [],
        _ => throw new UnreachableException(),
    };

    /// <summary>Should the group fall below its price, the scholarship stays: it comes off what each would pay alone, too.</summary>
    private static Quote Granted(Quote quote, ScholarshipGrant grant, Instant now) => new([.. quote.Lines, .. Lines(quote, grant)], now)
    {
        Apart = quote.Apart is { } apart ? [.. apart, .. Lines(new Quote(apart, now), grant)] : null,
    };

    /// <summary>A line for each person, so that each one's price is plain when one of them leaves; a team's price has one.</summary>
    private static IEnumerable<QuoteLine> Lines(Quote quote, ScholarshipGrant grant)
    {
        var prices = quote.Lines.GroupBy(line => line.Participant).Select(one => (Who: one.Key, Price: one.Select(line => line.Amount).Total(quote.Total.Currency)))
            .Where(one => one.Price.IsPositive).ToList();
        var left = grant is ScholarshipGrant.AmountOff(var amount) ? amount : quote.Total;
        for (var i = 0; i < prices.Count; i++)
        {
            var share = grant is ScholarshipGrant.PercentOff(var percent) ? prices[i].Price.Percent(percent) : left.Split(prices.Count - i)[0];
            var off = Money.Min(grant is ScholarshipGrant.Whole ? prices[i].Price : share, prices[i].Price);
            left -= off;
            if (off.IsPositive) yield return new QuoteLine(prices[i].Who, new PriceRule.Scholarship(), -off);
        }
    }
}
